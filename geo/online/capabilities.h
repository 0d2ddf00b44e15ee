#pragma once

#include <cpl_minixml.h>

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "geo/bounds.h"

namespace dateline::geo {

// What tile_service.cpp and its like need to read XML; not for others.

struct XmlDeleter {
  void operator()(CPLXMLNode* node) const { CPLDestroyXMLNode(node); }
};
using Xml = std::unique_ptr<CPLXMLNode, XmlDeleter>;

/// Null where it is no XML. Names lose their namespaces. GDAL's parser knows no entities that could grow.
[[nodiscard]] Xml parse_xml(const std::string& text);

/// The text at a path such as "Service.Title"; empty where there is none.
[[nodiscard]] std::string text_at(const CPLXMLNode* node, const char* path);

/// The elements of that name right below.
[[nodiscard]] std::vector<const CPLXMLNode*> children(const CPLXMLNode* node, std::string_view name);

/// EPSG:3857 by any of the names that servers give it.
[[nodiscard]] bool is_web_mercator(std::string_view system);

/// A box of four texts; the world where they are no numbers of degrees.
[[nodiscard]] Bounds bounds_of(const std::string& west, const std::string& south, const std::string& east,
                               const std::string& north);

/// "a, b, c and 12 more", for messages.
[[nodiscard]] std::string some_of(const std::vector<std::string>& names);

}  // namespace dateline::geo
