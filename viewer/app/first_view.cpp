#include "viewer/app/first_view.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "geo/mercator.h"

namespace dateline::viewer {
namespace {

using events::Minute;
constexpr Minute kDay = events::kMinutesPerDay;

Minute day_of(Minute minute) {
  return static_cast<Minute>(std::floor(static_cast<double>(minute) / kDay)) * kDay;
}

}  // namespace

events::TimeWindow first_window(const events::EventIndex& index, const events::EventFilter& filter, Minute today) {
  const auto& begins = index.columns().begin;
  std::vector<Minute> days;
  for (events::Row row = 0; row < index.dated(); ++row) {
    if (index.passes(row, filter) && index.row(row).placed) {
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
  std::vector<double> xs;
  std::vector<double> ys;
  for (const events::Row row : rows) {
    const events::EventRow event = index.row(row);
    if (event.placed) {
      xs.push_back(event.x / 4294967296.0);
      ys.push_back(event.y / 4294967296.0);
    }
  }
  if (xs.empty()) {
    return geo::Bounds::empty();
  }
  std::ranges::sort(xs);
  std::ranges::sort(ys);
  const std::size_t cut = xs.size() / 10;
  geo::Bounds bounds = geo::Bounds::empty();
  bounds.extend(geo::to_lon_lat({xs[cut], ys[cut]}));
  bounds.extend(geo::to_lon_lat({xs[xs.size() - 1 - cut], ys[ys.size() - 1 - cut]}));
  return bounds;
}

}  // namespace dateline::viewer
