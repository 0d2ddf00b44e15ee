// The index of a project that has a table and edits of its own is the one that all its rows give, sorted anew.

#include "events/model/rows_in_order.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "events/model/project_events.h"

using namespace dateline::events;

namespace {

constexpr const char* kSource = "table.csv";

class Dice {
 public:
  explicit Dice(unsigned seed) : random_(seed) {}
  int upto(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
  Event event(int number) {
    Event event;
    event.id = "own-" + std::to_string(number);
    event.event_type = kEventTypes[static_cast<std::size_t>(upto(kEventTypeCount))];
    event.review = kReviews[static_cast<std::size_t>(upto(4))];
    if (upto(10) != 0) {
      const CivilMinute start = upto(40) * kMinutesPerDay;
      event.when = {start, start + kMinutesPerDay * (1 + upto(5)), Granularity::day, Extent::within};
    }
    if (upto(10) != 0) {
      event.place.id = "place" + std::to_string(upto(5));
      event.place.point = point();
    }
    return event;
  }
  dateline::geo::LonLat point() {
    const std::array<double, 4> longitudes = {-180, 179.99, 37, 0};
    const double longitude = upto(3) == 0 ? longitudes[static_cast<std::size_t>(upto(4))] : upto(3600) / 10.0 - 180;
    return {longitude, upto(1700) / 10.0 - 85};
  }

 private:
  std::mt19937 random_;
};

/// Of a table of so many rows, a few of which are undated, unplaced, or no events at all.
Project project_of(std::size_t count, Dice& dice) {
  EventTableBuilder builder;
  std::vector<EventRow> rows;
  for (std::uint32_t i = 0; i < count; ++i) {
    if (dice.upto(50) == 0) {
      builder.add_nothing();
      continue;
    }
    EventRow row;
    row.event = i;
    row.when.begin = dice.upto(40) * static_cast<Minute>(kMinutesPerDay);
    row.when.end = row.when.begin + static_cast<Minute>(kMinutesPerDay) * (1 + (dice.upto(20) == 0 ? 30 : 0));
    row.reported = row.when.begin;
    row.x = static_cast<std::uint32_t>(dice.upto(1 << 16)) << 16;
    row.y = static_cast<std::uint32_t>(dice.upto(1 << 16)) << 16;
    row.type = kEventTypes[static_cast<std::size_t>(dice.upto(kEventTypeCount))];
    row.dated = dice.upto(40) != 0;
    row.placed = dice.upto(40) != 0;
    rows.push_back(row);
    TableEvent event;
    event.type = row.type;
    event.when = {row.when.begin, row.when.end, Granularity::day, Extent::within};
    builder.add(event);
  }
  Project project;
  project.table = std::move(builder).build(kSource, EventIndex::from_rows(rows));
  return project;
}

/// Takes rows of the table out, some of which become records, and puts events of one's own in.
void edit(Project& project, int edits, Dice& dice) {
  for (int i = 0; i < edits; ++i) {
    const auto row = static_cast<std::uint32_t>(dice.upto(static_cast<int>(project.table->numbers())));
    if (has_row(project, row)) {
      const std::uint32_t number = make_record(project, row + static_cast<std::uint32_t>(project.events.size()));
      project.events[number].review = kReviews[static_cast<std::size_t>(dice.upto(4))];
      if (dice.upto(4) == 0) {
        project.events.erase(project.events.begin() + number);  // merged into another
      }
    }
    if (dice.upto(2) == 0) {
      project.events.push_back(dice.event(i));
    }
  }
}

/// All rows, one after the other: the records as they are by themselves, then the table's.
std::shared_ptr<const EventIndex> sorted_anew(const Project& project) {
  Project records = project;
  records.table = nullptr;
  records.taken_rows.clear();
  const auto of_records = EventIndex::from_project(records);
  std::vector<EventRow> rows;
  std::vector<std::string> places;
  for (std::uint32_t event = 0; event < project.events.size(); ++event) {
    rows.push_back(of_records->row(*of_records->row_of_event(event)));
  }
  for (PlaceGroup place = 0; place < of_records->place_count(); ++place) {
    places.push_back(of_records->place_id(place));
  }
  for (Row at = 0; at < project.table->index()->size(); ++at) {
    EventRow row = project.table->index()->row(at);
    if (has_row(project, row.event)) {
      row.event += static_cast<std::uint32_t>(project.events.size());
      rows.push_back(row);
    }
  }
  return EventIndex::from_rows(std::move(rows), places);
}

template <class Column>
bool same(const Column& a, const Column& b, std::size_t size) {
  for (Row row = 0; row < size; ++row) {
    if (a[row] != b[row]) {
      return false;
    }
  }
  return true;
}

void check_same(const EventIndex& merged, const EventIndex& plain, Dice& dice) {
  REQUIRE(merged.size() == plain.size());
  CHECK(merged.dated() == plain.dated());
  CHECK(merged.span() == plain.span());
  const EventColumns& a = merged.columns();
  const EventColumns& b = plain.columns();
  CHECK(std::ranges::equal(a.begin, b.begin));
  CHECK(std::ranges::equal(a.end, b.end));
  CHECK(std::ranges::equal(a.x, b.x));
  CHECK(std::ranges::equal(a.y, b.y));
  CHECK(std::ranges::equal(a.key, b.key));
  CHECK(std::ranges::equal(a.event, b.event));
  CHECK(same(a.reported, b.reported, plain.size()));
  CHECK(same(a.radius_m, b.radius_m, plain.size()));
  CHECK(same(a.deaths, b.deaths, plain.size()));
  CHECK(same(a.place, b.place, plain.size()));
  CHECK(same(a.sub_type, b.sub_type, plain.size()));
  for (int i = 0; i < 40; ++i) {
    const Minute begin = dice.upto(45) * static_cast<Minute>(kMinutesPerDay) - dice.upto(3);
    const TimeWindow window{begin, begin + dice.upto(10) * static_cast<Minute>(kMinutesPerDay)};
    WorldBox box;
    box.west = static_cast<std::uint32_t>(dice.upto(1 << 30)) * 4;
    box.east = box.west + static_cast<std::uint32_t>(dice.upto(1 << 30));  // now and then over the antimeridian
    box.north = static_cast<std::uint64_t>(dice.upto(1 << 30)) * 4;
    box.south = box.north + static_cast<std::uint64_t>(dice.upto(1 << 30));
    EventFilter filter;
    filter.types.set(kEventTypes[static_cast<std::size_t>(dice.upto(kEventTypeCount))], false);
    filter.reviews.set(Review::accepted, dice.upto(2) == 0);
    CHECK(merged.drawn_rows(window, filter) == plain.drawn_rows(window, filter));
    CHECK(merged.drawn_rows_in(box, merged.span(), filter) == plain.drawn_rows_in(box, plain.span(), filter));
    CHECK(merged.nearest(box.west, static_cast<std::uint32_t>(box.north), 1U << 27U, window, filter) ==
          plain.nearest(box.west, static_cast<std::uint32_t>(box.north), 1U << 27U, window, filter));
    const EventCounts counts = merged.count(window, filter);
    const EventCounts expected = plain.count(window, filter);
    CHECK(counts.types == expected.types);
    CHECK(counts.reviews == expected.reviews);
    CHECK(counts.drawn == expected.drawn);
    CHECK(counts.unplaced == expected.unplaced);
  }
  for (PlaceGroup place = 0; place < plain.place_count(); ++place) {
    CHECK(std::ranges::equal(merged.rows_at(place), plain.rows_at(place)));
  }
}

}  // namespace

TEST_CASE("Edits are merged into the rows of a table as if all were sorted anew") {
  for (const auto& [rows, edits, seed] : {std::tuple{1UL, 1, 1U}, {3UL, 9, 2U}, {40UL, 90, 3U}, {900UL, 5, 4U}}) {
    INFO(rows << " rows");
    Dice dice(seed);
    Project project = project_of(rows, dice);
    edit(project, edits, dice);
    check_same(*EventIndex::from_project(project), *sorted_anew(project), dice);
  }
}

TEST_CASE("Blocks of the Z curve whose rows have moved on are put in order again") {
  Dice dice(5);
  Project project = project_of(200'000, dice);
  edit(project, 700, dice);
  const auto merged = EventIndex::from_project(project);
  check_same(*merged, *sorted_anew(project), dice);
  // What is drawn in the whole world must not miss a row.
  CHECK(merged->drawn_rows_in(WorldBox(), merged->span(), EventFilter()).size() ==
        merged->drawn_rows(merged->span(), EventFilter()).size());
}

TEST_CASE("A table all of whose rows are taken, and one that nobody edited") {
  Dice dice(6);
  Project project = project_of(30, dice);
  CHECK(EventIndex::from_project(project) == project.table->index());
  for (std::uint32_t row = 0; row < project.table->numbers(); ++row) {
    project.taken_rows.push_back(row);
  }
  CHECK(EventIndex::from_project(project)->size() == 0);
  project.events.push_back(dice.event(1));
  CHECK(EventIndex::from_project(project)->size() == 1);
}
