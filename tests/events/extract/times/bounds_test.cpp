#include "tests/events/extract/times/times_support.h"

using namespace dateline::events;

namespace {

TimeExpression last_of(const std::string& text, const std::string& published = "2016-06-08") {
  const std::vector<TimeExpression> times = read(text, published);
  REQUIRE_FALSE(times.empty());
  return times.back();
}

}  // namespace

TEST_CASE("By a day, something happens before its end; until a day, something lasts") {
  const TimeExpression by = last_of("The army has to leave by Friday.");
  CHECK(by.bound == TimeBound::by);
  CHECK_FALSE(bounded(by)->start);
  CHECK(bounded(by)->end == to_minutes({2016, 6, 11}));
  CHECK(bounded(by)->extent == Extent::within);
  CHECK(last_of("They must leave no later than Friday.").bound == TimeBound::by);
  const TimeExpression until = last_of("They held it until Friday.");
  CHECK(until.bound == TimeBound::until);
  CHECK(bounded(until)->extent == Extent::throughout);
}

TEST_CASE("What did not happen until a day happened that day") {
  CHECK(last_of("The town was not captured until Friday.").bound == TimeBound::none);
  CHECK(last_of("The town didn't fall until Friday.").bound == TimeBound::none);
  CHECK(last_of("They would not give up, and held it until Friday.").bound == TimeBound::until);
}

TEST_CASE("A deadline lies ahead, whatever days were told before it") {
  for (const char* text : {"From 3 to 5 June rebels shelled the town. They were told to leave by Friday.",
                           "The truce will last from 3 to 5 June. The army has to leave by Friday.",
                           "The evacuation runs from 3 to 5 June, with the last fighters out by Friday.",
                           "A deal of 5 June: withdrawal by Friday.", "The truce holds until Friday."}) {
    CAPTURE(text);
    CHECK(last_of(text).value == "2016-06-10");
  }
  CHECK(last_of("The army captured the hill by Friday.").value == "2016-06-03");
  CHECK(read("By Friday rebels had taken the hill.", "2016-06-08").front().value == "2016-06-03");
}

TEST_CASE("After an evening noon is that of the next day, unless the report cannot know of it") {
  CHECK(last_of("Shells fell yesterday evening. At noon a mortar killed two.").value == "2016-06-08T12:00");
  CHECK(last_of("Shells fell this evening. At noon a mortar killed two.").value == "2016-06-08T12:00");
  CHECK(last_of("Shells fell yesterday evening. At 8 pm a mortar killed two.").value == "2016-06-07T20:00");
}
