#include "events/model/event_index.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <random>

#include "geo/mercator.h"

using namespace dateline::events;

namespace {

std::vector<EventRow> random_rows(std::size_t count, unsigned seed) {
  std::mt19937 random(seed);
  const auto upto = [&random](int n) { return static_cast<int>(random() % static_cast<unsigned>(n)); };
  std::vector<EventRow> rows(count);
  for (std::size_t i = 0; i < count; ++i) {
    EventRow& row = rows[i];
    row.when.begin = upto(1000) - 500;
    row.when.end = row.when.begin + 1 + (upto(10) == 0 ? upto(600) : upto(20));
    row.event = static_cast<std::uint32_t>(i);
    row.type = kEventTypes[static_cast<std::size_t>(upto(kEventTypeCount))];
    row.speaker = kSpeakers[static_cast<std::size_t>(upto(kSpeakerCount))];
    row.status = kStatuses[static_cast<std::size_t>(upto(5))];
    row.review = kReviews[static_cast<std::size_t>(upto(4))];
    row.place = upto(8) == 0 ? kNoPlace : static_cast<PlaceGroup>(upto(20));
    row.placed = row.place != kNoPlace;
    row.dated = upto(12) != 0;
  }
  return rows;
}

std::vector<std::string> twenty_places() {
  std::vector<std::string> ids(20);
  for (std::size_t i = 0; i < ids.size(); ++i) {
    ids[i] = "place" + std::to_string(i);
  }
  return ids;
}

bool overlaps(const EventRow& row, TimeWindow window) {
  return row.dated && window.begin < window.end && row.when.begin < window.end && window.begin < row.when.end;
}

bool passes(const EventRow& row, const EventFilter& filter) {
  return filter.types.has(row.type) && filter.speakers.has(row.speaker) && filter.statuses.has(row.status) &&
         filter.reviews.has(row.review);
}

std::vector<TimeWindow> windows() {
  std::vector<TimeWindow> all = {{-1000, 2000}, {-1000, -500}, {-500, -499}, {0, 0}, {5, 4}, {1200, 1300}, {499, 500}};
  std::mt19937 random(7);
  for (int i = 0; i < 60; ++i) {
    const int begin = static_cast<int>(random() % 1200) - 600;
    all.push_back({begin, begin + static_cast<int>(random() % 90)});
  }
  return all;
}

EventFilter some_filter() {
  EventFilter filter;
  filter.types = ValueSet<EventType>::all().without(EventType::riots).without(EventType::battles);
  filter.speakers = ValueSet<Speaker>::all().without(Speaker::government);
  return filter;
}

}  // namespace

TEST_CASE("A window shows what the plain loop finds, whatever its edges") {
  for (const std::size_t count : {0u, 1u, 2u, 15u, 16u, 17u, 255u, 257u, 5000u}) {
    const std::vector<EventRow> rows = random_rows(count, static_cast<unsigned>(count));
    const auto index = EventIndex::from_rows(rows, twenty_places());
    REQUIRE(index->size() == count);
    for (const TimeWindow window : windows()) {
      const RowsInWindow found = index->rows_in(window);
      std::vector<std::uint32_t> events;
      for (const Row row : found.earlier) {
        CHECK(row < found.first);
        events.push_back(index->row(row).event);
      }
      for (Row row = found.first; row < found.last; ++row) {
        events.push_back(index->row(row).event);
      }
      std::sort(events.begin(), events.end());
      std::vector<std::uint32_t> expected;
      for (const EventRow& row : rows) {
        if (overlaps(row, window)) {
          expected.push_back(row.event);
        }
      }
      REQUIRE(events == expected);
    }
  }
}

TEST_CASE("Counts beside the filter's values add up to what is drawn") {
  const std::vector<EventRow> rows = random_rows(3000, 3);
  const auto index = EventIndex::from_rows(rows, twenty_places());
  const EventFilter filter = some_filter();
  for (const TimeWindow window : windows()) {
    const EventCounts counts = index->count(window, filter);
    const auto brute = std::count_if(rows.begin(), rows.end(), [&](const EventRow& row) {
      return row.placed && overlaps(row, window) && passes(row, filter);
    });
    CHECK(counts.drawn == static_cast<std::uint32_t>(brute));
    CHECK(index->drawn_rows(window, filter).size() == counts.drawn);
    CHECK(counts.unplaced == std::count_if(rows.begin(), rows.end(), [&](const EventRow& row) {
            return !row.placed && overlaps(row, window) && passes(row, filter);
          }));
    std::uint32_t types = 0;
    std::uint32_t speakers = 0;
    std::uint32_t statuses = 0;
    std::uint32_t reviews = 0;
    for (const EventType type : kEventTypes) {
      types += filter.types.has(type) ? counts.types[static_cast<std::size_t>(type)] : 0;
    }
    for (const Speaker speaker : kSpeakers) {
      speakers += filter.speakers.has(speaker) ? counts.speakers[static_cast<std::size_t>(speaker)] : 0;
    }
    for (const Status status : kStatuses) {
      statuses += filter.statuses.has(status) ? counts.statuses[static_cast<std::size_t>(status)] : 0;
    }
    for (const Review review : kReviews) {
      reviews += filter.reviews.has(review) ? counts.reviews[static_cast<std::size_t>(review)] : 0;
    }
    CHECK(types == counts.drawn);
    CHECK(speakers == counts.drawn);
    CHECK(statuses == counts.drawn);
    CHECK(reviews == counts.drawn);
  }
}

TEST_CASE("The number beside a value that is off says what switching it on adds") {
  const auto index = EventIndex::from_rows(random_rows(3000, 4), twenty_places());
  const TimeWindow window{-100, 100};
  EventFilter filter = some_filter();
  const EventCounts before = index->count(window, filter);
  filter.speakers.set(Speaker::government, true);
  const EventCounts after = index->count(window, filter);
  CHECK(before.speakers[static_cast<std::size_t>(Speaker::government)] > 0);
  CHECK(after.drawn == before.drawn + before.speakers[static_cast<std::size_t>(Speaker::government)]);
}

TEST_CASE("A search narrows what is drawn and counted") {
  const auto index = EventIndex::from_rows(random_rows(500, 5), twenty_places());
  EventFilter filter;
  auto found = std::make_shared<RowBits>(index->size());
  const std::vector<Row> all = index->drawn_rows(index->span(), filter);
  REQUIRE(all.size() > 10);
  (*found)[all[3]] = true;
  (*found)[all[9]] = true;
  filter.found = found;
  CHECK(index->drawn_rows(index->span(), filter) == std::vector<Row>{all[3], all[9]});
  CHECK(index->count(index->span(), filter).drawn == 2);
  CHECK(index->next_event(index->span().begin - 1, filter) == all[3]);
}

TEST_CASE("The timeline's bars count each drawn event once, where it begins") {
  const std::vector<EventRow> rows = random_rows(2000, 6);
  const auto index = EventIndex::from_rows(rows, twenty_places());
  const EventFilter filter = some_filter();
  const TimeBars bars = index->time_bars(filter);
  for (const std::size_t bins : {1u, 7u, 100u, 1501u}) {
    const TimeWindow range{-450, 333};
    const auto counted = bars.bars(range, bins);
    REQUIRE(counted.size() == bins);
    for (std::size_t bin = 0; bin < bins; ++bin) {
      const auto edge = [&](std::size_t i) {
        return static_cast<Minute>(range.begin + 783LL * static_cast<long long>(i) / static_cast<long long>(bins));
      };
      for (const EventType type : kEventTypes) {
        const auto brute = std::count_if(rows.begin(), rows.end(), [&](const EventRow& row) {
          return row.dated && row.placed && row.type == type && passes(row, filter) && row.when.begin >= edge(bin) &&
                 row.when.begin < edge(bin + 1);
        });
        REQUIRE(counted[bin][static_cast<std::size_t>(type)] == static_cast<std::uint32_t>(brute));
      }
    }
  }
  CHECK(bars.bars({10, 10}, 3) == std::vector<std::array<std::uint32_t, kEventTypeCount>>(3));
}

TEST_CASE("Stepping visits every drawn start once, in both directions") {
  const std::vector<EventRow> rows = random_rows(400, 8);
  const auto index = EventIndex::from_rows(rows, twenty_places());
  const EventFilter filter = some_filter();
  std::vector<Minute> starts;
  for (const EventRow& row : rows) {
    if (row.dated && row.placed && passes(row, filter)) {
      starts.push_back(row.when.begin);
    }
  }
  std::sort(starts.begin(), starts.end());
  starts.erase(std::unique(starts.begin(), starts.end()), starts.end());
  std::vector<Minute> forward;
  std::optional<Row> at = index->next_event(-10000, filter);
  while (at) {
    forward.push_back(index->row(*at).when.begin);
    at = index->next_event(forward.back(), filter);
  }
  CHECK(forward == starts);
  std::vector<Minute> backward;
  at = index->previous_event(10000, filter);
  while (at) {
    backward.push_back(index->row(*at).when.begin);
    at = index->previous_event(backward.back(), filter);
  }
  std::reverse(backward.begin(), backward.end());
  CHECK(backward == starts);
}

TEST_CASE("A place lists its events in order of time") {
  const std::vector<EventRow> rows = random_rows(1000, 9);
  const auto index = EventIndex::from_rows(rows, twenty_places());
  std::size_t listed = 0;
  for (PlaceGroup place = 0; place < index->place_count(); ++place) {
    const auto here = index->rows_at(place);
    listed += here.size();
    CHECK(std::is_sorted(here.begin(), here.end()));
    for (const Row row : here) {
      CHECK(index->row(row).place == place);
    }
    CHECK(index->place_group(index->place_id(place)) == place);
  }
  CHECK(listed == static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(),
                                                         [](const EventRow& row) { return row.place != kNoPlace; })));
  CHECK_FALSE(index->place_group("nowhere"));
  for (Row row = 0; row < index->size(); ++row) {
    CHECK(index->row_of_event(index->row(row).event) == row);
  }
  CHECK_FALSE(index->row_of_event(1000));
}

namespace {

Event event_on(TimeInterval when) {
  Event event;
  event.id = "e";
  event.when = when;
  event.time_zone = "Asia/Damascus";
  event.place = {
      .name = "Qasr", .id = "p1", .point = dateline::geo::LonLat{37, 36}, .radius_m = 700, .kind = {}, .relation = ""};
  event.claims = {"c"};
  return event;
}

Project project_with(const Event& event, const char* published) {
  Project project;
  project.time_zone = "Asia/Damascus";
  project.events = {event};
  Claim claim;
  claim.id = "c";
  claim.published = parse_time(published)->start;
  project.claims = {claim};
  return project;
}

TimeWindow window_of(const char* from, const char* to) {
  return {to_minute(*parse_time(from)->start), to_minute(*parse_time(to)->start)};
}

}  // namespace

TEST_CASE("An open bound reaches as far as a report vouches for it and no further") {
  const auto day = [](const char* text) { return parse_time(text)->start; };
  TimeInterval since{.start = day("2016-07-17"), .end = {}, .extent = Extent::throughout};
  auto index = EventIndex::from_project(project_with(event_on(since), "2016-07-27"));
  CHECK(index->row(0).when == window_of("2016-07-17", "2016-07-28"));
  CHECK(index->rows_in(window_of("2016-07-27", "2016-07-28")).size() == 1);
  CHECK(index->rows_in(window_of("2016-07-28", "2016-07-29")).size() == 0);

  TimeInterval by{.start = {}, .end = day("2016-07-26")};
  index = EventIndex::from_project(project_with(event_on(by), "2016-07-27"));
  CHECK(index->row(0).when == window_of("2016-07-25", "2016-07-26"));

  TimeInterval since_today{.start = day("2016-07-17"), .end = {}};
  index = EventIndex::from_project(project_with(event_on(since_today), "2016-07-16"));
  CHECK(index->row(0).when == window_of("2016-07-17", "2016-07-18"));
}

TEST_CASE("An event without a time is in no window, and keeps its place") {
  const auto index = EventIndex::from_project(project_with(event_on({}), "2016-07-27"));
  CHECK(index->dated() == 0);
  CHECK(index->rows_in(window_of("1900-01-01", "2100-01-01")).size() == 0);
  REQUIRE(index->place_group("p1"));
  CHECK(index->rows_at(*index->place_group("p1")).size() == 1);
}

TEST_CASE("Times of day come in the project's zone, days stay the days that the text names") {
  TimeInterval noon = *parse_time("2016-07-26T12:00");
  Event event = event_on(noon);
  event.time_zone = "UTC";
  auto index = EventIndex::from_project(project_with(event, "2016-07-27"));
  CHECK(index->row(0).when.begin == to_minute(*parse_time("2016-07-26T15:00")->start));  // Damascus: summer, UTC+3

  event.when = *parse_time("2016-07-26");
  index = EventIndex::from_project(project_with(event, "2016-07-27"));
  CHECK(index->row(0).when == window_of("2016-07-26", "2016-07-27"));
}

TEST_CASE("Positions are fixed point in the Mercator square, exact to centimetres") {
  const auto index = EventIndex::from_project(project_with(event_on(*parse_time("2016-07-26")), "2016-07-27"));
  const EventRow row = index->row(0);
  const dateline::geo::LonLat back = dateline::geo::to_lon_lat({row.x / 4294967296.0, row.y / 4294967296.0});
  CHECK(dateline::geo::distance_m(back, {37, 36}) < 0.02);
}

TEST_CASE("Each event has one speaker: the most independent of its voices") {
  Event event;
  CHECK(speaker_of(event) == Speaker::agencies);
  event.voices = {{"The army", Side::government}, {"A coalition", Side::opposition}};
  CHECK(speaker_of(event) == Speaker::government);
  event.voices.push_back({"Observers", Side::monitor});
  CHECK(speaker_of(event) == Speaker::monitors);
  event.voices = {{"A militia", Side::kurdish}};
  CHECK(speaker_of(event) == Speaker::others);
}
