#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>

#include "geo/online/address.h"
#include "geo/online/capabilities.h"
#include "geo/online/tile_service.h"

namespace dateline::geo {

namespace {

constexpr double kMercatorHalf = 20037508.342789244;  // metres; half the width of EPSG:3857's square
constexpr double kPixel = 0.00028;                    // metres: the standard's pixel, which scale denominators are for
constexpr int kFinest = 24;

/// The names of a set's matrices by zoom, where all of its tiles are those of the Web Mercator pyramid.
std::optional<std::vector<std::string>> matrices_of(const CPLXMLNode* set) {
  if (!is_web_mercator(text_at(set, "SupportedCRS"))) {
    return std::nullopt;
  }
  std::vector<std::string> names(kFinest + 1);
  for (const CPLXMLNode* matrix : children(set, "TileMatrix")) {
    const double denominator = std::strtod(text_at(matrix, "ScaleDenominator").c_str(), nullptr);
    const double width = std::strtod(text_at(matrix, "TileWidth").c_str(), nullptr);
    const std::string corner = text_at(matrix, "TopLeftCorner");
    char* rest = nullptr;
    const double x = std::strtod(corner.c_str(), &rest);
    const double y = std::strtod(rest, nullptr);
    const double zoom = std::log2(2 * kMercatorHalf / (denominator * kPixel * width));
    constexpr double kTolerance = 1e-3;
    const bool fits = std::isfinite(zoom) && std::abs(zoom - std::round(zoom)) < kTolerance &&
                      std::abs(x + kMercatorHalf) < 1 && std::abs(y - kMercatorHalf) < 1 && zoom > -0.5 &&
                      zoom < kFinest + 0.5;
    if (fits) {
      names[static_cast<std::size_t>(std::lround(zoom))] = text_at(matrix, "Identifier");
    }
  }
  const bool any = std::ranges::any_of(names, [](const std::string& name) { return !name.empty(); });
  return any ? std::optional(std::move(names)) : std::nullopt;
}

void replace(std::string& text, std::string_view what, const std::string& by) {
  if (const std::size_t at = text.find(what); at != std::string::npos) {
    text.replace(at, what.size(), by);
  }
}

std::string default_style(const CPLXMLNode* layer) {
  const auto styles = children(layer, "Style");
  const auto chosen =
      std::ranges::find_if(styles, [](const CPLXMLNode* style) { return text_at(style, "isDefault") == "true"; });
  return styles.empty() ? "default" : text_at(chosen == styles.end() ? styles.front() : *chosen, "Identifier");
}

std::string format_of(const CPLXMLNode* layer, const std::string& wanted) {
  std::vector<std::string> formats;
  for (const CPLXMLNode* format : children(layer, "Format")) {
    formats.push_back(text_at(format, ""));
  }
  for (const std::string& best : {wanted, std::string("image/png"), std::string("image/jpeg")}) {
    if (!best.empty() && std::ranges::find(formats, best) != formats.end()) {
      return best;
    }
  }
  return formats.empty() ? "image/png" : formats.front();
}

/// The pattern of the layer's tiles: a resource's template, else key-value pairs.
std::string pattern_of(const CPLXMLNode* root, const CPLXMLNode* layer, const std::string& address,
                       const std::string& set) {
  const std::string format = format_of(layer, parameter_of(address, "format"));
  const std::string asked = parameter_of(address, "style");
  const std::string style = asked.empty() ? default_style(layer) : asked;
  for (const CPLXMLNode* resource : children(layer, "ResourceURL")) {
    if (text_at(resource, "resourceType") != "tile" || text_at(resource, "format") != format) {
      continue;
    }
    std::string pattern = text_at(resource, "template");
    replace(pattern, "{TileMatrixSet}", set);
    replace(pattern, "{TileMatrix}", "{matrix}");
    replace(pattern, "{TileRow}", "{y}");
    replace(pattern, "{TileCol}", "{x}");
    for (const char* name : {"{Style}", "{style}"}) {
      replace(pattern, name, style);
    }
    for (const CPLXMLNode* dimension : children(layer, "Dimension")) {
      replace(pattern, "{" + text_at(dimension, "Identifier") + "}", text_at(dimension, "Default"));
    }
    return pattern;
  }
  std::string base;
  for (const CPLXMLNode* operation :
       children(CPLGetXMLNode(const_cast<CPLXMLNode*>(root), "OperationsMetadata"), "Operation")) {
    if (text_at(operation, "name") == "GetTile") {
      base = text_at(operation, "DCP.HTTP.Get.href");
    }
  }
  base = without_parameters(is_address(base) ? base : address,
                            {"service", "request", "version", "layer", "style", "format"});
  return base + "SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=" + percent_encoded(text_at(layer, "Identifier")) +
         "&STYLE=" + percent_encoded(style) + "&FORMAT=" + percent_encoded(format) +
         "&TILEMATRIXSET=" + percent_encoded(set) + "&TILEMATRIX={matrix}&TILEROW={y}&TILECOL={x}";
}

Bounds bounds_of_layer(const CPLXMLNode* layer) {
  const std::string lower = text_at(layer, "WGS84BoundingBox.LowerCorner");
  const std::string upper = text_at(layer, "WGS84BoundingBox.UpperCorner");
  const auto parts = [](const std::string& corner) {
    const std::size_t blank = std::min(corner.find(' '), corner.size());
    return std::pair(corner.substr(0, blank), corner.substr(blank));
  };
  return bounds_of(parts(lower).first, parts(lower).second, parts(upper).first, parts(upper).second);
}

}  // namespace

Result<TileService> wmts_service(const std::string& address, const std::string& capabilities) {
  const std::string host = host_of(address);
  const Xml document = parse_xml(capabilities);
  CPLXMLNode* root = document ? CPLGetXMLNode(document.get(), "=Capabilities") : nullptr;
  const CPLXMLNode* contents = root == nullptr ? nullptr : CPLGetXMLNode(root, "Contents");
  if (contents == nullptr) {
    const std::string said = exception_text(capabilities);
    return rejected(host, said.empty() ? "does not answer as a WMTS" : "the server says: " + said, "check the address");
  }
  const auto layers = children(contents, "Layer");
  std::vector<std::string> names;
  std::ranges::transform(layers, std::back_inserter(names),
                         [](const CPLXMLNode* layer) { return text_at(layer, "Identifier"); });
  std::string wanted = parameter_of(address, "layer");
  if (wanted.empty() && names.size() == 1) {
    wanted = names.front();
  }
  if (wanted.empty()) {
    return rejected(host, "the address names none of the server's layers",
                    "add ?LAYER=NAME to it, NAME being one of: " + some_of(names));
  }
  const auto found = std::ranges::find(names, wanted);
  if (found == names.end()) {
    return rejected(host, "the server has no layer “" + wanted + "”", "name one of: " + some_of(names));
  }
  const CPLXMLNode* layer = layers[static_cast<std::size_t>(found - names.begin())];
  for (const CPLXMLNode* link : children(layer, "TileMatrixSetLink")) {
    const std::string name = text_at(link, "TileMatrixSet");
    for (const CPLXMLNode* set : children(contents, "TileMatrixSet")) {
      auto matrices = text_at(set, "Identifier") == name ? matrices_of(set) : std::nullopt;
      if (!matrices) {
        continue;
      }
      TileService service;
      service.pattern = pattern_of(root, layer, address, name);
      service.bounds = bounds_of_layer(layer);
      service.title = text_at(layer, "Title");
      service.attribution = text_at(root, "ServiceProvider.ProviderName");
      const auto is_there = [](const std::string& matrix) { return !matrix.empty(); };
      service.min_zoom = static_cast<int>(std::ranges::find_if(*matrices, is_there) - matrices->begin());
      service.max_zoom =
          static_cast<int>(matrices->rend() - std::find_if(matrices->rbegin(), matrices->rend(), is_there) - 1);
      service.matrices = std::move(*matrices);
      return service;
    }
  }
  return rejected(host, "offers “" + wanted + "” in no Web Mercator (EPSG:3857)", "take another layer or server");
}

}  // namespace dateline::geo
