#include "events/text/markup_text.h"

#include <algorithm>
#include <array>

#include "events/text/new_document.h"

namespace dateline::events {

namespace {

template <std::size_t N>
bool is_in(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// How much space stands between what was written and what comes next.
enum class Gap : std::uint8_t { none, blank, line, paragraph };

Gap gap_of(std::string_view element) {
  static constexpr std::array<std::string_view, 7> kLines = {"li", "tr", "dt", "dd", "option", "caption", "br"};
  if (is_in(kLines, element)) {
    return Gap::line;
  }
  return is_block(element) ? Gap::paragraph : element == "td" || element == "th" ? Gap::blank : Gap::none;
}

class Writer {
 public:
  void leave(Gap gap) { gap_ = std::max(gap_, gap); }

  void write(std::string_view text, bool as_it_is) {
    if (as_it_is) {
      close_gap();
      text_ += text;
      return;
    }
    while (!text.empty()) {
      if (const std::size_t space = space_at(text); space > 0) {
        leave(Gap::blank);
        text.remove_prefix(space);
        continue;
      }
      std::size_t end = 1;
      while (end < text.size() && space_at(text.substr(end)) == 0) {
        ++end;
      }
      close_gap();
      text_ += text.substr(0, end);
      text.remove_prefix(end);
    }
  }

  std::string take() { return std::move(text_); }

 private:
  // Bytes of the white space that the text begins with; a no-break space is one here, others keep their meaning.
  static std::size_t space_at(std::string_view text) {
    if (kBlank.find(text[0]) != std::string_view::npos) {
      return 1;
    }
    return text.starts_with("\xC2\xA0") ? 2 : 0;
  }
  void close_gap() {
    if (!text_.empty()) {
      text_ += gap_ == Gap::paragraph ? "\n\n" : gap_ == Gap::line ? "\n" : gap_ == Gap::blank ? " " : "";
    }
    gap_ = Gap::none;
  }
  std::string text_;
  Gap gap_ = Gap::none;
};

}  // namespace

bool holds_more_than(std::size_t count, const xmlNode* root) {
  std::size_t bytes = 0;
  for (const xmlNode* node = root; node != nullptr && bytes <= count; node = next_in_order(node, root)) {
    bytes += node->type == XML_TEXT_NODE && node->content != nullptr
                 ? std::char_traits<char>::length(reinterpret_cast<const char*>(node->content))
                 : 0;
  }
  return bytes > count;
}

bool is_block(std::string_view element) {
  static constexpr std::array<std::string_view, 32> kBlocks = {
      "p",       "div",     "section", "article", "main",   "body",       "html",   "header",
      "footer",  "h1",      "h2",      "h3",      "h4",     "h5",         "h6",     "ul",
      "ol",      "dl",      "table",   "figure",  "pre",    "blockquote", "aside",  "figcaption",
      "address", "summary", "details", "hr",      "center", "fieldset",   "legend", "tbody"};
  return is_in(kBlocks, element);
}

bool is_silent(const xmlNode* node) {
  static constexpr std::array<std::string_view, 26> kSilent = {
      "script", "style", "noscript", "template", "svg",    "math",   "iframe", "object",   "embed",
      "canvas", "audio", "video",    "map",      "head",   "button", "select", "textarea", "input",
      "form",   "nav",   "datalist", "dialog",   "applet", "frame",  "link",   "meta"};
  const std::string_view name = element_name(node);
  if (name.empty()) {
    return false;
  }
  if (is_in(kSilent, name)) {
    // Some systems put the whole page into one form.
    constexpr std::size_t kLongestForm = 2000;
    return name != "form" || !holds_more_than(kLongestForm, node);
  }
  if (node->properties == nullptr) {
    return false;
  }
  if (xmlHasProp(node, reinterpret_cast<const xmlChar*>("hidden")) != nullptr ||
      attribute(node, "aria-hidden") == "true") {
    return true;
  }
  std::string style = to_lower_ascii(attribute(node, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != std::string::npos || style.find("visibility:hidden") != std::string::npos;
}

std::string markup_text(const xmlNode* root, const std::function<bool(const xmlNode*)>& skip) {
  Writer writer;
  std::size_t pre = 0;  // elements around that keep white space
  const xmlNode* node = root;
  for (bool entering = true; node != nullptr;) {
    const std::string_view name = element_name(node);
    writer.leave(gap_of(name));
    if (entering && name.empty() && (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE) &&
        node->content != nullptr) {
      writer.write(reinterpret_cast<const char*>(node->content), pre > 0);
    }
    const bool inside = entering && !name.empty() && node->children != nullptr &&
                        (node == root || !(is_silent(node) || (skip && skip(node))));
    if (inside) {
      pre += name == "pre" ? 1 : 0;
      node = node->children;
      continue;
    }
    if (!entering) {
      pre -= name == "pre" ? 1 : 0;
    }
    if (node == root) {
      break;
    }
    entering = node->next != nullptr;
    node = entering ? node->next : node->parent;
  }
  return writer.take();
}

}  // namespace dateline::events
