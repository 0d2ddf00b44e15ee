// What the marker layer draws under its markers: circles of places that are not exactly known, and roads.

#include <algorithm>
#include <glm/common.hpp>
#include <set>
#include <utility>

#include "events/model/filter_key.h"
#include "events/model/project_events.h"
#include "viewer/map/area_layer.h"
#include "viewer/map/marker_drawing.h"
#include "viewer/map/marker_layer.h"

namespace dateline::viewer {
namespace {

using events::EventColumns;
using events::Row;

// Design pixels.
constexpr double kSmallestHalo = 15;  // radius; smaller ones lie under the marker
constexpr float kWideHalo = 120;      // radius; wider ones are filled more faintly, for they cover other things
constexpr float kRoadWidth = 4;
constexpr float kShortestRoad = 12;  // shorter ones are no more to be seen than a marker

/// What the view shows of the world.
events::WorldBox box_of(const Camera& camera) {
  return events::box_about(camera.centre(), camera.size().width / camera.world_pixels() / 2,
                           camera.size().height / camera.world_pixels() / 2);
}

}  // namespace

void MarkerLayer::draw_uncertainty(const Camera& camera, const MapScene& scene, PlaceDirectory& places, Canvas& canvas,
                                   MapContent& content) {
  const EventColumns& c = scene.index->columns();
  const auto scale = static_cast<float>(camera.scale());
  const double largest = 0.45 * std::max(camera.size().width, camera.size().height);
  std::set<std::pair<std::uint32_t, std::uint32_t>> drawn;
  std::vector<Row> rows = rows_;
  if (areas_ && !dense_ && !as_heat_) {  // those whose markers lie beyond the view
    const std::vector<Row> beyond = areas_->reaching_in(box_of(camera), scene.window, scene.filter);
    rows.insert(rows.end(), beyond.begin(), beyond.end());
  }
  for (const Row row : rows) {
    if (c.radius_m[row] <= 0 || !drawn.emplace(c.x[row], c.y[row]).second) {
      continue;
    }
    const geo::LonLat position = position_of(c, row);
    // A place that is drawn as an area or a line needs no circle, unless the text means its surroundings.
    if (c.place[row] != events::kNoPlace && scene.project) {
      const PlaceLook& look = places.of(c.place[row]);
      const bool itself = events::event_of(*scene.project, c.event[row]).place.relation.empty();
      if (itself && (!look.line.empty() || (look.district != nullptr && scene.show_districts))) {
        continue;
      }
    }
    const double radius = c.radius_m[row] / geo::world_width_m(position.latitude) * camera.world_pixels();
    if (radius < kSmallestHalo * scale || radius > largest) {
      continue;
    }
    const glm::vec2 centre = as_float(camera.to_screen(geo::to_world(position)));
    const auto r = static_cast<float>(radius);
    if (centre.x + r < 0 || centre.y + r < 0 || centre.x - r > static_cast<float>(camera.size().width) ||
        centre.y - r > static_cast<float>(camera.size().height)) {
      continue;
    }
    const Colour colour = scene.style->marker(scene.index->type(row)).fill;
    canvas.circle(centre, r, faint(colour, r > kWideHalo * scale ? 0.05F : 0.1F));
    canvas.circle_line(centre, r, 1.3F * scale, faint(colour, 0.7F), 1.6F * scale, 3.2F * scale);
    content.uncertain = true;
  }
}

void MarkerLayer::draw_roads(const Camera& camera, const MapScene& scene, const std::vector<PlaceControl>& control,
                             PlaceDirectory& places, Canvas& canvas, MapContent& content) {
  if (dense_ || as_heat_) {
    return;
  }
  const Style& style = *scene.style;
  const float scale =
      static_cast<float>(camera.scale()) * static_cast<float>(std::clamp(0.4 + (camera.zoom() - 9) * 0.2, 0.4, 1.0));
  std::set<std::string> drawn;
  const auto shows = [&](const PlaceLook& look) {
    const std::vector<glm::vec2> pixels = project_line(camera, look.line);
    glm::vec2 low = pixels.front();
    glm::vec2 high = low;
    for (const glm::vec2 p : pixels) {
      low = glm::min(low, p);
      high = glm::max(high, p);
    }
    return std::max(high.x - low.x, high.y - low.y) >= kShortestRoad * scale && high.x > 0 && high.y > 0 &&
           low.x < static_cast<float>(camera.size().width) && low.y < static_cast<float>(camera.size().height);
  };
  const auto line = [&](const PlaceLook& look, Colour colour, float dash, float gap) {
    drawn.insert(look.id);
    const std::vector<glm::vec2> pixels = project_line(camera, look.line);
    canvas.stroke(pixels, false, (kRoadWidth + 2.4F) * scale, faint(style.map.land, 0.75F));
    canvas.stroke(pixels, false, kRoadWidth * scale, colour, dash * scale, gap * scale);
  };
  for (const PlaceControl& place : control) {
    const PlaceLook& look = places.of_id(place.place_id);
    if (look.line.empty() || !shows(look)) {
      continue;
    }
    const float fresh = control_freshness(place.reported, scene.window.end);
    const Colour colour = faint(control_colour(style, place), fresh);
    switch (place.manner) {
      case PlaceControl::Manner::claimed:
        line(look, colour, 9, 6);
        content.claimed_only = true;
        break;
      case PlaceControl::Manner::by_fire:
        line(look, colour, 2.5F, 4);
        content.by_fire = true;
        break;
      default:
        line(look, colour, 0, 0);
    }
    if (place.manner == PlaceControl::Manner::contested) {
      content.contested = true;
    } else {
      content.control.insert(place.holder);
    }
  }
  // A road of which something is reported in the window, without anybody having gained it.
  for (const MarkerCluster& cluster : layout_.clusters) {
    for (const events::PlaceGroup group : cluster.places) {
      const PlaceLook& look = places.of(group);
      if (look.line.empty() || drawn.contains(look.id) || !shows(look)) {
        continue;
      }
      const MarkerStack& stack = cluster.stacks.front();
      const Colour colour = faint(style.marker(stack.type).fill, freshness(stack.newest, scene.window));
      line(look, colour, stack.claimed_only ? 9 : 0, 6);
      content.claimed_only = content.claimed_only || stack.claimed_only;
    }
  }
}

}  // namespace dateline::viewer
