#pragma once

#include <glm/vec2.hpp>

#include "events/model/event_index.h"
#include "events/model/index_positions.h"
#include "geo/mercator.h"
#include "viewer/map/style.h"

namespace dateline::viewer {

// What the parts of the markers' drawing share.

[[nodiscard]] inline Colour faint(Colour colour, float opacity) {
  return colour.with_alpha(opacity);
}

[[nodiscard]] inline glm::vec2 as_float(glm::dvec2 v) {
  return {static_cast<float>(v.x), static_cast<float>(v.y)};
}

[[nodiscard]] inline geo::LonLat position_of(const events::EventColumns& c, events::Row row) {
  return geo::to_lon_lat(events::world_point(c.x[row], c.y[row]));
}

}  // namespace dateline::viewer
