#include "events/model/event_flows.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "tests/support/temporary_folder.h"

using namespace dateline;
using namespace dateline::events;

namespace {

struct Sample {
  std::shared_ptr<const EventIndex> index;
  std::vector<FlowOrigin> origins;
};

/// Events that last from minutes to months, every third with an origin, every seventh without a place of its own.
Sample sample(std::uint32_t count) {
  std::mt19937 random(11);
  Sample made;
  std::vector<EventRow> rows;
  for (std::uint32_t i = 0; i < count; ++i) {
    EventRow row;
    row.when.begin = static_cast<Minute>(random() % 100'000);
    row.when.end = row.when.begin + 1 + static_cast<Minute>(random() % (i % 10 == 0 ? 50'000 : 600));
    row.x = random();
    row.y = random();
    row.event = i;
    row.type = kEventTypes[random() % kEventTypes.size()];
    row.placed = i % 7 != 0;
    rows.push_back(row);
    if (i % 3 == 0) {
      made.origins.push_back({i, static_cast<std::uint32_t>(random()), static_cast<std::uint32_t>(random()), 500});
    }
  }
  made.index = EventIndex::from_rows(rows);
  return made;
}

}  // namespace

TEST_CASE("The flows of a window are those of the plain loop") {
  const Sample made = sample(2000);
  const auto flows = EventFlows::from_origins(made.origins, *made.index);
  REQUIRE(flows);
  EventFilter battles;
  for (const EventType type : kEventTypes) {
    battles.types.set(type, type == EventType::battles);
  }
  for (const EventFilter& filter : {EventFilter{}, battles}) {
    for (const TimeWindow window : {TimeWindow{0, 200'000}, TimeWindow{40'000, 41'000}, TimeWindow{50'000, 50'000},
                                    TimeWindow{149'000, 200'000}, TimeWindow{-5, 1}}) {
      std::vector<std::uint32_t> expected;
      for (const FlowOrigin& origin : made.origins) {
        const EventRow row = made.index->row(*made.index->row_of_event(origin.event));
        if (row.placed && filter.types.has(row.type) && row.when.begin < window.end && window.begin < row.when.end &&
            window.begin < window.end) {
          expected.push_back(origin.event);
        }
      }
      std::vector<std::uint32_t> found;
      Row last = 0;
      flows->for_each_drawn(*made.index, window, filter, [&](const EventFlows::Flow& flow, FilterKey) {
        CHECK(flow.row >= last);
        last = flow.row;
        found.push_back(made.index->columns().event[flow.row]);
      });
      std::sort(found.begin(), found.end());
      CHECK(found == expected);
    }
  }
}

TEST_CASE("An event's flow is found by its row, and there are none where nothing has an origin") {
  const Sample made = sample(30);
  const auto flows = EventFlows::from_origins(made.origins, *made.index);
  for (const FlowOrigin& origin : made.origins) {
    const Row row = *made.index->row_of_event(origin.event);
    const EventFlows::Flow* flow = flows->of_row(row);
    REQUIRE((flow != nullptr) == made.index->row(row).placed);
    if (flow != nullptr) {
      CHECK(flow->x == origin.x);
      CHECK(flow->y == origin.y);
    }
  }
  CHECK(flows->of_row(*made.index->row_of_event(1)) == nullptr);
  CHECK(EventFlows::from_origins({}, *made.index) == nullptr);
}

TEST_CASE("Flows that were kept are the same, and others' or damaged ones are not taken") {
  const test::TemporaryFolder folder("flows");
  const Sample made = sample(100);
  const auto flows = EventFlows::from_origins(made.origins, *made.index);
  const auto file = folder.file("kept.flows");
  REQUIRE(flows->save(file, {1, 2, 3, 4}));
  const auto kept = EventFlows::from_file(file, {1, 2, 3, 4});
  REQUIRE(kept);
  REQUIRE(kept->flows().size() == flows->flows().size());
  CHECK(kept->flows().back().row == flows->flows().back().row);
  CHECK(kept->flows().back().radius_m == 500);
  CHECK(EventFlows::from_file(file, {1, 2, 3, 5}) == nullptr);
  std::filesystem::resize_file(file, std::filesystem::file_size(file) - 1);
  CHECK(EventFlows::from_file(file, {1, 2, 3, 4}) == nullptr);
  CHECK(EventFlows::from_file(folder.file("none"), {1, 2, 3, 4}) == nullptr);
}
