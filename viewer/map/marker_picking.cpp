// Which events lie under a pixel.

#include <glm/geometric.hpp>
#include <utility>

#include "events/model/index_positions.h"
#include "events/model/project_events.h"
#include "viewer/map/marker_layer.h"

namespace dateline::viewer {
namespace {

using events::Row;

constexpr double kPickReach = 3;            // design pixels around a marker
constexpr std::size_t kMaxPicked = 10'000;  // events of one dot, to be listed

}  // namespace

std::optional<Pick> MarkerLayer::pick_density(glm::dvec2 pixel, const MapScene& scene) const {
  return as_heat_ ? heat_.pick(pixel, camera_, scene, kMaxPicked) : std::nullopt;
}

std::optional<Pick> MarkerLayer::pick(glm::dvec2 pixel, const MapScene& scene, PlaceDirectory& places) const {
  if (!scene.index) {
    return std::nullopt;
  }
  const events::EventColumns& c = scene.index->columns();
  const auto make = [&](const std::vector<Row>& rows) {
    Pick pick;
    pick.kind = Pick::Kind::marker;
    pick.count = rows.size();
    for (const Row row : rows) {
      pick.events.push_back(c.event[row]);
    }
    pick.point = geo::to_lon_lat(events::world_point(c.x[rows.front()], c.y[rows.front()]));
    if (c.place[rows.front()] != events::kNoPlace) {
      const PlaceLook& look = places.of(c.place[rows.front()]);
      pick.place_id = look.id;
      pick.name = look.name;
    } else if (scene.project) {  // a row of a table has a place of its own
      events::EventPlace place = events::event_of(*scene.project, c.event[rows.front()]).place;
      pick.place_id = std::move(place.id);
      pick.name = std::move(place.name);
    }
    return pick;
  };
  const auto hits = [&](glm::dvec2 centre, double radius) { return glm::distance(pixel, centre) <= radius; };
  for (auto fanned = fan_.rbegin(); fan_.size() > 1 && fanned != fan_.rend(); ++fanned) {
    if (hits(fanned->centre, 12)) {
      return make({fanned->row});
    }
  }
  for (std::size_t i = layout_.clusters.size(); i-- > 0;) {
    const std::vector<MarkerStack>& stacks = layout_.clusters[i].stacks;
    for (std::size_t k = stacks.size(); i != fanned_ && k-- > 0;) {
      if (hits(motion_.drawn(i, k, camera_, scene.seconds).centre, stacks[k].radius + kPickReach)) {
        return make(stacks[k].rows);
      }
    }
  }
  if (!dense_) {
    return std::nullopt;
  }
  if (const DotCell* cell = dots_.field().nearest(pixel, DotLayer::kSide / 2 * camera_.scale() + kPickReach)) {
    Pick pick = make(dots_.field().rows_of(*cell, *scene.index, scene.window, scene.filter, camera_, kMaxPicked));
    pick.count = cell->count;
    return pick;
  }
  return std::nullopt;
}

}  // namespace dateline::viewer
