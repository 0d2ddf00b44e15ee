#include "geo/mercator.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dateline::geo {

namespace {

constexpr double kEquatorMetres = 2 * std::numbers::pi * 6378137.0;  // EPSG:3857's sphere
constexpr double kRadians = std::numbers::pi / 180.0;

}  // namespace

WorldPoint to_world(LonLat position) {
  const double lat = std::clamp(position.latitude, -kMercatorMaxLatitude, kMercatorMaxLatitude) * kRadians;
  return {position.longitude / 360.0 + 0.5, 0.5 - std::asinh(std::tan(lat)) / (2 * std::numbers::pi)};
}

LonLat to_lon_lat(WorldPoint point) {
  return {(point.x - 0.5) * 360.0, std::atan(std::sinh((0.5 - point.y) * 2 * std::numbers::pi)) / kRadians};
}

double world_width_m(double latitude_degrees) {
  return kEquatorMetres * std::cos(latitude_degrees * kRadians);
}

WorldPoint tile_origin(TileId tile) {
  return {tile.x * tile_size(tile.zoom), tile.y * tile_size(tile.zoom)};
}

double tile_size(int zoom) {
  return std::ldexp(1.0, -zoom);
}

TileId parent(TileId tile) {
  return {tile.zoom - 1, tile.x / 2, tile.y / 2};
}

}  // namespace dateline::geo
