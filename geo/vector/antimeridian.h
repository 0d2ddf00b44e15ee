#pragma once

#include <vector>

#include "geo/lon_lat.h"

namespace dateline::geo {

/// The positions of a point or a line, or one of an area's rings, whose last corner is not repeated.
struct Ring {
  std::vector<LonLat> positions;
  bool hole = false;
};

/// A point, a line (one ring) or an area (its outer ring first) whose longitudes may reach beyond the antimeridian, up
/// to 360 degrees, as pieces that each lie within -180 to 180. What crosses the antimeridian is cut there, so that no
/// line runs back across the world. What is no longitude at all stays as it is.
[[nodiscard]] std::vector<std::vector<Ring>> brought_onto_map(std::vector<Ring> rings, bool area);

}  // namespace dateline::geo
