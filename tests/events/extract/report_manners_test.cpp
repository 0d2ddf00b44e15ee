// What reports of other manners than an agency's ask for: lists under dates, logs, communiques, web pages.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

namespace {

std::string day_of(const Claim& claim) {
  return claim.when.start ? format_time(*claim.when.start, Granularity::day) : std::string("unknown");
}

}  // namespace

TEST_CASE("dates that head the parts of a list date what stands under them") {
  const auto claims = claims_of(
      "Weekly list\n\nMonday, 7 August\nHoms: Gunmen attacked a market.\n\nTuesday, 8 August\nNo incidents.\n\n"
      "Thursday, 10 August\nHama: Gunmen abducted a doctor.\n");
  REQUIRE(claims.size() == 2);
  CHECK(day_of(claims[0]) == "2023-08-07");
  CHECK(day_of(claims[1]) == "2023-08-10");
  // One date line alone may be the publication's.
  const auto single = claims_of("7 August 2023\n\nGunmen attacked a market in Homs, residents said.");
  REQUIRE(single.size() == 1);
  CHECK(day_of(single[0]) != "2023-08-07");
}

TEST_CASE("the lines of a log are of its day") {
  const auto claims = claims_of(
      "Live\n\n19:42 Strike\nAn air strike hit a house in Homs.\n\n18:30 Talks\nTalks go on.\n\n"
      "17:05 Rally\nHundreds rallied in Hama.\n");
  REQUIRE(claims.size() == 2);
  CHECK(day_of(claims[0]) == "2023-08-16");
  CHECK(day_of(claims[1]) == "2023-08-16");
}

TEST_CASE("a communique is its author's word") {
  const auto claims = claims_of(
      "General Command of the Syrian army\n\nOur brave soldiers repelled an attack near Homs on Monday. Rebels lost "
      "two tanks.");
  REQUIRE_FALSE(claims.empty());
  CHECK(claims[0].actor1 == "Military Forces of Syria");
  REQUIRE_FALSE(claims[0].attributed_to.empty());
  CHECK(claims[0].attributed_to[0].name == "Military Forces of Syria");
  CHECK(claims[0].status == Status::claimed);
  // Who is only quoted writes no communique.
  const auto quoted =
      claims_of("Gunmen attacked a market in Homs on Monday. \"Our soldiers were far away,\" he added.");
  REQUIRE_FALSE(quoted.empty());
  CHECK(quoted[0].attributed_to.empty());
}

TEST_CASE("what happens time and again is no event") {
  CHECK(claims_of("Rebels often shelled Homs.").empty());
  CHECK(claims_of("Whenever soldiers came to Homs, they burned houses.").empty());
  CHECK(claims_of("Every week, soldiers burn houses and shelled farms in Homs.").empty());
  CHECK(claims_of("Rebels shelled Homs every day.").empty());
  CHECK(claims_of("Rebels shelled Homs on Monday.").size() == 1);
}

TEST_CASE("a name that no list knows is kept as it is written") {
  const auto claims =
      claims_of("Soldiers entered Homs on Sunday. On Monday gunmen attacked Qwertabad, killing six people.");
  REQUIRE_FALSE(claims.empty());
  CHECK(claims.back().place.name == "Qwertabad");
  CHECK_FALSE(claims.back().place.is_resolved());
  const auto base = claims_of("Clashes hit Homs on Sunday. Rebels stormed the base at Qwertabad on Monday.");
  REQUIRE_FALSE(base.empty());
  CHECK(base.back().place.name == "Qwertabad");
  const auto inside = claims_of(
      "Weekly list\n\nHoms: Soldiers raided the quarter of Qwertabad and abducted two men.\n\nHama: Quiet.\n");
  REQUIRE_FALSE(inside.empty());
  CHECK(inside[0].place.name == "Homs");
}

TEST_CASE("the capital of a country is the place that is meant") {
  const auto claims =
      claims_of("A suicide bomber blew himself up in the Somali capital on Monday, killing nine people.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].place.name == "Mogadishu");
  const auto dateline = claims_of("DAMASCUS, Aug 15 - Gunmen killed two people in the capital on Monday.");
  REQUIRE(dateline.size() == 1);
  CHECK(dateline[0].place.name == "Damascus");
}

TEST_CASE("links to other reports and accidents tell of nothing") {
  CHECK(claims_of("The road is open.\n\nRead more: Two killed in attack on Homs").empty());
  CHECK(claims_of("A gas explosion shook Homs on Monday.").empty());
}

TEST_CASE("what hits as a weapon does is one") {
  const auto claims = claims_of("A strike hit Damascus Airport on Monday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].sub_event_type == SubEventType::air_drone_strike);
  CHECK(claims_of("A strike by teachers hit schools in Homs on Monday.").empty());
  const auto killed = claims_of("Eight of its soldiers were killed in combat with Hezbollah near Homs on Monday.");
  REQUIRE(killed.size() == 1);
  CHECK(killed[0].actor1 == "Hezbollah");
}

TEST_CASE("who does it may be far from the verb or described before it") {
  const auto dated = claims_of("Police on Monday fired tear gas at demonstrators in Homs.");
  REQUIRE(dated.size() == 1);
  CHECK(dated[0].sub_event_type == SubEventType::protest_with_intervention);
  const auto riding = claims_of("Gunmen riding motorcycles attacked a market in Homs on Monday, killing three people.");
  REQUIRE(riding.size() == 1);
  CHECK(riding[0].actor1 == "Unidentified Armed Group (Syria)");
  CHECK(riding[0].casualties.fatalities_best == 3);
  const auto least = claims_of("Soldiers burned at least six houses in Homs on Monday.");
  REQUIRE(least.size() == 1);
  CHECK(least[0].sub_event_type == SubEventType::looting);
}

TEST_CASE("a finer place that no list knows lies in the one beside it") {
  const auto within = claims_of("Gunmen attacked the Homs neighbourhood of Qwertabad on Monday.");
  REQUIRE(within.size() == 1);
  CHECK(within[0].place.name == "Homs");
  CHECK(within[0].place.relation == "Qwertabad, in Homs");
  const auto hospital = claims_of("A bomb exploded at Qwerta Hospital in western Homs on Monday.");
  REQUIRE(hospital.size() == 1);
  CHECK(hospital[0].place.relation == "Qwerta Hospital, in western Homs");
  const auto person = claims_of("Gunmen killed Ana Popescu in Homs on Monday.");
  REQUIRE(person.size() == 1);
  CHECK(person[0].place.relation.empty());
}
