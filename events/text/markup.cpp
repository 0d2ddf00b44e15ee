#include "events/text/markup.h"

#include <fmt/format.h>
#include <libxml/HTMLparser.h>
#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include <mutex>

#include "events/text/attribute_count.h"

namespace dateline::events {

namespace {

constexpr int kDeepest = 1000;
constexpr std::size_t kMostElements = 2'000'000;

struct Bounds {
  std::size_t elements = 0;
  int depth = 0;
  bool too_deep = false;
  [[nodiscard]] bool broken() const { return too_deep || elements > kMostElements; }
};

void start_libxml() {
  static std::once_flag once;
  std::call_once(once, [] { xmlInitParser(); });
}

// libxml2 calls back for every element: the only place where a parse can be bounded while it runs.
bool within_bounds(void* context) {
  auto* parser = static_cast<xmlParserCtxt*>(context);
  auto& bounds = *static_cast<Bounds*>(parser->_private);
  bounds.too_deep = bounds.too_deep || parser->nodeNr > kDeepest;
  ++bounds.elements;
  if (bounds.broken()) {
    xmlStopParser(parser);
  }
  return !bounds.broken();
}

void start_html_element(void* context, const xmlChar* name, const xmlChar** attributes) {
  if (within_bounds(context)) {
    xmlSAX2StartElement(context, name, attributes);
  }
}

void start_xml_element(void* context, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri, int namespaces,
                       const xmlChar** namespace_list, int attributes, int defaulted, const xmlChar** attribute_list) {
  if (within_bounds(context)) {
    xmlSAX2StartElementNs(context, name, prefix, uri, namespaces, namespace_list, attributes, defaulted,
                          attribute_list);
  }
}

tl::unexpected<Error> broken(const Bounds& bounds, const std::string& where) {
  return bounds.too_deep
             ? rejected(where, fmt::format("its elements are nested more than {} deep", kDeepest), "give its text")
             : rejected(where, fmt::format("has more than {} elements", kMostElements), "give its text");
}

Result<void> check_size(const std::string& text, const std::string& where) {
  if (text.size() > kMaxMarkupBytes) {
    return rejected(where, fmt::format("is markup of more than {} MB", kMaxMarkupBytes >> 20), "give its text");
  }
  if (has_too_many_attributes(text)) {
    return rejected(where, fmt::format("has an element of more than {} attributes", AttributeCount::kMost),
                    "give its text");
  }
  return {};
}

void say_nothing(void* /*context*/, const char* /*message*/, ...) {}

struct FreeHtmlParser {
  void operator()(htmlParserCtxt* parser) const { htmlFreeParserCtxt(parser); }
};
struct FreeXmlParser {
  void operator()(xmlParserCtxt* parser) const { xmlFreeParserCtxt(parser); }
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

}  // namespace

QuietXml::QuietXml() : handler_(xmlGenericError), context_(xmlGenericErrorContext) {
  start_libxml();
  xmlSetGenericErrorFunc(nullptr, say_nothing);
}

QuietXml::~QuietXml() {
  xmlSetGenericErrorFunc(context_, handler_);
}

Result<Markup> parse_html(const std::string& utf8, const std::string& where) {
  if (const Result<void> checked = check_size(utf8, where); !checked) {
    return tl::make_unexpected(checked.error());
  }
  const QuietXml quiet;
  const std::unique_ptr<htmlParserCtxt, FreeHtmlParser> parser(htmlNewParserCtxt());
  if (!parser) {
    return Markup();
  }
  Bounds bounds;
  parser->_private = &bounds;
  parser->sax->startElement = start_html_element;
  parser->options |= XML_PARSE_HUGE;  // our own bounds hold; libxml2's end a page in silence
  htmlDocPtr document =
      htmlCtxtReadMemory(parser.get(), utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8",
                         HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
  Markup markup(document);
  if (bounds.broken()) {
    return broken(bounds, where);
  }
  return markup;
}

Result<Markup> parse_xml(const std::string& utf8, const std::string& where) {
  if (const Result<void> checked = check_size(utf8, where); !checked) {
    return tl::make_unexpected(checked.error());
  }
  const QuietXml quiet;
  const std::unique_ptr<xmlParserCtxt, FreeXmlParser> parser(xmlNewParserCtxt());
  if (!parser) {
    return Markup();
  }
  Bounds bounds;
  parser->_private = &bounds;
  parser->sax->startElementNs = start_xml_element;
  xmlDocPtr document = xmlCtxtReadMemory(parser.get(), utf8.data(), static_cast<int>(utf8.size()), nullptr, "UTF-8",
                                         XML_PARSE_RECOVER | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_NONET |
                                             XML_PARSE_IGNORE_ENC | XML_PARSE_NOCDATA | XML_PARSE_COMPACT);
  Markup markup(document);
  if (bounds.broken()) {
    return broken(bounds, where);
  }
  return markup;
}

std::string_view element_name(const xmlNode* node) {
  if (node == nullptr || node->type != XML_ELEMENT_NODE) {
    return {};
  }
  const std::string_view name = view(node->name);
  const std::size_t prefix = name.find(':');
  return prefix == std::string_view::npos ? name : name.substr(prefix + 1);
}

std::string attribute(const xmlNode* node, const char* name) {
  if (node == nullptr || node->type != XML_ELEMENT_NODE) {
    return {};
  }
  xmlChar* value = xmlGetProp(node, reinterpret_cast<const xmlChar*>(name));
  std::string text(view(value));
  xmlFree(value);
  return text;
}

std::string content_of(const xmlNode* node) {
  std::string text;
  for (const xmlNode* at = node; at != nullptr; at = next_in_order(at, node)) {
    if (at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE) {
      text += view(at->content);
    }
  }
  return text;
}

const xmlNode* next_in_order(const xmlNode* node, const xmlNode* root, bool inside) {
  if (inside && node->type == XML_ELEMENT_NODE && node->children != nullptr) {
    return node->children;
  }
  while (node != root && node->next == nullptr) {
    node = node->parent;
  }
  return node == root ? nullptr : node->next;
}

}  // namespace dateline::events
