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
