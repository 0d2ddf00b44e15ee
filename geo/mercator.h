#pragma once

#include <compare>

#include "geo/lon_lat.h"

namespace dateline::geo {

/// A position in the Web Mercator square (EPSG:3857 scaled to 1): x grows eastward from -180 degrees, y grows
/// southward from 85.0511 degrees north. Both in [0, 1] inside the square.
struct WorldPoint {
  double x = 0;
  double y = 0;
  friend bool operator==(const WorldPoint&, const WorldPoint&) = default;
};

/// The latitude of the square's upper edge, atan(sinh(pi)) in degrees.
inline constexpr double kMercatorMaxLatitude = 85.05112877980659;

/// Latitudes beyond the square are clamped to its edge.
[[nodiscard]] WorldPoint to_world(LonLat position);
[[nodiscard]] LonLat to_lon_lat(WorldPoint point);

/// How many metres on the ground the width of the whole square stands for at this latitude.
[[nodiscard]] double world_width_m(double latitude_degrees);

/// A tile of the Web Mercator pyramid: at zoom z the square is cut into 2^z by 2^z tiles, y southward.
struct TileId {
  int zoom = 0;
  int x = 0;
  int y = 0;
  friend auto operator<=>(const TileId&, const TileId&) = default;
};

/// Upper left corner of the tile in the square, and the length of its side.
[[nodiscard]] WorldPoint tile_origin(TileId tile);
[[nodiscard]] double tile_size(int zoom);
/// The tile one level up that holds this one. Not to be asked at zoom 0.
[[nodiscard]] TileId parent(TileId tile);

}  // namespace dateline::geo
