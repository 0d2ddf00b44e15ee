#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("whom the speaker blames did it, and the denial is a claim of its own") {
  const std::vector<Claim> claims = claims_of(
      "Mortar fire hit a school in Saraqib on Monday, killing nine people, the health ministry said, blaming the "
      "Islamic State. The Islamic State denied it had shelled the school.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].actor1 == "Islamic State");
  REQUIRE(claims[0].attributed_to.size() == 1);
  CHECK(claims[0].attributed_to[0].name == "health ministry");
  CHECK(claims[0].casualties.fatalities_best == 9);
  CHECK(claims[1].status == Status::denied);
  CHECK(claims[1].attributed_to[0].name == "Islamic State");
}

TEST_CASE("the dead of one clause are not those of the bomb in the next") {
  const std::vector<Claim> claims = claims_of(
      "On Monday troops killed five rebels in a raid near Saraqib, while a roadside bomb hit a bus in Idlib and "
      "wounded two women.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].sub_event_type == SubEventType::armed_clash);
  CHECK(claims[0].casualties.fatalities_best == 5);
  CHECK_FALSE(claims[0].casualties.injured_best.has_value());
  CHECK(claims[1].sub_event_type == SubEventType::remote_explosive);
  CHECK(claims[1].casualties.injured_best == 2);
  CHECK_FALSE(claims[1].casualties.fatalities_best.has_value());
}

TEST_CASE("the raid in which people are arrested is no attack besides") {
  const std::vector<Claim> claims = claims_of("Police detained seven men in raids in Homs on Sunday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].sub_event_type == SubEventType::arrests);
}

TEST_CASE("people who are only counted protest, also in a place named before them") {
  for (const std::string text :
       {"Hundreds rallied in Homs on Tuesday to demand water.",
        "In the capital, Damascus, thousands marched peacefully on Friday against the cuts."}) {
    INFO(text);
    const std::vector<Claim> claims = claims_of(text);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].sub_event_type == SubEventType::peaceful_protest);
    CHECK(claims[0].place.is_resolved());
  }
}

TEST_CASE("a convoy with people leaves by the way it takes; a traveller's leaving is no event") {
  const std::vector<Claim> claims = claims_of("Two convoys with families left Saraqib by way of Idlib on Thursday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].place.name == "Idlib");
  CHECK(claims_of("The envoy left Damascus on Thursday.").empty());
}

TEST_CASE("what nobody claims has happened all the same") {
  const std::vector<Claim> claims =
      claims_of("No group claimed the bombing that killed six people in Idlib on Monday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].casualties.fatalities_best == 6);
}

TEST_CASE("most of a place is a part of it") {
  const std::vector<Claim> claims = claims_of("Rebels captured most of Saraqib on Monday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].control->part == Control::Part::partial);
}

TEST_CASE("every place of a list has a claim") {
  const std::vector<Claim> claims =
      claims_of("On Monday warplanes struck Saraqib, the factories of Homs and the town of Idlib.");
  CHECK(claims.size() == 3);
}

TEST_CASE("a road is cut by its name or by \"it\", and held by fire") {
  const std::vector<Claim> cut = claims_of("The army reached the Castello road on Sunday and cut it.");
  REQUIRE(cut.size() == 1);
  REQUIRE(cut[0].control.has_value());
  CHECK(cut[0].control->part == Control::Part::full);
  const std::vector<Claim> held = claims_of("Since Sunday the army holds the Castello road under fire control.");
  REQUIRE(held.size() == 1);
  REQUIRE(held[0].control.has_value());
  CHECK(held[0].control->part == Control::Part::by_fire);
  const std::vector<Claim> supplies =
      claims_of("On Sunday the army cut all supply lines into Aleppo along the Castello road.");
  REQUIRE(supplies.size() == 1);
  CHECK(supplies[0].place.name == "Castello road");
  CHECK(claims_of("The army cut the road to Homs on Sunday.").empty());
}

TEST_CASE("a siege that an advance tightens is told beside it, a corridor that a fight opens is not") {
  const std::vector<Claim> siege = claims_of(
      "Army troops captured new ground on the edge of Homs on Monday, tightening the siege on rebel-held parts of the "
      "city, residents said.");
  REQUIRE(siege.size() == 2);
  CHECK(siege[0].event_type == EventType::battles);
  CHECK(siege[1].sub_event_type == SubEventType::other);
  CHECK(siege[1].attributed_to.at(0).name == "residents");
  const std::vector<Claim> corridor =
      claims_of("Rebels broke through the lines of the army in Homs on Monday, opening a corridor to the city.");
  REQUIRE(corridor.size() == 1);
  CHECK(corridor[0].event_type == EventType::battles);
}
