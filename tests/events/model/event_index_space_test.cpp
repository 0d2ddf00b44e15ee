#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <random>

#include "events/model/event_index.h"

using namespace dateline::events;

namespace {

constexpr std::uint64_t kWorld = std::uint64_t{1} << 32;

/// Positions on a few towns, at the antimeridian, at both poles and anywhere; times of the year 1, of leap days and of
/// now, some open for centuries.
std::vector<EventRow> random_rows(std::size_t count, unsigned seed) {
  std::mt19937_64 random(seed);
  const auto upto = [&random](std::uint64_t n) { return random() % n; };
  const Minute year_1 = to_minute(to_minutes({1, 1, 1}));
  const Minute leap_day = to_minute(to_minutes({2016, 2, 29}));
  std::vector<EventRow> rows(count);
  for (std::size_t i = 0; i < count; ++i) {
    EventRow& row = rows[i];
    switch (upto(5)) {
      case 0:
        row.x = static_cast<std::uint32_t>(upto(kWorld));
        row.y = static_cast<std::uint32_t>(upto(kWorld));
        break;
      case 1:  // about the antimeridian
        row.x = static_cast<std::uint32_t>(upto(2'000'000)) - 1'000'000;
        row.y = 2'000'000'000 + static_cast<std::uint32_t>(upto(2'000'000));
        break;
      case 2:  // the poles
        row.x = static_cast<std::uint32_t>(upto(kWorld));
        row.y = upto(2) == 0 ? static_cast<std::uint32_t>(upto(3)) : static_cast<std::uint32_t>(kWorld - 1 - upto(3));
        break;
      default:  // a town's few spots
        row.x = 2'500'000'000 + static_cast<std::uint32_t>(upto(40)) * 20'000;
        row.y = 1'700'000'000 + static_cast<std::uint32_t>(upto(40)) * 20'000;
    }
    row.when.begin = upto(50) == 0 ? year_1 + static_cast<Minute>(upto(3000))
                                   : leap_day + static_cast<Minute>(upto(20'000)) - 10'000;
    row.when.end =
        upto(40) == 0 ? std::numeric_limits<Minute>::max() : row.when.begin + 1 + static_cast<Minute>(upto(3000));
    row.type = kEventTypes[upto(kEventTypeCount)];
    row.speaker = kSpeakers[upto(kSpeakerCount)];
    row.placed = upto(15) != 0;
    row.dated = upto(15) != 0;
    row.event = static_cast<std::uint32_t>(i);
  }
  return rows;
}

struct Question {
  TimeWindow window;
  EventFilter filter;
};

std::vector<Question> questions(const EventIndex& index) {
  const Minute leap_day = to_minute(to_minutes({2016, 2, 29}));
  const Minute year_1 = to_minute(to_minutes({1, 1, 1}));
  EventFilter some;
  some.types = ValueSet<EventType>::all().without(EventType::riots);
  some.speakers = ValueSet<Speaker>::all().without(Speaker::monitors);
  // What words or a source left over, beside the other filters.
  EventFilter searched = some;
  const auto found = std::make_shared<RowBits>(index.size());
  for (Row row = 0; row < index.size(); row += 3) {
    (*found)[row] = true;
  }
  searched.found = found;
  return {{{leap_day, leap_day + 1440}, {}},
          {{leap_day - 10'000, leap_day + 10'000}, searched},
          {{leap_day - 10'000, leap_day + 10'000}, some},
          {{year_1, year_1 + 1440}, {}},
          {{std::numeric_limits<Minute>::min(), std::numeric_limits<Minute>::max()}, {}},
          {{leap_day, leap_day}, {}}};
}

bool shows(const EventIndex& index, Row row, const Question& question) {
  const EventRow event = index.row(row);
  return event.dated && event.placed && index.passes(row, question.filter) &&
         question.window.begin < question.window.end && event.when.begin < question.window.end &&
         question.window.begin < event.when.end;
}

/// West of x by a turn's wrap, as a map shows it.
std::int64_t apart(std::uint32_t a, std::uint32_t b) {
  return static_cast<std::int32_t>(a - b);
}

}  // namespace

TEST_CASE("A box of the world shows what the plain loop finds, across the antimeridian and at the poles") {
  // More rows than one block of the curve holds.
  for (const std::size_t count : {0u, 1u, 70u, 150'000u}) {
    const auto index = EventIndex::from_rows(random_rows(count, 11));
    const std::vector<WorldBox> boxes = {
        {0, 0, 0, kWorld},                                               // everything
        {4'294'000'000u, 700'000u, 1'999'999'000, 2'001'000'000},        // across the antimeridian
        {0, 0, 0, 2},                                                    // the north pole's first two lines
        {5, 5, kWorld - 2, kWorld},                                      // the south pole
        {2'500'100'000u, 2'500'400'001u, 1'700'000'000, 1'700'200'000},  // half a town, its edges on spots
        {2'500'100'000u, 2'500'100'001u, 1'700'100'000, 1'700'100'001},  // one spot
        {123u, 4'000'000'000u, 1'000'000'000, 3'000'000'000}};
    for (const WorldBox& box : boxes) {
      for (const Question& question : questions(*index)) {
        std::vector<Row> expected;
        for (Row row = 0; row < index->size(); ++row) {
          const EventRow event = index->row(row);
          const std::uint64_t east = event.x >= box.west ? event.x - box.west : event.x + kWorld - box.west;
          const std::uint64_t width = box.west == box.east ? kWorld : (box.east + kWorld - box.west) % kWorld;
          if (shows(*index, row, question) && east < width && event.y >= box.north && event.y < box.south) {
            expected.push_back(row);
          }
        }
        REQUIRE(index->drawn_rows_in(box, question.window, question.filter) == expected);
      }
    }
  }
}

TEST_CASE("Cells of any size hold exactly the events that lie in them, by type") {
  const auto index = EventIndex::from_rows(random_rows(100'000, 12));
  const std::vector<CellGrid> grids = {{0, 0, static_cast<double>(kWorld) / 64, 64, 64},
                                       {4'294'500'000u, 1'999'900'000, 30'000.7, 40, 70},
                                       {2'499'990'000u, 1'699'990'000, 20'000, 45, 45},
                                       {2'500'000'000u, 1'700'000'000, 1, 3, 3},
                                       {0, 0, 1, 5, 3}};
  for (const CellGrid& grid : grids) {
    for (const Question& question : questions(*index)) {
      std::vector<TypeCounts> expected(std::size_t{grid.columns} * grid.lines);
      for (Row row = 0; row < index->size(); ++row) {
        const EventRow event = index->row(row);
        const double column = std::floor(static_cast<std::uint32_t>(event.x - grid.west) / grid.side);
        const double line = std::floor((static_cast<double>(event.y) - grid.north) / grid.side);
        if (shows(*index, row, question) && column < grid.columns && line >= 0 && line < grid.lines) {
          ++expected[static_cast<std::size_t>(line) * grid.columns + static_cast<std::size_t>(column)]
                    [static_cast<std::size_t>(event.type)];
        }
      }
      std::size_t differ = 0;
      const std::vector<TypeCounts> cells = index->count_cells(grid, question.window, question.filter);
      REQUIRE(cells.size() == expected.size());
      for (std::size_t i = 0; i < cells.size(); ++i) {
        differ += cells[i] != expected[i] ? 1 : 0;
      }
      CHECK(differ == 0);
    }
  }
}

TEST_CASE("The nearest event to a point is the plain loop's, over the antimeridian too, and none is beyond reach") {
  const auto index = EventIndex::from_rows(random_rows(80'000, 13));
  std::mt19937_64 random(5);
  for (int i = 0; i < 60; ++i) {
    const std::uint32_t x = i % 3 == 0 ? static_cast<std::uint32_t>(random() % 4000) - 2000
                                       : 2'500'000'000u + static_cast<std::uint32_t>(random() % 1'000'000);
    const std::uint32_t y = i % 3 == 0   ? 2'000'000'000u + static_cast<std::uint32_t>(random() % 1'000'000)
                            : i % 7 == 0 ? static_cast<std::uint32_t>(random() % 50)
                                         : 1'700'000'000u + static_cast<std::uint32_t>(random() % 1'000'000);
    const std::uint32_t reach = i % 2 == 0 ? 15'000 : 3'000'000;
    for (const Question& question : questions(*index)) {
      std::optional<std::int64_t> best;
      for (Row row = 0; row < index->size(); ++row) {
        const EventRow event = index->row(row);
        if (!shows(*index, row, question)) {
          continue;
        }
        const std::int64_t dx = apart(event.x, x);
        const std::int64_t dy = static_cast<std::int64_t>(event.y) - y;
        if (std::abs(dx) <= reach && std::abs(dy) <= reach && dx * dx + dy * dy < std::int64_t{reach} * reach) {
          best = std::min(best.value_or(std::numeric_limits<std::int64_t>::max()), dx * dx + dy * dy);
        }
      }
      const std::optional<Row> found = index->nearest(x, y, reach, question.window, question.filter);
      REQUIRE(found.has_value() == best.has_value());
      if (found) {
        CHECK(shows(*index, *found, question));
        const EventRow event = index->row(*found);
        const std::int64_t dx = apart(event.x, x);
        const std::int64_t dy = static_cast<std::int64_t>(event.y) - y;
        CHECK(dx * dx + dy * dy == *best);
      }
    }
  }
}

TEST_CASE("Counts of a long window come out as those of the plain loop") {
  const std::vector<EventRow> rows = random_rows(30'000, 14);
  const auto index = EventIndex::from_rows(rows);
  for (const Question& question : questions(*index)) {
    const EventCounts counts = index->count(question.window, question.filter);
    std::uint32_t drawn = 0;
    for (Row row = 0; row < index->size(); ++row) {
      drawn += shows(*index, row, question) ? 1 : 0;
    }
    CHECK(counts.drawn == drawn);
  }
}
