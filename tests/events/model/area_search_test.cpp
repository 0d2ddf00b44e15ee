#include "events/model/area_search.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "geo/mercator.h"

using namespace dateline;
using namespace dateline::events;

namespace {

constexpr double kSide = 4294967296.0;

EventRow row_at(geo::LonLat position, double radius_m) {
  const geo::WorldPoint world = geo::to_world(position);
  EventRow row;
  row.x = static_cast<std::uint32_t>(std::clamp(world.x * kSide, 0.0, kSide - 1));
  row.y = static_cast<std::uint32_t>(std::clamp(world.y * kSide, 0.0, kSide - 1));
  row.radius_m = static_cast<float>(radius_m);
  row.when = {0, 60};
  return row;
}

/// Anywhere, about the antimeridian and about the poles; without a radius, or with one from 10 m to 3,000 km.
std::vector<EventRow> random_rows(std::size_t count) {
  std::mt19937_64 random(21);
  const auto part = [&random] { return std::uniform_real_distribution<double>(0, 1)(random); };
  std::vector<EventRow> rows;
  for (std::size_t i = 0; i < count; ++i) {
    geo::LonLat position{part() * 360 - 180, part() * 180 - 90};
    if (i % 4 == 1) {
      position = {(part() < 0.5 ? -180 : 179) + part(), part() * 20};
    } else if (i % 4 == 2) {
      position.latitude = (part() < 0.5 ? -1 : 1) * (84 + part() * 2);
    }
    EventRow row = row_at(position, part() < 0.4 ? 0 : std::pow(10, 1 + 5.5 * part()));
    row.when.begin = static_cast<Minute>(part() * 10'000);
    row.when.end = row.when.begin + 1 + static_cast<Minute>(part() * (i % 7 == 0 ? 9000 : 90));
    row.type = kEventTypes[i % kEventTypeCount];
    row.placed = i % 11 != 0;
    row.dated = i % 13 != 0;
    row.event = static_cast<std::uint32_t>(i);
    rows.push_back(row);
  }
  return rows;
}

/// The plain loop: the least distance to any of the box's turns round the world.
bool reaches(const EventRow& row, const WorldBox& box) {
  const double width = static_cast<double>(box.width());
  double dx = kSide;
  for (const double turn : {-kSide, 0.0, kSide}) {
    const double x = row.x + turn;
    dx = std::min(dx, std::max({box.west - x, x - (box.west + width - 1), 0.0}));
  }
  const double dy =
      std::max({static_cast<double>(box.north) - row.y, row.y - (static_cast<double>(box.south) - 1), 0.0});
  return std::hypot(dx, dy) <= reach_of(row);
}

}  // namespace

TEST_CASE("A place that is only roughly known is found wherever it may be") {
  const auto index = EventIndex::from_rows({row_at({37, 36}, 0), row_at({37, 36}, 30'000), row_at({37, 36}, 150'000)});
  const AreaSearch search(index);
  const geo::WorldPoint north_west = geo::to_world({37.5, 36.5});
  const geo::WorldPoint south_east = geo::to_world({38, 36});
  const WorldBox beside{static_cast<std::uint32_t>(north_west.x * kSide),
                        static_cast<std::uint32_t>(south_east.x * kSide),
                        static_cast<std::uint64_t>(north_west.y * kSide),
                        static_cast<std::uint64_t>(south_east.y * kSide)};  // 45 km to the east
  CHECK(index->drawn_rows_in(beside, {0, 60}, {}).empty());
  CHECK(search.touching(beside, {0, 60}, {}) == std::vector<Row>{2});
  CHECK(search.touching({0, 0}, {0, 60}, {}).size() == 3);
  CHECK(search.reaching_in({0, 0}, {0, 60}, {}).empty());
}

TEST_CASE("Areas reach into a box as the plain loop finds, across the antimeridian and at the poles") {
  const std::vector<EventRow> rows = random_rows(20'000);
  const auto index = EventIndex::from_rows(rows);
  const AreaSearch search(index);
  EventFilter some;
  some.types = ValueSet<EventType>::all().without(EventType::riots);
  auto every_third = std::make_shared<RowBits>(index->size());
  for (Row row = 0; row < index->size(); row += 3) {
    (*every_third)[row] = true;
  }
  EventFilter found = some;
  found.found = every_third;
  const std::vector<WorldBox> boxes = {{0, 0},
                                       {4'290'000'000u, 4'000'000u, 1'900'000'000, 2'000'000'000},
                                       {4'294'967'295u, 1u, 2'100'000'000, 2'100'000'001},
                                       {10u, 10u, 0, 5},
                                       {1'000'000'000u, 3'000'000'000u, 4'294'967'290u, 4'294'967'296u},
                                       {2'500'000'000u, 2'500'000'500u, 1'700'000'000, 1'700'000'300},
                                       {100u, 4'294'967'200u, 1'000'000'000, 2'000'000'000}};
  std::size_t compared = 0;
  for (const WorldBox& box : boxes) {
    for (const TimeWindow window : {TimeWindow{0, 20'000}, TimeWindow{4000, 4300}, TimeWindow{5, 5}}) {
      for (const EventFilter& filter : {EventFilter(), some, found}) {
        std::vector<Row> expected;
        for (Row row = 0; row < index->size(); ++row) {
          const EventRow event = index->row(row);
          if (event.dated && event.placed && index->passes(row, filter) && window.begin < window.end &&
              event.when.begin < window.end && window.begin < event.when.end &&
              (box.holds(event.x, event.y) || reaches(event, box))) {
            expected.push_back(row);
          }
        }
        REQUIRE(search.touching(box, window, filter) == expected);
        compared += expected.size();
      }
    }
  }
  CHECK(compared > 1000);
}
