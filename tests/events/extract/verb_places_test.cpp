// Which of the places that a sentence names is its event's.

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/events/extract/test_reader.h"

namespace dateline::events {

namespace {

void check_place(const char* sentence, const std::string& place) {
  INFO(sentence);
  const auto claims = claims_of(sentence);
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].place.name == place);
}

}  // namespace

TEST_CASE("what a demonstration is about is not where it is") {
  check_place("About 300 people protested in Madrid on Monday against the war in Iraq.", "Madrid");
  check_place("In Lima, students marched on Monday against the bombing of Belgrade.", "Lima");
  check_place("Some 5,000 people protested on Monday against a war on Iraq at a park in Osaka.", "Osaka");
  // A town there is where they marched.
  check_place("Residents demonstrated on Monday against the arrest of a teacher in the town of Homs.", "Homs");
}

TEST_CASE("the finer of two places is the event's") {
  check_place("A man was shot dead on Monday in Syria's northern city of Aleppo.", "Aleppo");
  check_place("A couple was shot dead on Monday in the Syria town of Azaz.", "Azaz");
  check_place("In Ukraine, two men were shot dead on Monday near the town of Bakhmut.", "Bakhmut");
}

TEST_CASE("whose office a victim holds is not where he was killed") {
  check_place("A suicide bomber killed the governor of Idlib and his driver in Hama on Monday.", "Hama");
}

TEST_CASE("a place is not the speaker's where the clause before goes on") {
  check_place("A singer was shot dead on Monday in Mogadishu by gunmen, who claimed responsibility.", "Mogadishu");
}

TEST_CASE("a place that a preposition leads to is the event's whatever noun follows") {
  check_place("On Monday in Homs police fired tear gas at nurses who were marching.", "Homs");
}

TEST_CASE("a noun's list of places goes on up to the verb") {
  const auto claims = claims_of("Rallies on Monday in Homs and Hama passed without incident.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].place.name == "Homs");
  CHECK(claims[1].place.name == "Hama");
}

}  // namespace dateline::events
