#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("what those who will do it announce is a planned claim without a change of control") {
  const std::vector<Claim> claims = claims_of("The army announced an offensive on Homs on Tuesday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].status == Status::planned);
  CHECK_FALSE(claims[0].control.has_value());
  CHECK_FALSE(claims[0].when.end.has_value());
  CHECK(claims_of("The army could attack Homs.").empty());
  CHECK(claims_of("Troops will not attack Homs, the general said.").empty());
  CHECK(claims_of("The army will attack Homs if the talks fail.").empty());
}

TEST_CASE("the way between two places is one place") {
  const std::vector<Claim> claims = claims_of("Gunmen ambushed a convoy on the road between Homs and Hama on Monday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].place.relation == "between Homs and Hama");
  REQUIRE(claims[0].place.point.has_value());
  CHECK(claims[0].place.point->latitude > 34.8);
  CHECK(claims[0].place.point->latitude < 35.1);
  CHECK(*claims[0].place.radius_m > 10'000);
}

TEST_CASE("a village that no gazetteer knows is not the place that was named before") {
  const std::vector<Claim> claims =
      claims_of("Police arrested four men in Homs on Monday. Gunmen set fire to two cars in the village of Qwxzibar.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].place.name == "Qwxzibar");
  CHECK_FALSE(claims[1].place.is_resolved());
}

TEST_CASE("an event is kept without a place where the report plainly tells of one, and only then") {
  const std::vector<Claim> claims = claims_of("Gunmen killed four farmers on Monday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].place.name.empty());
  CHECK_FALSE(claims[0].place.is_resolved());
  CHECK(claims_of("The company launched an attack on its rivals on Monday.").empty());
  CHECK(claims_of("The fighting has been heavy.").empty());
}

TEST_CASE("people without arms who attack are a mob, men called armed are not") {
  CHECK(claims_of("Residents of Homs assaulted a teacher on Monday.").at(0).sub_event_type ==
        SubEventType::mob_violence);
  CHECK(claims_of("Armed men killed a teacher in Homs on Monday.").at(0).sub_event_type == SubEventType::attack);
}

TEST_CASE("two verbs share their object, and a parenthesis is stepped over") {
  const std::vector<Claim> claims = claims_of("Gunmen killed and robbed a trader in Homs on Monday.");
  REQUIRE_FALSE(claims.empty());
  CHECK(claims[0].sub_event_type == SubEventType::attack);
  const std::vector<Claim> protest = claims_of("Residents of Homs (Homs, Syria) demonstrated on Monday.");
  REQUIRE(protest.size() == 1);
  CHECK(protest[0].sub_event_type == SubEventType::peaceful_protest);
}

TEST_CASE("the hurt of the next sentence are those of the strike, and a parenthesis before the verb counts") {
  const std::vector<Claim> claims =
      claims_of("A missile hit a school in Homs on Monday. At least 22 people, including six women, were killed.");
  REQUIRE_FALSE(claims.empty());
  for (const Claim& claim : claims) {
    CHECK(claim.sub_event_type == SubEventType::shelling);
  }
  CHECK(claims.back().casualties.fatalities_low == 22);
}

TEST_CASE("protesters come first, those who disperse them second") {
  const std::vector<Claim> claims = claims_of("Police dispersed protesters in Homs on Monday with tear gas.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].actor1.starts_with("Protesters"));
  CHECK(claims[0].actor2.starts_with("Police"));
}

TEST_CASE("an agency is called by its name, and a lone word with what tells which") {
  const std::vector<Claim> named =
      claims_of("Settlers set fire to two cars in Homs on Monday, the local news agency Wafa reported.");
  REQUIRE_FALSE(named.empty());
  REQUIRE_FALSE(named[0].attributed_to.empty());
  CHECK(named[0].attributed_to[0].name.find("news agency") == std::string::npos);
  const std::vector<Claim> lone = claims_of("Rebels shelled Homs on Monday, a pro-government channel said.");
  REQUIRE_FALSE(lone.empty());
  REQUIRE_FALSE(lone[0].attributed_to.empty());
  CHECK(lone[0].attributed_to[0].name == "pro-government channel");
}

TEST_CASE("troops are nobody's where a report speaks of several countries alike") {
  const std::vector<Claim> claims = claims_of(
      "Jets bombed the village of Qwxzibar on Monday. Talks brokered by China collapsed, and Thailand closed its "
      "border.");
  REQUIRE_FALSE(claims.empty());
  CHECK(claims[0].actor1.find("China") == std::string::npos);
  CHECK(claims[0].actor1.find("Thailand") == std::string::npos);
}

TEST_CASE("What came before dawn came in that night") {
  const auto claims = claims_of("Militants stormed a police station in Bamako before dawn on Tuesday, residents said.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].when.start == to_minutes({2023, 8, 15}));
  REQUIRE(claims[0].when.end.has_value());
  CHECK(*claims[0].when.end > to_minutes({2023, 8, 15}));
  CHECK(*claims[0].when.end <= to_minutes({2023, 8, 15}) + 8 * 60);
}
