#include "viewer/map/dot_field.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <map>
#include <random>
#include <tuple>

#include "viewer/map/dot_stamps.h"
#include "viewer/map/marker_layout.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

constexpr double kWorld = 4294967296.0;

/// Events about a middle, some far away, with and without a position, of every type.
std::vector<events::EventRow> random_events(std::size_t count, geo::LonLat middle, unsigned seed) {
  std::mt19937 random(seed);
  std::normal_distribution<double> offset(0, 3);
  std::vector<events::EventRow> rows(count);
  for (events::EventRow& row : rows) {
    geo::LonLat at{middle.longitude + offset(random), std::clamp(middle.latitude + offset(random), -85.0, 85.0)};
    at.longitude = std::remainder(at.longitude, 360);
    const geo::WorldPoint p = geo::to_world(at);
    row.x = static_cast<std::uint32_t>(p.x * kWorld);
    row.y = static_cast<std::uint32_t>(p.y * kWorld);
    row.when.begin = static_cast<events::Minute>(random() % 100'000);
    row.when.end = row.when.begin + 1 + static_cast<events::Minute>(random() % 5000);
    row.type = events::kEventTypes[random() % events::kEventTypeCount];
    row.placed = random() % 20 != 0;
    row.event = static_cast<std::uint32_t>(&row - rows.data());
  }
  return rows;
}

struct Expected {
  std::map<std::pair<int, int>, std::pair<std::uint32_t, events::Row>> cells;  // count and newest
  std::array<std::size_t, events::kEventTypeCount> in_view{};
};

Expected plain_loop(const events::EventIndex& index, events::TimeWindow window, const events::EventFilter& filter,
                    const Camera& camera, int margin) {
  Expected expected;
  for (events::Row row = 0; row < index.size(); ++row) {
    const events::EventRow event = index.row(row);
    if (!event.placed || !index.passes(row, filter) || event.when.begin >= window.end ||
        event.when.end <= window.begin) {
      continue;
    }
    const glm::dvec2 at = camera.to_screen({event.x / kWorld, event.y / kWorld});
    const int x = static_cast<int>(std::floor(at.x + 0.5));
    const int y = static_cast<int>(std::floor(at.y + 0.5));
    if (x < -margin || y < -margin || x > camera.size().width + margin || y > camera.size().height + margin) {
      continue;
    }
    auto& [count, newest] = expected.cells[{x, y}];
    ++count;
    newest = std::max(newest, row);
    if (x >= 0 && y >= 0 && x <= camera.size().width && y <= camera.size().height) {
      ++expected.in_view[static_cast<std::size_t>(event.type)];
    }
  }
  return expected;
}

}  // namespace

TEST_CASE("Every event of a window is counted in the pixel that it falls on, also across the antimeridian") {
  for (const geo::LonLat middle : {geo::LonLat{37, 36}, geo::LonLat{179.5, -10}, geo::LonLat{-179, 84}}) {
    const auto index = events::EventIndex::from_rows(random_events(5000, middle, 7));
    events::EventFilter filter;
    filter.types.set(events::EventType::riots, false);
    for (const double zoom : {2.5, 6.0, 9.3}) {
      Camera camera({700, 501});
      camera.show(geo::to_world(middle), zoom);
      const events::TimeWindow window{30'000, 60'000};
      DotField field;
      field.collect(*index, {0, 10'000}, {}, camera, 4);  // nothing of an earlier view stays
      field.collect(*index, window, filter, camera, 4);
      const Expected expected = plain_loop(*index, window, filter, camera, 4);
      // A position within a hundredth of a pixel of the edge may fall on either side: totals, then cells, nearly all.
      std::size_t agreeing = 0;
      std::size_t total = 0;
      for (const DotCell& cell : field.cells()) {
        const auto found = expected.cells.find({cell.x, cell.y});
        agreeing += found != expected.cells.end() && found->second == std::pair(cell.count, cell.newest) ? 1 : 0;
        total += cell.count;
      }
      std::size_t expected_total = 0;
      for (const auto& [at, cell] : expected.cells) {
        expected_total += cell.first;
      }
      CHECK(total == expected_total);
      CHECK(agreeing >= expected.cells.size() - expected.cells.size() / 500);
      CHECK(field.in_view() == expected.in_view);
      CHECK(std::is_sorted(field.cells().begin(), field.cells().end(),
                           [](const DotCell& a, const DotCell& b) { return a.newest < b.newest; }));
    }
  }
}

TEST_CASE("A dot under the pointer names the events that it stands for") {
  const auto index = events::EventIndex::from_rows(random_events(4000, {37, 36}, 3));
  Camera camera({400, 300});
  camera.show(geo::to_world({37, 36}), 4);
  DotField field;
  const events::TimeWindow window{0, 120'000};
  field.collect(*index, window, {}, camera, 4);
  const DotCell fullest = *std::max_element(field.cells().begin(), field.cells().end(),
                                            [](const DotCell& a, const DotCell& b) { return a.count < b.count; });
  REQUIRE(fullest.count > 3);
  const DotCell* hit = field.nearest({fullest.x + 0.3, fullest.y - 0.2}, 5);
  REQUIRE(hit != nullptr);
  CHECK(hit->newest == fullest.newest);
  const std::vector<events::Row> rows = field.rows_of(*hit, *index, window, {}, camera, 1000);
  CHECK(rows.size() == fullest.count);
  CHECK(rows.front() == fullest.newest);
  CHECK(field.nearest({-300, -300}, 5) == nullptr);
}

TEST_CASE("The picture of the cells lights the pixels that all events would, in the colour of the newest") {
  const auto index = events::EventIndex::from_rows(random_events(6000, {37, 36}, 5));
  const gl::Size size{300, 200};
  Camera camera(size);
  camera.show(geo::to_world({37, 36}), 5);
  DotField field;
  const events::TimeWindow window{0, 200'000};
  field.collect(*index, window, {}, camera, 2);
  REQUIRE(field.cells().size() < 5000);  // of nearly 6000 events
  // Squares of four pixels, of full cover; every shape the same.
  constexpr int kSide = 4;
  const std::vector<std::uint8_t> sprites(std::size_t{kSide} * kSide * 6 * 4, 255);
  Style style;
  for (std::size_t i = 0; i < events::kEventTypeCount; ++i) {
    style.markers[i].fill = Colour{static_cast<std::uint8_t>(10 + i), 0, 0, 255};
  }
  std::vector<std::uint8_t> picture(std::size_t{300} * 200 * 4, 0);
  DotStamps(sprites, kSide, style).draw(field.cells(), *index, window, size, picture);
  std::vector<bool> lit(std::size_t{300} * 200);
  for (events::Row row = 0; row < index->size(); ++row) {
    const events::EventRow event = index->row(row);
    if (!event.placed) {
      continue;
    }
    const glm::dvec2 at = camera.to_screen({event.x / kWorld, event.y / kWorld});
    const int left = static_cast<int>(std::floor(at.x + 0.5)) - 2;
    const int top = static_cast<int>(std::floor(at.y + 0.5)) - 2;
    for (int y = std::max(top, 0); y < std::min(top + kSide, 200); ++y) {
      for (int x = std::max(left, 0); x < std::min(left + kSide, 300); ++x) {
        lit[static_cast<std::size_t>(y) * 300 + static_cast<std::size_t>(x)] = true;
      }
    }
  }
  std::size_t differ = 0;
  std::size_t count = 0;
  for (std::size_t y = 0; y < 200; ++y) {
    for (std::size_t x = 0; x < 300; ++x) {
      count += lit[y * 300 + x] ? 1 : 0;
      differ += (picture[((199 - y) * 300 + x) * 4 + 3] != 0) != lit[y * 300 + x] ? 1 : 0;
    }
  }
  CHECK(count > 5000);
  CHECK(differ * 1000 <= count);
  // The last cell lies on top.
  const DotCell top = field.cells().back();
  if (top.count == 1 && top.x > 2 && top.x < 298 && top.y > 2 && top.y < 198) {
    const std::size_t at = ((199 - static_cast<std::size_t>(top.y)) * 300 + static_cast<std::size_t>(top.x)) * 4;
    CHECK(picture[at] == 10 + static_cast<std::size_t>(index->type(top.newest)));
  }
}

TEST_CASE("Dots of more events are nearer to white") {
  CHECK(DotStamps::fullness(1) == 0);
  CHECK(DotStamps::fullness(2) == 1);
  CHECK(DotStamps::fullness(100) < DotStamps::fullness(1000));
  CHECK(DotStamps::fullness(4'000'000'000) == DotStamps::kFullest);
}

TEST_CASE("Few spots are markers with counts, however many events they hold; many spots are not") {
  std::vector<events::EventRow> rows(5000);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].x = 2'000'000'000 + static_cast<std::uint32_t>(i % 50) * 1'000'000;
    rows[i].y = 2'000'000'000;
    rows[i].when = {static_cast<events::Minute>(i), static_cast<events::Minute>(i) + 1};
  }
  Camera camera({800, 600});
  camera.show({0.47, 0.47}, 5);
  const auto few = rows_of_few_spots(*events::EventIndex::from_rows(rows), {0, 10'000}, {}, camera);
  REQUIRE(few);
  CHECK(few->size() == 5000);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    rows[i].x += static_cast<std::uint32_t>(i);
  }
  CHECK_FALSE(rows_of_few_spots(*events::EventIndex::from_rows(rows), {0, 10'000}, {}, camera));
}

TEST_CASE("A narrow view of a long window counts what a plain loop counts, on both sides of the antimeridian") {
  for (const geo::LonLat middle : {geo::LonLat{37, 36}, geo::LonLat{179.9, -10}}) {
    const auto index = events::EventIndex::from_rows(random_events(150'000, middle, 17));
    Camera camera({500, 400});
    camera.show(geo::to_world(middle), 8);
    const events::TimeWindow window{0, 110'000};
    DotField field;
    field.collect(*index, window, {}, camera, 4);
    const Expected expected = plain_loop(*index, window, {}, camera, 4);
    std::size_t total = 0;
    for (const DotCell& cell : field.cells()) {
      total += cell.count;
    }
    std::size_t expected_total = 0;
    for (const auto& [at, cell] : expected.cells) {
      expected_total += cell.first;
    }
    CHECK(total > 1000);
    CHECK(total == expected_total);
    CHECK(field.in_view() == expected.in_view);
  }
}
