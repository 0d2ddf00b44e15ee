#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("a paragraph's first words set the scene of what it tells next") {
  const auto claims = claims_of(
      "In Homs the team went to see the damage. A shell struck a bakery at dawn on Tuesday, killing two people.\n");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].place.name == "Homs");
  const auto spoken = claims_of("In Geneva, a spokesman said talks went on. Gunmen killed four farmers on Monday.\n");
  REQUIRE(spoken.size() == 1);
  CHECK(spoken[0].place.name != "Geneva");
}

TEST_CASE("a line with bars and a town's name with a full stop head what follows") {
  const auto alerts = claims_of(
      "ALERT 1 // Homs // 15 August\nGunmen attacked a checkpoint and killed two soldiers.\n\n"
      "ALERT 2 // Hama // 15 August\nA bomb exploded beside a bus, killing two passengers.\n");
  REQUIRE(alerts.size() == 2);
  CHECK(alerts[0].place.name == "Homs");
  CHECK(alerts[1].place.id != alerts[0].place.id);
  const auto towns = claims_of("Homs. Gunmen killed four farmers on Monday.\n\nHama. A bomb exploded on Monday.\n");
  REQUIRE(towns.size() == 2);
  CHECK(towns[0].place.name == "Homs");
  CHECK(towns[1].place.id != towns[0].place.id);
}

TEST_CASE("a timeline tells in the present tense") {
  const auto claims = claims_of(
      "09:10 - Shops stay shut in Homs.\n\n10:30 - Police fire tear gas at protesters in Homs.\n\n"
      "12:00 - Protesters storm the town hall of Homs.\n\n14:00 - The governor speaks on television.\n");
  REQUIRE_FALSE(claims.empty());
  CHECK(claims[0].event_type != EventType::battles);
  CHECK(claims_of("Police fire tear gas at protesters in Homs whenever they gather.\n").empty());
}

TEST_CASE("who storms a base is no mob, and a crowd that storms a town hall is no army") {
  const auto base = claims_of("The group said its men had stormed the army base in Homs on Monday.\n");
  REQUIRE(base.size() == 1);
  CHECK(base[0].sub_event_type == SubEventType::armed_clash);
  const auto hall = claims_of("Hundreds of people stormed the town hall in Homs on Monday.\n");
  REQUIRE(hall.size() == 1);
  CHECK(hall[0].event_type == EventType::riots);
}

TEST_CASE("a victim of whom nothing more is said was killed") {
  const auto claims = claims_of("A bus hit a mine near Homs on Monday. Driver killed, four passengers hurt.\n");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].sub_event_type == SubEventType::remote_explosive);
}
