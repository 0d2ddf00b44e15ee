// RSS and Atom: one document an item. Items are cut out of the file as they stand there, so that each keeps its own
// bytes and one that is broken leaves the others whole.
#include <fmt/format.h>

#include <algorithm>

#include "events/text/document_formats.h"
#include "events/text/encoding.h"
#include "events/text/markup_text.h"
#include "events/text/new_document.h"

namespace dateline::events {

namespace {

// The name of the element that a tag at `at` begins or ends, in lower case, without its prefix; what ends begins with
// a slash.
std::string tag_name(std::string_view xml, std::size_t at) {
  const std::size_t begin = at + 1;
  const std::size_t slash = begin < xml.size() && xml[begin] == '/' ? 1 : 0;
  const std::size_t end = std::min(xml.find_first_of(" \t\r\n/>", begin + slash), xml.size());
  std::string_view name = xml.substr(begin + slash, end - begin - slash);
  const std::size_t prefix = name.find(':');
  name = prefix == std::string_view::npos ? name : name.substr(prefix + 1);
  return std::string(slash, '/') + to_lower_ascii(name.substr(0, 16));
}

// Where what begins at `at` ends, if it is no element: a comment, CDATA, a declaration. 0 for elements.
std::size_t end_of_other(std::string_view xml, std::size_t at) {
  const auto past = [&](std::string_view end) {
    const std::size_t found = xml.find(end, at);
    return found == std::string_view::npos ? xml.size() : found + end.size();
  };
  const std::string_view rest = xml.substr(at);
  if (rest.starts_with("<!--")) {
    return past("-->");
  }
  if (rest.starts_with("<![CDATA[")) {
    return past("]]>");
  }
  if (rest.starts_with("<?")) {
    return past("?>");
  }
  return rest.starts_with("<!") ? past(">") : 0;
}

struct Item {
  std::string_view xml;
  std::size_t line = 1;
  bool whole = true;  // its end was found
};

// The items of a feed, one after the other.
class Items {
 public:
  explicit Items(std::string_view xml) : xml_(xml) {}

  std::optional<Item> next() {
    std::optional<std::size_t> begin;
    std::string end_name;
    for (at_ = xml_.find('<', at_); at_ < xml_.size(); at_ = xml_.find('<', at_)) {
      if (const std::size_t other = end_of_other(xml_, at_); other > 0) {
        at_ = other;
        continue;
      }
      const std::string name = tag_name(xml_, at_);
      if (!begin && (name == "item" || name == "entry")) {
        begin = at_;
        end_name = "/" + name;
        head_ = head_.empty() ? xml_.substr(0, at_) : head_;
      } else if (begin && name == end_name) {
        at_ = std::min(xml_.find('>', at_), xml_.size() - 1) + 1;
        return item(*begin, at_, true);
      }
      ++at_;
    }
    at_ = xml_.size();
    return begin ? std::optional(item(*begin, at_, false)) : std::nullopt;
  }
  /// What stands before the first item.
  [[nodiscard]] std::string_view head() const { return head_; }

 private:
  Item item(std::size_t begin, std::size_t end, bool whole) {
    line_ += static_cast<std::size_t>(std::count(xml_.begin() + static_cast<std::ptrdiff_t>(counted_),
                                                 xml_.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    counted_ = begin;
    return {xml_.substr(begin, end - begin), line_, whole};
  }
  std::string_view xml_;
  std::string_view head_;
  std::size_t at_ = 0;
  std::size_t counted_ = 0;
  std::size_t line_ = 1;
};

// HTML in a string, as feeds carry it.
Result<std::string> text_of_html(const std::string& html, const std::string& where) {
  if (html.find('<') == std::string::npos && html.find('&') == std::string::npos) {
    return std::string(trimmed(html));
  }
  const Result<Markup> markup = parse_html(html, where);
  if (!markup) {
    return tl::make_unexpected(markup.error());
  }
  const xmlNode* root = *markup ? xmlDocGetRootElement(markup->get()) : nullptr;
  return root == nullptr ? std::string() : markup_text(root);
}

const xmlNode* child_named(const xmlNode* parent, std::string_view name) {
  const xmlNode* child = parent->children;
  while (child != nullptr && element_name(child) != name) {
    child = child->next;
  }
  return child;
}

// What the elements of an item or a feed's head say.
struct Fields {
  std::string title;
  std::string url;
  std::string author;
  std::string published;
  std::string updated;
  std::string language;
  const xmlNode* full = nullptr;     // the text in full
  const xmlNode* summary = nullptr;  // or what there is of it

  void look_at(const xmlNode* node, bool atom_links) {
    const std::string name = to_lower_ascii(element_name(node));
    const auto take = [&](std::string& into) {
      if (into.empty()) {
        into = std::string(trimmed(content_of(node)));
      }
    };
    if (name == "title") {
      take(title);
    } else if (name == "link") {
      const std::string relation = attribute(node, "rel");
      if (const std::string address = attribute(node, "href"); atom_links && !address.empty()) {
        url = url.empty() && (relation.empty() || relation == "alternate") ? address : url;
      } else {
        take(url);
      }
    } else if (name == "pubdate" || name == "published" || name == "date" || name == "issued") {
      take(published);
    } else if (name == "updated" || name == "modified") {
      take(updated);
    } else if (name == "creator" || name == "author") {
      const xmlNode* named = child_named(node, "name");  // Atom's; an address stands beside it
      if (author.empty()) {
        author = std::string(trimmed(content_of(named == nullptr ? node : named)));
      }
    } else if (name == "language") {
      take(language);
    } else if (name == "encoded" || name == "content") {
      full = full == nullptr && node->children != nullptr ? node : full;
    } else if (name == "description" || name == "summary") {
      summary = summary == nullptr && node->children != nullptr ? node : summary;
    }
  }
};

Fields fields_of(const xmlNode* parent) {
  Fields fields;
  for (const xmlNode* child = parent == nullptr ? nullptr : parent->children; child != nullptr; child = child->next) {
    fields.look_at(child, true);
  }
  return fields;
}

Result<std::string> text_of(const xmlNode* node, const std::string& where) {
  if (node == nullptr) {
    return std::string();
  }
  for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
    if (child->type == XML_ELEMENT_NODE) {
      return markup_text(node);  // Atom's type="xhtml"
    }
  }
  return text_of_html(content_of(node), where);
}

Result<Document> read_item(const Item& item, const Fields& feed, const std::string& where, const Source& source) {
  const Result<Markup> markup = parse_xml(std::string(item.xml), where);
  if (!markup) {
    return tl::make_unexpected(markup.error());
  }
  const Fields fields = fields_of(*markup ? xmlDocGetRootElement(markup->get()) : nullptr);
  Result<std::string> text = text_of(fields.full, where);
  if (text && is_blank(*text)) {
    text = text_of(fields.summary, where);
  }
  const Result<std::string> title = text_of_html(fields.title, where);
  if (!text || !title) {
    return tl::make_unexpected(text ? title.error() : text.error());
  }
  if (is_blank(*text) && is_blank(*title)) {
    return without_text(where, item.whole ? "is an item without text" : "is an item that breaks off");
  }
  const bool repeats = title->empty() || text->starts_with(*title);
  Document document =
      new_document(std::string(item.xml), {repeats ? *text : *title + (text->empty() ? "" : "\n\n") + *text, "UTF-8"},
                   where, source.options);
  document.title = *title;
  document.url = fields.url;
  document.author = fields.author;
  document.language = language_code(fields.language.empty() ? feed.language : fields.language);
  if (!feed.title.empty()) {
    document.publisher = feed.title;
  }
  if (!date_by_metadata(document, fields.published, "the item's date")) {
    date_by_metadata(document, fields.updated, "the item's date of change");
  }
  return document;
}

// Title and language of the whole feed, from what stands before its items. Broken off there, it is parsed leniently.
Fields read_head(std::string_view head, const std::string& where) {
  if (head.find("<!ENTITY") != std::string_view::npos) {
    return {};  // feeds declare none; who does has something in mind
  }
  const Result<Markup> markup = parse_xml(std::string(head), where);
  const xmlNode* root = markup && *markup ? xmlDocGetRootElement(markup->get()) : nullptr;
  for (const xmlNode* node = root == nullptr ? nullptr : root->children; node != nullptr; node = node->next) {
    if (to_lower_ascii(element_name(node)) == "channel") {
      Fields fields = fields_of(node);
      fields.full = nullptr;
      fields.summary = nullptr;
      return fields;
    }
  }
  Fields fields = fields_of(root);
  if (root != nullptr && fields.language.empty()) {
    fields.language = attribute(root, "lang");
  }
  fields.full = nullptr;
  fields.summary = nullptr;
  return fields;
}

}  // namespace

bool read_feed(std::string bytes, const Source& source) {
  const Result<DecodedText> decoded = decode_markup(bytes, declared_charset(bytes), source.name);
  if (!decoded) {
    return source.sink(tl::make_unexpected(decoded.error()));
  }
  Items items(decoded->text);
  std::optional<Item> item = items.next();
  if (!item) {
    return source.sink(without_text(source.name, "is a feed without items"));
  }
  const Fields feed = read_head(items.head(), source.name);
  for (; item; item = items.next()) {
    if (!source.sink(read_item(*item, feed, fmt::format("{}:{}", source.name, item->line), source))) {
      return false;
    }
  }
  return true;
}

}  // namespace dateline::events
