#include "events/model/taxonomy.h"

#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string_view>

#include "events/model/claim.h"

using namespace dateline::events;

TEST_CASE("every sub-event type has a name of its own that reads back, and a type") {
  std::set<std::string_view> names;
  std::map<EventType, int> count;
  for (std::size_t i = 0; i < kSubEventTypeCount; ++i) {
    const auto type = static_cast<SubEventType>(i);
    REQUIRE_FALSE(name_of(type).empty());
    names.insert(name_of(type));
    CHECK(sub_event_type(name_of(type)) == type);
    ++count[type_of(type)];
  }
  CHECK(names.size() == kSubEventTypeCount);
  // ACLED Codebook, 2023, table 2.
  CHECK(count == std::map<EventType, int>{{EventType::battles, 3},
                                          {EventType::explosions, 6},
                                          {EventType::violence_civilians, 3},
                                          {EventType::protests, 3},
                                          {EventType::riots, 2},
                                          {EventType::strategic, 8}});
}

TEST_CASE("event types, statuses, sides, reviews and parts of control read back from their names") {
  for (const EventType type : kEventTypes) {
    CHECK(event_type(name_of(type)) == type);
    CHECK_FALSE(short_name_of(type).empty());
  }
  CHECK(status("denied") == Status::denied);
  CHECK(side("kurdish") == Side::kurdish);
  CHECK(review("edited") == Review::edited);
  CHECK(control_part("by fire") == Control::Part::by_fire);
  CHECK_FALSE(event_type("battles").has_value());
  CHECK_FALSE(status("").has_value());
}
