#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "geo/lon_lat.h"

namespace dateline::events {

/// A point in EPSG:4326 as a GeoPackage stores it (OGC 12-128r17, clause 2.1.3: header without envelope, little-endian
/// WKB).
[[nodiscard]] std::string geopackage_point(geo::LonLat position);
/// Nullopt for anything but a point with valid coordinates.
[[nodiscard]] std::optional<geo::LonLat> read_geopackage_point(std::string_view blob);

}  // namespace dateline::events
