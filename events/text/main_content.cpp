// The score of a block of prose goes to its parent and, halved, to its grandparent; the element with the highest score
// is the article: C. Kohlschuetter et al., "Boilerplate detection using shallow text features" (2010), for the features
// (length, link density); the walk upwards as in the "Readability" bookmarklet (Arc90, 2009).
#include "events/text/main_content.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "events/text/markup_text.h"
#include "events/text/new_document.h"

namespace dateline::events {

namespace {

constexpr std::size_t kProse = 250;  // bytes of text that make an article of an element

// Bytes of an element's text, without white space, and how many of them are in links.
struct Measure {
  std::size_t text = 0;
  std::size_t links = 0;
  std::size_t commas = 0;
  [[nodiscard]] double link_share() const {
    return text == 0 ? 0 : static_cast<double>(links) / static_cast<double>(text);
  }
};

bool holds_any(const std::string& words, std::initializer_list<std::string_view> list) {
  return std::any_of(list.begin(), list.end(),
                     [&](std::string_view word) { return words.find(word) != std::string::npos; });
}

bool is_surrounding(const xmlNode* node) {
  const std::string_view name = element_name(node);
  if (name.empty()) {
    return false;
  }
  if (name == "aside" || name == "footer" || name == "menu") {
    return true;
  }
  if (node->properties == nullptr || name == "html" || name == "body" || name == "article" || name == "main") {
    return false;
  }
  const std::string role = attribute(node, "role");
  if (holds_any(role,
                {"navigation", "banner", "complementary", "contentinfo", "search", "menu", "dialog", "toolbar"})) {
    return true;
  }
  const std::string called = to_lower_ascii(attribute(node, "class") + " " + attribute(node, "id"));
  if (holds_any(called, {"article-body", "articlebody", "article-content", "story-body", "entry-content",
                         "post-content", "main-content"})) {
    return false;
  }
  return holds_any(
      called,
      {"navbar",     "navigation",   "nav-menu",     "breadcrumb",    "sidebar",         "side-bar", "related",
       "recommend",  "social",       "share-",       "sharing",       "sharebar",        "comment",  "disqus",
       "newsletter", "subscribe",    "subscription", "promo",         "advert",          "ad-slot",  "ad-container",
       "sponsor",    "cookie",       "consent",      "popup",         "modal",           "paywall",  "most-read",
       "mostread",   "most-popular", "trending",     "more-stories",  "read-more",       "readmore", "also-read",
       "taglist",    "tag-list",     "post-tags",    "site-header",   "site-footer",     "footer",   "masthead",
       "toolbar",    "pagination",   "skip-link",    "screen-reader", "visually-hidden", "sr-only",  "signup",
       "sign-up",    "donate",       "author-bio",   "copyright",     "hreflang",        "ticker"});
}

class Page {
 public:
  explicit Page(const xmlNode* root) : root_(root) {
    for (const xmlNode* node = root; node != nullptr; node = next_in_order(node, root, !is_silent(node))) {
      all_text_ += node->type == XML_TEXT_NODE && node->content != nullptr
                       ? std::char_traits<char>::length(reinterpret_cast<const char*>(node->content))
                       : 0;
    }
    measure();
  }

  /// Names deceive: what holds the greater part of a page's text does not stand around it.
  [[nodiscard]] bool is_around(const xmlNode* node) {
    const auto [known, is_new] = around_.try_emplace(node, false);
    if (is_new) {
      known->second = is_surrounding(node) && !holds_more_than(all_text_ / 2, node);
    }
    return known->second;
  }

  const xmlNode* article() {
    if (const xmlNode* named = named_article()) {
      return named;
    }
    return best_scored();
  }

  [[nodiscard]] const Measure& of(const xmlNode* node) const {
    static const Measure kNothing;
    const auto found = measures_.find(node);
    return found == measures_.end() ? kNothing : found->second;
  }

 private:
  // One walk, in which every element gives its measure to its parent when it is left.
  void measure() {
    int links = 0;
    const xmlNode* node = root_;
    for (bool entering = true; node != nullptr;) {
      const bool is_link = element_name(node) == "a";
      if (entering && node->type == XML_TEXT_NODE && node->content != nullptr) {
        count(node, links > 0);
      }
      if (entering && node->type == XML_ELEMENT_NODE && node->children != nullptr && !is_silent(node) &&
          !is_around(node)) {
        links += is_link ? 1 : 0;
        node = node->children;
        continue;
      }
      if (!entering) {
        links -= is_link ? 1 : 0;
        pass_on(node);
      }
      if (node == root_) {
        return;
      }
      entering = node->next != nullptr;
      node = entering ? node->next : node->parent;
    }
  }

  void count(const xmlNode* text, bool linked) {
    Measure& parent = measures_[text->parent];
    for (const char* at = reinterpret_cast<const char*>(text->content); *at != '\0'; ++at) {
      if (kBlank.find(*at) == std::string_view::npos) {
        ++parent.text;
        parent.links += linked ? 1 : 0;
        parent.commas += *at == ',' ? 1 : 0;
      }
    }
  }

  void pass_on(const xmlNode* node) {
    if (node == root_) {
      return;
    }
    const Measure own = of(node);
    Measure& parent = measures_[node->parent];
    parent.text += own.text;
    parent.links += own.links;
    parent.commas += own.commas;
  }

  // An element that says itself that it is the article.
  const xmlNode* named_article() {
    const xmlNode* body = nullptr;
    const xmlNode* article = nullptr;
    const xmlNode* main = nullptr;
    std::size_t articles = 0;
    for (const xmlNode* node = root_; node != nullptr;
         node = next_in_order(node, root_, !is_silent(node) && !is_around(node))) {
      const Measure& measured = of(node);
      if (measured.text < kProse || measured.link_share() > 0.5) {
        continue;
      }
      const std::string_view name = element_name(node);
      if (body == nullptr && node->properties != nullptr &&
          to_lower_ascii(attribute(node, "itemprop")) == "articlebody") {
        body = node;
      } else if (name == "article") {
        ++articles;
        article = article == nullptr || measured.text > of(article).text ? node : article;
      } else if (main == nullptr && (name == "main" || attribute(node, "role") == "main")) {
        main = node;
      }
    }
    // A page of many articles is a list of them, unless one is by far the longest.
    const bool one_article = article != nullptr && (articles == 1 || of(article).text * 2 > of(root_).text);
    return body != nullptr ? body : one_article ? article : main;
  }

  const xmlNode* best_scored() {
    std::unordered_map<const xmlNode*, double> scores;
    for (const auto& [node, measured] : measures_) {
      static constexpr std::array<std::string_view, 5> kProseElements = {"p", "pre", "blockquote", "td", "div"};
      constexpr std::size_t kShortest = 25;
      const std::string_view name = element_name(node);
      const bool is_prose = std::find(kProseElements.begin(), kProseElements.end(), name) != kProseElements.end() &&
                            (name == "p" || !holds_block(node));
      if (!is_prose || measured.text < kShortest) {
        continue;
      }
      const double score =
          1 + static_cast<double>(measured.commas) + std::min(static_cast<double>(measured.text) / 100, 3.0);
      const xmlNode* parent = node->parent;
      if (parent != nullptr && parent->type == XML_ELEMENT_NODE) {
        scores[parent] += score;
        if (parent->parent != nullptr && parent->parent->type == XML_ELEMENT_NODE) {
          scores[parent->parent] += score / 2;
        }
      }
    }
    const xmlNode* best = nullptr;
    double most = 0;
    for (const xmlNode* node = root_; node != nullptr; node = next_in_order(node, root_)) {
      const auto score = scores.find(node);
      if (score != scores.end() && score->second * (1 - of(node).link_share()) > most) {
        most = score->second * (1 - of(node).link_share());
        best = node;
      }
    }
    return best;
  }

  static bool holds_block(const xmlNode* node) {
    for (const xmlNode* child = node->children; child != nullptr; child = child->next) {
      if (is_block(element_name(child))) {
        return true;
      }
    }
    return false;
  }

  const xmlNode* root_;
  std::size_t all_text_ = 0;
  std::unordered_map<const xmlNode*, Measure> measures_;
  std::unordered_map<const xmlNode*, bool> around_;
};

}  // namespace

std::string main_content(const xmlNode* root) {
  Page page(root);
  const xmlNode* article = page.article();
  if (article == nullptr) {
    article = root;
  }
  return markup_text(article, [&page](const xmlNode* node) {
    if (page.is_around(node)) {
      return true;
    }
    // What consists of links only, but for those inside of sentences.
    const std::string_view name = element_name(node);
    if (!is_block(name) && name != "li") {
      return false;
    }
    const Measure& measured = page.of(node);
    constexpr double kMostLinks = 0.75;
    constexpr std::size_t kLinkedParagraph = 150;
    return measured.link_share() > kMostLinks && !(name == "p" && measured.text > kLinkedParagraph);
  });
}

}  // namespace dateline::events
