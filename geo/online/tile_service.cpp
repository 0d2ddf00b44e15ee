#include "geo/online/tile_service.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <utility>

#include "geo/online/address.h"
#include "geo/online/capabilities.h"

namespace dateline::geo {

namespace {

constexpr double kMercatorHalf = 20037508.342789244;  // metres; half the width of EPSG:3857's square

void replace_all(std::string& text, std::string_view what, const std::string& by) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + by.size())) {
    text.replace(at, what.size(), by);
  }
}

std::string upper(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return text;
}

}  // namespace

std::string TileService::address_of(TileId tile) const {
  const double side = 2 * kMercatorHalf * tile_size(tile.zoom);
  const double west = -kMercatorHalf + side * tile.x;
  const double north = kMercatorHalf - side * tile.y;
  std::string address = pattern;
  replace_all(address, "{z}", std::to_string(tile.zoom));
  replace_all(address, "{x}", std::to_string(tile.x));
  replace_all(address, "{y}", std::to_string(tile.y));
  replace_all(address, "{-y}", std::to_string((1 << tile.zoom) - 1 - tile.y));
  replace_all(address, "{bbox}", fmt::format("{:.6f},{:.6f},{:.6f},{:.6f}", west, north - side, west + side, north));
  if (!matrices.empty()) {
    replace_all(address, "{matrix}", matrices[static_cast<std::size_t>(tile.zoom)]);
  }
  return address;
}

ServiceKind kind_of_service(const std::string& address) {
  const auto has = [&address](std::string_view part) { return address.find(part) != std::string::npos; };
  if ((has("{x}") && (has("{y}") || has("{-y}")) && has("{z}")) || has("{bbox")) {
    return ServiceKind::xyz;
  }
  const std::string service = upper(parameter_of(address, "service"));
  const std::string all = upper(address);
  if (service == "WMTS" || (service.empty() && all.find("WMTS") != std::string::npos)) {
    return ServiceKind::wmts;
  }
  const bool wms = service == "WMS" || (service.empty() && all.find("WMS") != std::string::npos);
  return wms ? ServiceKind::wms : ServiceKind::unknown;
}

TileService xyz_service(const std::string& address) {
  TileService service;
  service.pattern = address;
  replace_all(service.pattern, "{s}", "a");
  replace_all(service.pattern, "{bbox-epsg-3857}", "{bbox}");
  return service;
}

std::string capabilities_address(const std::string& address, ServiceKind kind) {
  const bool is_file = upper(address.substr(0, address.find('?'))).ends_with(".XML");
  if (kind == ServiceKind::wmts && is_file) {
    return address;
  }
  const std::string base = without_parameters(
      address, {"service", "request", "version", "layers", "layer", "styles", "style", "format", "transparent"});
  return base + (kind == ServiceKind::wms ? "SERVICE=WMS&REQUEST=GetCapabilities"
                                          : "SERVICE=WMTS&VERSION=1.0.0&REQUEST=GetCapabilities");
}

std::string exception_text(const std::string& xml) {
  const Xml document = parse_xml(xml);
  std::string text;
  for (const char* path : {"=ServiceExceptionReport.ServiceException", "=ExceptionReport.Exception.ExceptionText",
                           "=ServiceException", "=Error"}) {
    if (text.empty() && document) {
      text = text_at(document.get(), path);
    }
  }
  constexpr std::size_t kMost = 160;
  text = text.substr(0, kMost);
  std::ranges::replace_if(
      text, [](unsigned char c) { return c < ' '; }, ' ');
  text.erase(0, text.find_first_not_of(' '));
  text.erase(text.find_last_not_of(' ') + 1);
  return text;
}

}  // namespace dateline::geo
