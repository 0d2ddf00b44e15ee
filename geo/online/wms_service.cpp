#include <algorithm>

#include "geo/online/address.h"
#include "geo/online/capabilities.h"
#include "geo/online/tile_service.h"

namespace dateline::geo {

namespace {

/// A layer of a WMS with what it has from those above it.
struct WmsLayer {
  std::string name;
  std::string title;
  std::string attribution;
  Bounds bounds = Bounds::world();
  bool mercator = false;
};

std::string attribution_of(const CPLXMLNode* layer) {
  return text_at(layer, "Attribution.Title");
}

void collect(const CPLXMLNode* node, const WmsLayer& above, std::vector<WmsLayer>& layers, int depth) {
  constexpr int kDeepest = 32;
  if (depth > kDeepest) {
    return;
  }
  WmsLayer layer = above;
  layer.name = text_at(node, "Name");
  layer.title = text_at(node, "Title");
  if (const std::string said = attribution_of(node); !said.empty()) {
    layer.attribution = said;
  }
  for (const char* key : {"CRS", "SRS"}) {
    for (const CPLXMLNode* system : children(node, key)) {
      std::string systems = text_at(system, "");  // 1.1.0 writes several with blanks between
      for (std::size_t at = 0; at < systems.size();) {
        const std::size_t end = std::min(systems.find(' ', at), systems.size());
        layer.mercator = layer.mercator || is_web_mercator(std::string_view(systems).substr(at, end - at));
        at = end + 1;
      }
    }
  }
  if (CPLGetXMLNode(const_cast<CPLXMLNode*>(node), "EX_GeographicBoundingBox") != nullptr) {
    layer.bounds = bounds_of(text_at(node, "EX_GeographicBoundingBox.westBoundLongitude"),
                             text_at(node, "EX_GeographicBoundingBox.southBoundLatitude"),
                             text_at(node, "EX_GeographicBoundingBox.eastBoundLongitude"),
                             text_at(node, "EX_GeographicBoundingBox.northBoundLatitude"));
  } else if (CPLGetXMLNode(const_cast<CPLXMLNode*>(node), "LatLonBoundingBox") != nullptr) {
    layer.bounds = bounds_of(text_at(node, "LatLonBoundingBox.minx"), text_at(node, "LatLonBoundingBox.miny"),
                             text_at(node, "LatLonBoundingBox.maxx"), text_at(node, "LatLonBoundingBox.maxy"));
  }
  if (!layer.name.empty()) {
    layers.push_back(layer);
  }
  for (const CPLXMLNode* child : children(node, "Layer")) {
    collect(child, layer, layers, depth + 1);
  }
}

std::string format_of(const CPLXMLNode* capability) {
  const CPLXMLNode* map = CPLGetXMLNode(const_cast<CPLXMLNode*>(capability), "Request.GetMap");
  std::vector<std::string> formats;
  for (const CPLXMLNode* format : children(map, "Format")) {
    formats.push_back(text_at(format, ""));
  }
  const auto has = [&formats](const char* one) { return std::ranges::find(formats, one) != formats.end(); };
  return has("image/png") || !has("image/jpeg") ? "image/png" : "image/jpeg";
}

}  // namespace

Result<TileService> wms_service(const std::string& address, const std::string& capabilities) {
  const std::string host = host_of(address);
  const Xml document = parse_xml(capabilities);
  const CPLXMLNode* root = nullptr;
  bool old = false;
  if (document) {
    root = CPLGetXMLNode(document.get(), "=WMS_Capabilities");
    if (root == nullptr) {
      root = CPLGetXMLNode(document.get(), "=WMT_MS_Capabilities");
      old = root != nullptr;
    }
  }
  const CPLXMLNode* capability = root == nullptr ? nullptr : CPLGetXMLNode(const_cast<CPLXMLNode*>(root), "Capability");
  if (capability == nullptr) {
    const std::string said = exception_text(capabilities);
    return rejected(host, said.empty() ? "does not answer as a WMS" : "the server says: " + said, "check the address");
  }
  std::vector<WmsLayer> layers;
  for (const CPLXMLNode* layer : children(capability, "Layer")) {
    collect(layer, {}, layers, 0);
  }
  std::string wanted = parameter_of(address, "layers");
  if (wanted.empty() && layers.size() == 1) {
    wanted = layers.front().name;
  }
  std::vector<std::string> names;
  std::ranges::transform(layers, std::back_inserter(names), &WmsLayer::name);
  if (wanted.empty()) {
    return rejected(host, "the address names none of the server's layers",
                    "add &LAYERS=NAME to it, NAME being one of: " + some_of(names));
  }
  const auto layer = std::ranges::find(layers, wanted.substr(0, wanted.find(',')), &WmsLayer::name);
  if (layer == layers.end()) {
    return rejected(host, "the server has no layer “" + wanted + "”", "name one of: " + some_of(names));
  }
  if (!layer->mercator) {
    return rejected(host, "offers “" + wanted + "” in no Web Mercator (EPSG:3857)", "take another layer or server");
  }
  const std::string asked = parameter_of(address, "format");
  TileService service;
  service.pattern = without_parameters(address, {"service", "request", "version", "layers", "styles", "format",
                                                 "transparent", "crs", "srs", "bbox", "width", "height"}) +
                    "SERVICE=WMS&REQUEST=GetMap&VERSION=" + (old ? "1.1.1&SRS" : "1.3.0&CRS") +
                    "=EPSG:3857&WIDTH=256&HEIGHT=256&TRANSPARENT=TRUE&LAYERS=" + percent_encoded(wanted) +
                    "&STYLES=" + percent_encoded(parameter_of(address, "styles")) +
                    "&FORMAT=" + percent_encoded(asked.empty() ? format_of(capability) : asked) + "&BBOX={bbox}";
  service.bounds = layer->bounds;
  service.title = layer->title;
  service.attribution = layer->attribution;
  return service;
}

}  // namespace dateline::geo
