// What one report tells more than once is one claim.

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "events/extract/merge/merge.h"
#include "tests/events/extract/test_reader.h"

namespace dateline::events {

TEST_CASE("the attack is the one told before, whatever it was called then") {
  const auto claims = claims_of(
      "A violent weekend\n\nHoms. A car loaded with explosives blew up in front of a bank at dawn on Sunday. Hours "
      "later "
      "hooded men claimed responsibility for the blast in a video.\n\nHama. A teacher and her son were shot dead on "
      "Saturday night. Police attributed the attack to the Islamic State.\n");
  int next = 0;
  const auto events = merge_claims(claims, {}, "", [&] { return std::to_string(++next); });
  REQUIRE(events.size() == 2);
  CHECK(events[0].sub_event_type == SubEventType::remote_explosive);
  CHECK(events[1].sub_event_type == SubEventType::attack);
  CHECK(events[1].actor1 == "Islamic State");
}

TEST_CASE("a second attack is another one") {
  CHECK(claims_of("Gunmen attacked a market in Homs on Monday. On Tuesday a second attack hit a market in Hama.")
            .size() == 2);
}

TEST_CASE("a sum in the opening is no event beside those that it sums up") {
  const auto claims = claims_of(
      "Gunmen attacked villagers in Syria on Tuesday.\n\nGunmen attacked farmers in Azaz at dawn on Tuesday and "
      "killed "
      "three of them.\n");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].place.name == "Azaz");
  const auto deaths = claims_of(
      "Ten people were killed on Tuesday.\n\nGunmen shot dead six farmers in Azaz on Tuesday.\n\nGunmen shot dead four "
      "traders in Hama on Tuesday.\n");
  REQUIRE(deaths.size() == 2);
  CHECK(deaths[0].casualties.fatalities_best == 6);
  CHECK(deaths[1].casualties.fatalities_best == 4);
}

TEST_CASE("what one of its parties did in the next sentence is part of an incident") {
  const auto claims = claims_of(
      "Tamil Tiger rebels stormed an army base in Vavuniya on Tuesday. The rebels fired mortars at the base first.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].sub_event_type == SubEventType::armed_clash);
}

TEST_CASE("a war that goes on for years is no event") {
  CHECK(claims_of("Fighting in the two regions has cost some 6,500 lives since 2017.").empty());
}

TEST_CASE("what sets a house on fire is a weapon or nobody's deed") {
  const auto claims = claims_of("Drones set fire to a grain store in Izmail on Monday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].sub_event_type == SubEventType::air_drone_strike);
  CHECK(claims_of("They fought fires in a camp near Azaz, where a heater had set a tent alight.").empty());
}

TEST_CASE("words that are figures of speech elsewhere are not where a weapon or a day is meant") {
  const auto claims = claims_of("Artillery shells hit the market of Homs on Monday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].sub_event_type == SubEventType::shelling);
  CHECK(claims_of("A new telephone hit the market in Homs on Monday.").empty());
  const auto rally = claims_of(
      "On 15 August, the anniversary of the independence, police dispersed a peaceful rally in Homs with batons.");
  REQUIRE(rally.size() == 1);
  CHECK(rally[0].sub_event_type == SubEventType::protest_with_intervention);
}

TEST_CASE("people who are counted after a place's name are seized, and not the place") {
  for (const char* told :
       {"From the village of Azaz 17 others were seized on Monday.", "In Homs 17 people were seized on Monday."}) {
    const auto claims = claims_of(told);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].sub_event_type == SubEventType::abduction);
    CHECK_FALSE(claims[0].control);
  }
}

TEST_CASE("whom a head's part counts without saying where was hit where the part says") {
  const auto claims = claims_of(
      "Brief\n\nHoms Governorate. On 14 August, soldiers clashed with rebels near Palmyra. One soldier was killed.\n\n"
      "Hama Governorate. On 14 August, gunmen abducted a doctor in Salamiyah.\n");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].place.name == "Palmyra");
  CHECK(claims[0].casualties.fatalities_best == 1);
}

TEST_CASE("a name of two words that nobody knows is a place after its preposition") {
  const auto claims = claims_of("Unidentified gunmen shot a pastor dead in Qwerta Zuiop on Monday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].place.name == "Qwerta Zuiop");
}

TEST_CASE("strikes counted since the start of a year are no event") {
  CHECK(claims_of("Since the start of the year Turkey has carried out 104 drone strikes in Syria.").empty());
}

TEST_CASE("heads of a list are places where most of them are known for places") {
  const auto claims = claims_of(
      "The day\n\nHoms. Gunmen attacked a market on Tuesday.\n\nHama. Gunmen abducted a doctor on Tuesday.\n\nAzaz. "
      "Soldiers clashed with rebels on Tuesday.\n");
  REQUIRE(claims.size() == 3);
  CHECK(claims[2].place.name == "Azaz");
}

}  // namespace dateline::events
