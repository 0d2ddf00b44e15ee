#include "events/model/area_search.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "geo/mercator.h"

namespace dateline::events {

namespace {

constexpr std::uint64_t kWorldSide = std::uint64_t{1} << 32;

/// The box and everything up to `reach` about it.
WorldBox widened(const WorldBox& box, std::uint32_t reach) {
  WorldBox wide;
  if (box.width() + 2 * std::uint64_t{reach} < kWorldSide) {
    wide.west = box.west - reach;
    wide.east = box.east + reach;
  }
  wide.north = box.north > reach ? box.north - reach : 0;
  wide.south = std::min(box.south + reach, kWorldSide);
  return wide;
}

/// How far a position lies from the nearest one in the box; a map's longitudes go round.
double distance_to(const WorldBox& box, std::uint32_t x, std::uint32_t y) {
  const std::uint32_t after_west = x - box.west;
  double dx = 0;
  if (after_west >= box.width()) {
    const std::uint64_t beyond_east = after_west - (box.width() - 1);
    dx = static_cast<double>(std::min(beyond_east, kWorldSide - after_west));
  }
  double dy = 0;
  if (y < box.north) {
    dy = static_cast<double>(box.north - y);
  } else if (y >= box.south) {
    dy = static_cast<double>(y - (box.south - 1));
  }
  return std::hypot(dx, dy);
}

}  // namespace

float reach_of(const EventRow& row) {
  if (!row.placed || !(row.radius_m > 0)) {
    return 0;
  }
  constexpr auto kSide = static_cast<double>(kWorldSide);
  const geo::LonLat position = geo::to_lon_lat({row.x / kSide, row.y / kSide});
  return static_cast<float>(std::min(row.radius_m / geo::world_width_m(position.latitude), 0.5) * kSide);
}

AreaSearch::AreaSearch(std::shared_ptr<const EventIndex> index) : index_(std::move(index)) {
  std::map<int, std::vector<EventRow>> by_size;
  for (Row row = 0; row < index_->dated(); ++row) {
    if (!(index_->columns().radius_m[row] > 0)) {
      continue;
    }
    EventRow event = index_->row(row);
    const float reach = reach_of(event);
    if (reach > 0) {
      event.event = row;
      event.radius_m = reach;
      event.place = kNoPlace;
      by_size[std::ilogb(reach)].push_back(event);
    }
  }
  for (auto& [exponent, rows] : by_size) {
    const double reach = std::min(std::ldexp(1.0, exponent + 1), 2147483648.0);
    rings_.push_back({static_cast<std::uint32_t>(reach), EventIndex::from_rows(std::move(rows))});
  }
}

std::vector<Row> AreaSearch::reaching_in(const WorldBox& box, TimeWindow window, const EventFilter& filter) const {
  std::vector<Row> found;
  if (box.south <= box.north) {
    return found;
  }
  EventFilter by_key = filter;
  by_key.found.reset();  // which counts the rows of index_
  for (const Ring& ring : rings_) {
    const EventColumns& c = ring.rows->columns();
    for (const Row row : ring.rows->drawn_rows_in(widened(box, ring.reach), window, by_key)) {
      const Row in_index = c.event[row];
      if (!box.holds(c.x[row], c.y[row]) && distance_to(box, c.x[row], c.y[row]) <= c.radius_m[row] &&
          (!filter.found || (*filter.found)[in_index])) {
        found.push_back(in_index);
      }
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::vector<Row> AreaSearch::touching(const WorldBox& box, TimeWindow window, const EventFilter& filter) const {
  std::vector<Row> found = index_->drawn_rows_in(box, window, filter);
  const std::vector<Row> reaching = reaching_in(box, window, filter);
  const auto middle = found.insert(found.end(), reaching.begin(), reaching.end());
  std::inplace_merge(found.begin(), middle, found.end());
  return found;
}

}  // namespace dateline::events
