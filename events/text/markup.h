#pragma once

#include <libxml/tree.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

// HTML and XML through libxml2, within bounds that hold for hostile files too.

namespace dateline::events {

/// Markup over this is rejected: its tree in memory is many times larger.
inline constexpr std::size_t kMaxMarkupBytes = 48u << 20;

struct FreeMarkup {
  void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using Markup = std::unique_ptr<xmlDoc, FreeMarkup>;

/// Keeps libxml2's complaints of this thread from standard error while it lives.
class QuietXml {
 public:
  QuietXml();
  ~QuietXml();
  QuietXml(const QuietXml&) = delete;
  QuietXml& operator=(const QuietXml&) = delete;

 private:
  void (*handler_)(void*, const char*, ...);
  void* context_;
};

/// Parses HTML in UTF-8, however ill-formed. Errors (rejected): too large, nested more than a thousand deep, of too
/// many elements. A document without elements has no root.
[[nodiscard]] Result<Markup> parse_html(const std::string& utf8, const std::string& where);
/// Parses a piece of XML in UTF-8, leniently. Entities of its own are not expanded; nothing outside is fetched. The
/// same errors.
[[nodiscard]] Result<Markup> parse_xml(const std::string& utf8, const std::string& where);

/// An element's name without its prefix, as written (HTML: in lower case); empty for what is no element.
[[nodiscard]] std::string_view element_name(const xmlNode* node);
/// An attribute's value; empty where it is missing. `name` is without a prefix.
[[nodiscard]] std::string attribute(const xmlNode* node, const char* name);
/// The characters inside, as they are.
[[nodiscard]] std::string content_of(const xmlNode* node);

/// The node that comes after `node` in the order of the text, within `root`; with `inside` false, what is in `node` is
/// passed over. Null at the end.
[[nodiscard]] const xmlNode* next_in_order(const xmlNode* node, const xmlNode* root, bool inside = true);

}  // namespace dateline::events
