#include "events/text/page_metadata.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "events/text/markup_text.h"
#include "events/text/new_document.h"

namespace dateline::events {

namespace {

using nlohmann::json;
using Date = PageMetadata::Date;

// Names of meta tags, most telling first.
constexpr std::array<std::string_view, 17> kDateTags = {"article:published_time",
                                                        "og:article:published_time",
                                                        "datepublished",
                                                        "parsely-pub-date",
                                                        "sailthru.date",
                                                        "cxenseparse:recs:publishtime",
                                                        "dc.date.issued",
                                                        "dcterms.issued",
                                                        "dcterms.created",
                                                        "dc.date.created",
                                                        "dc.date",
                                                        "dcterms.date",
                                                        "publication_date",
                                                        "publishdate",
                                                        "pubdate",
                                                        "article.published",
                                                        "date"};
constexpr std::array<std::string_view, 5> kAuthorTags = {"author", "article:author", "parsely-author",
                                                         "sailthru.author", "dc.creator"};
constexpr std::array<std::string_view, 5> kPublisherTags = {"og:site_name", "publisher", "dc.publisher",
                                                            "article:publisher", "application-name"};
constexpr std::array<std::string_view, 3> kTitleTags = {"og:title", "twitter:title", "dc.title"};

bool is_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

// A string, or the name of a thing, or those of a list of things.
std::string name_in(const json& value) {
  if (value.is_string()) {
    return value.get<std::string>();
  }
  if (value.is_object()) {
    return value.contains("name") ? name_in(value["name"]) : std::string();
  }
  std::string names;
  if (value.is_array()) {
    constexpr std::size_t kMostNames = 8;
    for (std::size_t i = 0; i < std::min(value.size(), kMostNames); ++i) {
      if (value[i].is_string() || value[i].is_object()) {
        const std::string name = name_in(value[i]);
        names += (names.empty() || name.empty() ? "" : ", ") + name;
      }
    }
  }
  return names;
}

bool is_article(const json& object) {
  const auto type = object.find("@type");
  if (type == object.end()) {
    return false;
  }
  const auto says_so = [](const json& name) {
    static constexpr std::array<std::string_view, 5> kEndings = {"Article", "Posting", "Report", "NewsArticle",
                                                                 "WebPage"};
    return name.is_string() && std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) {
             return name.get_ref<const std::string&>().ends_with(ending);
           });
  };
  return says_so(*type) || (type->is_array() && std::any_of(type->begin(), type->end(), says_so));
}

// Nesting over this is no metadata; nlohmann's parser keeps it on the heap, its destructor and we do not.
constexpr int kDeepestJson = 64;

std::optional<json> parse_shallow(const std::string& text) {
  bool too_deep = false;
  json value = json::parse(
      text,
      [&too_deep](int depth, json::parse_event_t, json&) {
        too_deep = too_deep || depth > kDeepestJson;
        return depth <= kDeepestJson;
      },
      false, true);
  return value.is_discarded() || too_deep ? std::nullopt : std::optional(std::move(value));
}

class MetadataReader {
 public:
  explicit MetadataReader(const xmlNode* root) : root_(root) {}

  PageMetadata read() {
    for (const xmlNode* node = root_; node != nullptr; node = next_in_order(node, root_)) {
      if (node->type == XML_ELEMENT_NODE) {
        look_at(node);
      }
    }
    settle();
    return std::move(found_);
  }

 private:
  void look_at(const xmlNode* node) {
    const std::string_view name = element_name(node);
    if (name == "html") {
      found_.language = language_code(attribute(node, "lang"));
    } else if (name == "title" && page_title_.empty()) {
      page_title_ = content_of(node);
    } else if (name == "meta") {
      look_at_meta(node);
    } else if (name == "link" && to_lower_ascii(attribute(node, "rel")) == "canonical" && found_.url.empty()) {
      found_.url = attribute(node, "href");
    } else if (name == "script" && to_lower_ascii(attribute(node, "type")).starts_with("application/ld+json")) {
      look_at_json(content_of(node));
    } else if (name == "h1" && heading_.empty()) {
      heading_ = markup_text(node);
    } else if (name == "time") {
      look_at_time(node);
    }
    if (node->properties != nullptr) {
      look_at_properties(node, name);
    }
  }

  void look_at_meta(const xmlNode* node) {
    std::string content = attribute(node, "content");
    if (is_blank(content)) {
      return;
    }
    for (const char* key : {"property", "name", "itemprop"}) {
      if (const std::string tag = to_lower_ascii(attribute(node, key)); !tag.empty()) {
        tags_.emplace(tag, std::string(trimmed(content)));
      }
    }
  }

  void look_at_time(const xmlNode* node) {
    std::string when = attribute(node, "datetime");
    if (when.empty()) {
      return;
    }
    const bool telling = xmlHasProp(node, reinterpret_cast<const xmlChar*>("pubdate")) != nullptr ||
                         to_lower_ascii(attribute(node, "itemprop")) == "datepublished";
    (telling ? telling_time_ : first_time_).push_back({std::move(when), "the page's <time>"});
  }

  void look_at_properties(const xmlNode* node, std::string_view name) {
    const std::string property = to_lower_ascii(attribute(node, "itemprop"));
    if (property == "datepublished" && name != "meta" && name != "time") {
      const std::string written = attribute(node, "content");
      telling_time_.push_back({written.empty() ? content_of(node) : written, "the page's datePublished"});
    }
    if (written_author_.empty()) {
      const bool telling = property == "author" || to_lower_ascii(attribute(node, "rel")) == "author" ||
                           is_byline(to_lower_ascii(attribute(node, "class")));
      constexpr std::size_t kLongestName = 120;
      if (telling && name != "meta" && name != "link" && !holds_more_than(kLongestName, node)) {
        written_author_ = markup_text(node);
      }
    }
  }

  static bool is_byline(const std::string& classes) {
    return classes.find("byline") != std::string::npos || classes.find("author-name") != std::string::npos ||
           classes.find("author_name") != std::string::npos;
  }

  void look_at_json(const std::string& text) {
    if (const auto value = parse_shallow(text)) {
      look_at_things(*value);
    }
  }

  void look_at_things(const json& value) {
    if (value.is_array()) {
      for (const json& thing : value) {
        look_at_things(thing);
      }
      return;
    }
    if (!value.is_object()) {
      return;
    }
    if (const auto graph = value.find("@graph"); graph != value.end()) {
      look_at_things(*graph);
    }
    if (!is_article(value)) {
      return;
    }
    const auto take = [&](const char* key, std::string& into) {
      if (const auto field = value.find(key); field != value.end() && into.empty()) {
        into = name_in(*field);
      }
    };
    std::string published;
    take("datePublished", published);
    if (!published.empty()) {
      json_dates_.push_back({published, "the page's datePublished (JSON-LD)"});
    }
    take("headline", json_title_);
    take("author", json_author_);
    take("publisher", json_publisher_);
    take("articleBody", found_.body);
    if (found_.language.empty()) {
      std::string language;
      take("inLanguage", language);
      found_.language = language_code(language);
    }
  }

  template <std::size_t N>
  std::string tag(const std::array<std::string_view, N>& names) const {
    for (const std::string_view name : names) {
      if (const auto found = tags_.find(name); found != tags_.end() && !is_address(found->second)) {
        return found->second;
      }
    }
    return {};
  }

  static std::string first_of(std::initializer_list<std::string> texts) {
    for (const std::string& text : texts) {
      if (!is_blank(text)) {
        return one_line(text);
      }
    }
    return {};
  }

  static std::string one_line(std::string_view text) {
    std::string line;
    for (const char c : trimmed(text)) {
      const bool blank = kBlank.find(c) != std::string_view::npos;
      if (!blank || line.back() != ' ') {
        line += blank ? ' ' : c;
      }
    }
    return line;
  }

  void settle() {
    // What the article's own heading says; a page's <title> often has the site's name behind it.
    found_.title = first_of({json_title_, tag(kTitleTags), heading_, page_title_});
    found_.author = first_of({json_author_, tag(kAuthorTags), written_author_});
    found_.publisher = first_of({tag(kPublisherTags), json_publisher_});
    if (found_.url.empty() || !is_address(found_.url)) {
      const auto url = tags_.find("og:url");
      found_.url = url != tags_.end() ? url->second : found_.url;
    }
    for (const std::string_view name : kDateTags) {
      if (const auto date = tags_.find(name); date != tags_.end()) {
        found_.published.push_back({date->second, fmt::format("the page's {}", name)});
      }
      if (name == kDateTags[1]) {
        append(json_dates_);
      }
    }
    append(telling_time_);
    // Where several times stand on a page, most belong to links to other articles.
    if (first_time_.size() == 1) {
      append(first_time_);
    }
  }

  void append(const std::vector<Date>& dates) {
    if (!dates.empty()) {
      found_.published.push_back(dates.front());
    }
  }

  const xmlNode* root_;
  PageMetadata found_;
  std::map<std::string, std::string, std::less<>> tags_;  // the first of each name
  std::string page_title_;
  std::string heading_;
  std::string written_author_;
  std::string json_title_;
  std::string json_author_;
  std::string json_publisher_;
  std::vector<Date> json_dates_;
  std::vector<Date> telling_time_;
  std::vector<Date> first_time_;
};

}  // namespace

PageMetadata page_metadata(const xmlNode* root) {
  return MetadataReader(root).read();
}

}  // namespace dateline::events
