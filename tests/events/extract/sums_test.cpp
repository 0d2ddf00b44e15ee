// Sums, rankings and headlines speak of events that are told elsewhere, and are none of their own.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

namespace {

std::size_t count_of(const std::vector<Claim>& claims, SubEventType type) {
  return static_cast<std::size_t>(
      std::count_if(claims.begin(), claims.end(), [&](const Claim& claim) { return claim.sub_event_type == type; }));
}

}  // namespace

TEST_CASE("a sum of a long time goes on through its paragraph") {
  const std::string news = "A bomb killed two people in Homs on Tuesday.\n\n";
  CHECK(claims_of(news + "Since April 2021, millions have fled their homes. At least 22 aid workers have been killed.")
            .size() == 1);
  CHECK(claims_of(news + "The war has killed 39,790 people since October 7. Some 1,139 people were killed in Hama on "
                         "that day and 200 were taken captive.")
            .size() == 1);
  CHECK(claims_of(news + "The army has held Hama since April 2021. Gunmen killed three farmers there on Monday.")
            .size() == 2);
}

TEST_CASE("what lasts since a day of the calendar began before the publication") {
  const Reading reading = test_reader()->read(
      test_document("The war has killed 39,790 people since October 7, officials say.", "2024-08-11"));
  REQUIRE(reading.times.size() == 1);
  REQUIRE(reading.times[0].grounded);
  CHECK(format_time(*reading.times[0].grounded->start, Granularity::day) == "2023-10-07");
}

TEST_CASE("a division's toll is that of the places its paragraph names") {
  const auto claims = claims_of(
      "In Homs province, four people were killed and 11 wounded, the governor said. A rocket struck a house in "
      "Tadmur, killing two of them.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].place.name == "Palmyra");
  CHECK(claims_of("In Homs province, four people were killed and 11 wounded, the governor said.").size() == 1);
}

TEST_CASE("a ranking is no attack of its own") {
  CHECK(claims_of("A drone strike killed nine people in Homs on Monday, in one of the deadliest attacks of the war.")
            .size() == 1);
}

TEST_CASE("a headline that names no means meets the body's telling") {
  const auto claims = claims_of(
      "Army attack on Homs school kills nine\n\nAn air strike on a school in Homs killed nine people on Monday, "
      "residents said.\n\nTwo missiles hit the primary school as lessons began, a teacher said.\n");
  CHECK(count_of(claims, SubEventType::attack) == 0);
  CHECK(count_of(claims, SubEventType::shelling) == 0);
  CHECK(count_of(claims, SubEventType::air_drone_strike) >= 1);
}

TEST_CASE("the dead that a voice counts without a place are those of what was told before") {
  const auto claims = claims_of(
      "Rebels and soldiers fought in Homs on Tuesday. State television said that dozens of gunmen had been killed.");
  CHECK(claims.size() == 1);
}

TEST_CASE("weapons and victims that tell the type") {
  CHECK(claims_of("Homs was attacked eight times with drones on Tuesday.").at(0).sub_event_type ==
        SubEventType::air_drone_strike);
  CHECK(claims_of("Warplanes targeted an oil well near Homs with two missiles on Tuesday.").at(0).sub_event_type ==
        SubEventType::air_drone_strike);
  CHECK(claims_of("Soldiers executed two captured rebels near Homs on Tuesday.").at(0).sub_event_type ==
        SubEventType::attack);
  CHECK(claims_of("Positional engagements between the army and rebels continued near Homs on Tuesday.").size() == 1);
  CHECK(claims_of("Residents of Homs poured into the streets on Tuesday to celebrate the feast.").empty());
}

TEST_CASE("what has long gone on, or been counted since a day, is no event") {
  CHECK(claims_of("A bomb killed two people in Homs on Tuesday. The province has long been fought over by gangs.")
            .size() == 1);
  CHECK(claims_of("Police arrested three men in Homs on Tuesday. More than 220 have been arrested since Thursday.")
            .size() == 1);
  CHECK(claims_of("A bomb killed two people in Homs on Tuesday. Shells hit Palmyra on Monday.\n\nIn 2018 fighters "
                  "killed 17 workers in Hama.")
            .size() == 2);
}

TEST_CASE("who dies tells what an ambush was, and who comes under fire") {
  CHECK(claims_of("On Monday gunmen ambushed a vehicle near Homs and killed four traders.").at(0).sub_event_type ==
        SubEventType::attack);
  CHECK(claims_of("On Monday rebels ambushed a convoy near Homs and killed four soldiers.").at(0).sub_event_type ==
        SubEventType::armed_clash);
  CHECK(claims_of("Soldiers on patrol came under fire near Homs on Monday.").at(0).sub_event_type ==
        SubEventType::armed_clash);
  CHECK(claims_of("A tank fired on a tower near Homs on Monday.").at(0).sub_event_type == SubEventType::shelling);
}

TEST_CASE("the dead are counted past a clause that says who they were") {
  const auto claims =
      claims_of("Nine workers who were picking olives were killed when rockets fell on a field near Homs.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].casualties.fatalities_best == 9);
}

TEST_CASE("a sentence without a day goes on with its paragraph's") {
  const auto claims = claims_of(
      "Rebels shelled Homs on Saturday, killing two people.\n\nA drone killed five people near Hama on Monday. "
      "Artillery "
      "also shelled Palmyra.");
  REQUIRE(claims.size() == 3);
  CHECK(format_time(*claims[2].when.start, Granularity::day) == "2023-08-14");
}

TEST_CASE("what a report sums up of the past day is no event of its own") {
  const auto claims = claims_of(
      "In the past 24 hours the enemy struck 14 villages with artillery.\n\nArtillery shelled Homs on Tuesday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].place.name == "Homs");
  CHECK(claims_of("In the past 24 hours artillery struck the village of Maaloula.").size() == 1);
}
