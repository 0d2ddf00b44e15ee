#include "geo/online/capabilities.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

#include "geo/gdal/gdal_session.h"
#include "geo/lon_lat.h"

namespace dateline::geo {

Xml parse_xml(const std::string& text) {
  const GdalMessages messages;
  Xml xml(CPLParseXMLString(text.c_str()));
  if (xml) {
    CPLStripXMLNamespace(xml.get(), nullptr, TRUE);
  }
  return xml;
}

std::string text_at(const CPLXMLNode* node, const char* path) {
  return CPLGetXMLValue(node, path, "");
}

std::vector<const CPLXMLNode*> children(const CPLXMLNode* node, std::string_view name) {
  std::vector<const CPLXMLNode*> found;
  for (const CPLXMLNode* child = node == nullptr ? nullptr : node->psChild; child != nullptr; child = child->psNext) {
    if (child->eType == CXT_Element && name == child->pszValue) {
      found.push_back(child);
    }
  }
  return found;
}

bool is_web_mercator(std::string_view system) {
  const std::size_t colon = system.rfind(':');
  const std::string_view code = colon == std::string_view::npos ? system : system.substr(colon + 1);
  constexpr std::array<std::string_view, 5> kCodes = {"3857", "900913", "102100", "102113", "3785"};
  return std::ranges::find(kCodes, code) != kCodes.end();
}

Bounds bounds_of(const std::string& west, const std::string& south, const std::string& east, const std::string& north) {
  const auto number = [](const std::string& text) {
    char* end = nullptr;
    const double value = std::strtod(text.c_str(), &end);
    return end == text.c_str() ? std::nan("") : value;
  };
  const Bounds box{number(west), number(south), number(east), number(north)};
  const bool sound = is_valid({box.west, box.south}) && is_valid({box.east, box.north}) && box.west < box.east &&
                     box.south < box.north;
  return sound ? box : Bounds::world();
}

std::string some_of(const std::vector<std::string>& names) {
  constexpr std::size_t kSome = 6;
  std::string text;
  for (std::size_t i = 0; i < std::min(names.size(), kSome); ++i) {
    text += (i == 0 ? "" : ", ") + names[i];
  }
  return names.size() > kSome ? text + " and " + std::to_string(names.size() - kSome) + " more" : text;
}

}  // namespace dateline::geo
