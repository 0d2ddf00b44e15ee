#include "events/extract/merge/possibly_same.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace dateline::events {

namespace {

// Events are compared within cells of this size, and only places that fit into one are.
constexpr double kCellDegrees = 0.5;
constexpr double kLargestRadius = 20'000;
constexpr CivilMinute kLongest = 4 * kMinutesPerDay;

bool comparable(const Event& event) {
  return event.place.is_resolved() && event.place.radius_m.value_or(0) <= kLargestRadius && event.when.start &&
         event.when.end && *event.when.end - *event.when.start <= kLongest && event.review != Review::rejected;
}

bool exclude_each_other(const Event& a, const Event& b) {
  return !a.actor1.empty() && !b.actor1.empty() && a.actor1 != b.actor1 && a.actor1 != b.actor2 && a.actor2 != b.actor1;
}

// Whether some passage tells of both. The claims are in the order of their documents.
bool told_apart(const std::vector<const Claim*>& a, const std::vector<const Claim*>& b) {
  auto first = b.begin();
  for (const Claim* one : a) {
    while (first != b.end() && (*first)->document < one->document) {
      ++first;
    }
    for (auto other = first; other != b.end() && (*other)->document == one->document; ++other) {
      if (one->evidence.front().bytes.overlaps((*other)->evidence.front().bytes)) {
        return true;
      }
    }
  }
  return false;
}

// A person has said so.
bool said_distinct(const Event& a, const Event& b) {
  return std::find(a.distinct_from.begin(), a.distinct_from.end(), b.id) != a.distinct_from.end();
}

bool likely_same(const Event& a, const Event& b) {
  const bool near = *a.when.start < *b.when.end + kMinutesPerDay && *b.when.start < *a.when.end + kMinutesPerDay;
  const double reach = a.place.radius_m.value_or(0) + b.place.radius_m.value_or(0);
  return near && (a.status == Status::planned) == (b.status == Status::planned) && !exclude_each_other(a, b) &&
         (a.place.id == b.place.id || geo::distance_m(*a.place.point, *b.place.point) <= reach);
}

}  // namespace

void name_possibly_same(std::vector<Event>& events, std::vector<std::vector<const Claim*>> claims_of) {
  for (std::vector<const Claim*>& claims : claims_of) {
    std::sort(claims.begin(), claims.end(), [](const Claim* a, const Claim* b) { return a->document < b->document; });
  }
  using Cell = std::tuple<int, long, long, CivilMinute>;  // sub-event type, column, row, span of days
  std::map<Cell, std::vector<std::size_t>> cells;
  const auto cell_of = [](const Event& event, long dx, long dy, CivilMinute days) {
    return Cell{static_cast<int>(event.sub_event_type),
                static_cast<long>(std::floor(event.place.point->longitude / kCellDegrees)) + dx,
                static_cast<long>(std::floor(event.place.point->latitude / kCellDegrees)) + dy,
                *event.when.start / kLongest + days};
  };
  for (Event& event : events) {
    event.possibly_same.clear();
  }
  for (std::size_t i = 0; i < events.size(); ++i) {
    if (!comparable(events[i])) {
      continue;
    }
    for (long dx = -1; dx <= 1; ++dx) {
      for (long dy = -1; dy <= 1; ++dy) {
        for (CivilMinute days = -1; days <= 1; ++days) {
          const auto found = cells.find(cell_of(events[i], dx, dy, days));
          if (found == cells.end()) {
            continue;
          }
          for (const std::size_t other : found->second) {
            if (likely_same(events[i], events[other]) && !said_distinct(events[i], events[other]) &&
                !told_apart(claims_of[i], claims_of[other])) {
              events[i].possibly_same.push_back(events[other].id);
              events[other].possibly_same.push_back(events[i].id);
            }
          }
        }
      }
    }
    cells[cell_of(events[i], 0, 0, 0)].push_back(i);
  }
}

}  // namespace dateline::events
