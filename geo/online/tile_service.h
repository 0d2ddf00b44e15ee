#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "geo/bounds.h"
#include "geo/mercator.h"

namespace dateline::geo {

/// How the tiles of a server are asked for, one request each, in the Web Mercator square.
struct TileService {
  /// With {z}, {x}, {y}, {-y} (counted from the south), {bbox} (EPSG:3857: west,south,east,north) and {matrix} (the
  /// zoom's own name) where they belong.
  std::string pattern;
  std::vector<std::string> matrices;  ///< by zoom; empty for a zoom without tiles; no entries where {matrix} is unused
  Bounds bounds = Bounds::world();
  int min_zoom = 0;
  int max_zoom = 19;
  std::string title;        ///< the layer's, as the server says; empty where it does not
  std::string attribution;  ///< who is to be named, as the server says; empty where it does not

  [[nodiscard]] std::string address_of(TileId tile) const;
};

/// What an address speaks.
enum class ServiceKind { xyz, wms, wmts, unknown };
/// By {x} and {y} (or {bbox}), SERVICE=WMS, SERVICE=WMTS, or the usual name of a WMTS's capabilities.
[[nodiscard]] ServiceKind kind_of_service(const std::string& address);

/// An address with {z}, {x} and {y}, as it is. {s} becomes "a".
[[nodiscard]] TileService xyz_service(const std::string& address);

/// Where a WMS's or WMTS's capabilities are.
[[nodiscard]] std::string capabilities_address(const std::string& address, ServiceKind kind);

/// The layer that the address names by LAYERS= or LAYER= (and STYLES=, FORMAT= where given), or the only one. Errors
/// (rejected): `capabilities` is no such document, no such layer or none named (the message lists some), no Web
/// Mercator (EPSG:3857). WMS 1.1.1 and 1.3.0 (OGC 06-042), WMTS 1.0.0 (OGC 07-057r7).
[[nodiscard]] Result<TileService> wms_service(const std::string& address, const std::string& capabilities);
[[nodiscard]] Result<TileService> wmts_service(const std::string& address, const std::string& capabilities);

/// What a server's XML answer says went wrong, on one line; empty where it is no such answer.
[[nodiscard]] std::string exception_text(const std::string& xml);

}  // namespace dateline::geo
