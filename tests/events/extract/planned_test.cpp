// What is announced by those who will do it is a claim of its own status; what is feared, refused or given up is none.
#include <catch2/catch.hpp>
#include <string>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

namespace {

void check_planned(const std::string& text, SubEventType type, const std::string& first_day = {}) {
  INFO(text);
  const auto claims = claims_of(text);
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].status == Status::planned);
  CHECK(claims[0].sub_event_type == type);
  if (!first_day.empty()) {
    REQUIRE(claims[0].when.start);
    CHECK(format_time(*claims[0].when.start, Granularity::day) == first_day);
  }
}

}  // namespace

TEST_CASE("what somebody plans, vows or threatens to do is planned") {
  check_planned("The army said it will launch an offensive near Homs next week.", SubEventType::armed_clash);
  check_planned("The governor said the army plans to evacuate residents from Homs.", SubEventType::other);
  check_planned("The militia threatened to shell Homs.", SubEventType::shelling);
  check_planned("Rebels threatened to attack Aleppo.", SubEventType::armed_clash);
  check_planned("The army plans to retake Saraqib next week.", SubEventType::government_regains_territory);
  check_planned("Troops are preparing to storm Raqqa, a commander said.", SubEventType::armed_clash);
  check_planned("The army decided to withdraw from Homs.", SubEventType::non_violent_transfer);
}

TEST_CASE("a march that is called for or scheduled is planned, on the next day of that name") {
  // The reports are of Wednesday, 16 August 2023.
  check_planned("Opposition parties called for protests in Damascus on Friday.", SubEventType::peaceful_protest,
                "2023-08-18");
  check_planned("Protests are scheduled for Friday in Damascus.", SubEventType::peaceful_protest, "2023-08-18");
  check_planned("Opposition parties plan to hold a protest in Damascus on Friday.", SubEventType::peaceful_protest,
                "2023-08-18");
}

TEST_CASE("what is feared, denied, given up or foiled is no plan") {
  for (const char* text : {"The army did not plan to attack Homs.", "Residents fear that the army will attack Homs.",
                           "The rebels had planned to attack Homs in June but called it off.",
                           "The army denied that it planned to attack Homs.",
                           "The men were accused of planning to attack a church in Damascus.",
                           "Police foiled a plot to bomb a church in Damascus."}) {
    INFO(text);
    CHECK(claims_of(text).empty());
  }
}
