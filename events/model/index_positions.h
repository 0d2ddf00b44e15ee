#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "events/model/event_index.h"
#include "geo/mercator.h"

namespace dateline::events {

// The index has positions in 32-bit fixed point: the square of Web Mercator (geo::WorldPoint) is kWorldUnits wide and
// high, each unit 9.3 mm at the equator.

inline constexpr double kWorldUnits = 4294967296.0;

/// Of a coordinate of a geo::WorldPoint, the nearest that there is.
[[nodiscard]] inline std::uint32_t fixed_point(double part_of_world) {
  return static_cast<std::uint32_t>(std::clamp(std::floor(part_of_world * kWorldUnits), 0.0, kWorldUnits - 1));
}

[[nodiscard]] inline geo::WorldPoint world_point(std::uint32_t x, std::uint32_t y) {
  return {x / kWorldUnits, y / kWorldUnits};
}

/// The box that reaches so far from a point to each side, in parts of the world's width; over the antimeridian too.
[[nodiscard]] inline WorldBox box_about(geo::WorldPoint centre, double half_width, double half_height) {
  WorldBox box;
  if (half_width < 0.5) {
    const auto wrapped = [](double x) {
      return static_cast<std::uint32_t>(static_cast<std::int64_t>(std::floor(x * kWorldUnits)));
    };
    box.west = wrapped(centre.x - half_width);
    box.east = wrapped(centre.x + half_width) + 1;
  }
  box.north = fixed_point(centre.y - half_height);
  box.south = std::uint64_t{fixed_point(centre.y + half_height)} + 1;
  return box;
}

}  // namespace dateline::events
