#include "viewer/app/first_view.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>
#include <vector>

#include "events/model/filter_key.h"
#include "events/model/index_positions.h"
#include "geo/mercator.h"

namespace dateline::viewer {
namespace {

using events::Minute;
constexpr Minute kDay = events::kMinutesPerDay;

Minute day_of(Minute minute) {
  return static_cast<Minute>(std::floor(static_cast<double>(minute) / kDay)) * kDay;
}

constexpr double kOutlier = 6;                // times the median distance from the middle
constexpr double kLeastReach = 10 / 40075.0;  // of the world's width: ten kilometres at the equator

double median(std::vector<double> values) {
  const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
  std::ranges::nth_element(values, middle);
  return *middle;
}

}  // namespace

events::TimeWindow first_window(const events::EventIndex& index, const events::EventFilter& filter, Minute today) {
  const auto& begins = index.columns().begin;
  std::vector<Minute> days;
  const events::KeyFilter passing(filter);
  for (events::Row row = 0; row < index.dated(); ++row) {
    if (passing.draws(index.columns().key[row]) && (!filter.found || (*filter.found)[row])) {
      days.push_back(day_of(begins[row]));
    }
  }
  if (days.empty()) {
    return {day_of(today) - 6 * kDay, day_of(today) + kDay};
  }
  const Minute span = days.back() - days.front();
  const Minute length = std::max(7 * kDay, day_of(span / 50));
  std::size_t first = 0;
  std::size_t most = 0;
  Minute end = days.front() + kDay;
  for (std::size_t last = 0; last < days.size(); ++last) {
    while (days[first] <= days[last] - length) {
      ++first;
    }
    if (last - first + 1 >= most) {
      most = last - first + 1;
      end = days[last] + kDay;
    }
  }
  return {end - length, end};
}

geo::Bounds bounds_of_most(const events::EventIndex& index, const std::vector<events::Row>& rows) {
  std::vector<geo::WorldPoint> points;
  for (const events::Row row : rows) {
    if (events::placed_of_key(index.columns().key[row])) {
      points.push_back(events::world_point(index.columns().x[row], index.columns().y[row]));
    }
  }
  if (points.empty()) {
    return geo::Bounds::empty();
  }
  const auto middle_of = [&](double geo::WorldPoint::*axis) {
    std::vector<double> values;
    values.reserve(points.size());
    for (const geo::WorldPoint& point : points) {
      values.push_back(point.*axis);
    }
    return median(std::move(values));
  };
  const geo::WorldPoint middle{middle_of(&geo::WorldPoint::x), middle_of(&geo::WorldPoint::y)};
  const auto distance = [&](const geo::WorldPoint& p) { return std::hypot(p.x - middle.x, p.y - middle.y); };
  std::vector<double> distances;
  std::ranges::transform(points, std::back_inserter(distances), distance);
  const double reach = std::max(kOutlier * median(distances), kLeastReach);
  geo::Bounds bounds = geo::Bounds::empty();
  for (const geo::WorldPoint& point : points) {
    if (distance(point) <= reach) {
      bounds.extend(geo::to_lon_lat(point));
    }
  }
  return bounds;
}

EventsInView events_to_show(const events::EventIndex& index, events::TimeWindow window,
                            const events::EventFilter& filter) {
  std::vector<events::Row> rows = index.drawn_rows(window, filter);
  if (rows.empty()) {
    rows = index.drawn_rows({index.span().begin, index.span().end}, filter);
  }
  EventsInView shown{.bounds = bounds_of_most(index, rows), .points = {}};
  shown.points.reserve(rows.size());
  std::ranges::transform(rows, std::back_inserter(shown.points),
                         [&c = index.columns()](events::Row row) { return events::world_point(c.x[row], c.y[row]); });
  return shown;
}

}  // namespace dateline::viewer
