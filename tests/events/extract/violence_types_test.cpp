// By whom and against whom violence goes decides its type, as ACLED's codebook has it.
#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

namespace {

void check_types(const std::vector<std::pair<std::string, SubEventType>>& cases) {
  for (const auto& [text, type] : cases) {
    INFO(text);
    const std::vector<Claim> claims = claims_of(text);
    REQUIRE(claims.size() == 1);
    CHECK(name_of(claims[0].sub_event_type) == name_of(type));
  }
}

}  // namespace

TEST_CASE("crowds and single people riot, armed men and communities attack") {
  check_types({
      {"A mob beat a burglar to death in Kano on Monday.", SubEventType::mob_violence},
      {"Residents lynched a woman accused of witchcraft in Kano on Monday.", SubEventType::mob_violence},
      {"A group of youths, armed with clubs, attacked a forest patrol in Kano on Monday.", SubEventType::mob_violence},
      {"A group of neighbours burned down the house of a trader in Kano on Monday.", SubEventType::mob_violence},
      {"Herders killed four farmers in Kano on Monday.", SubEventType::attack},
      {"Unknown men with rifles killed a teacher in Kano on Monday.", SubEventType::attack},
      {"Gunmen attacked Kano on Monday.", SubEventType::attack},
      {"Gunmen attacked a police station in Kano on Monday.", SubEventType::armed_clash},
      {"Villagers clashed with knives over a well in Kano on Monday.", SubEventType::mob_violence},
      {"Villagers clashed over a well in Kano on Monday. Three people were killed.", SubEventType::armed_clash},
  });
}

TEST_CASE("a demonstration has the type of the gravest that is done by it or to it, also in later sentences") {
  check_types({
      {"Students demonstrated in Kano on Monday. Police dispersed the students with tear gas.",
       SubEventType::protest_with_intervention},
      {"Students demonstrated in Kano on Monday. The police fired tear gas. Two demonstrators were killed.",
       SubEventType::excessive_force},
      {"Students demonstrated in Kano on Monday. The demonstrators burnt tyres and threw stones. Police dispersed "
       "them.",
       SubEventType::violent_demonstration},
      {"Nurses held a violent demonstration in Kano on Monday.", SubEventType::violent_demonstration},
      {"Demonstrators attacked a customs office in Kano on Monday.", SubEventType::violent_demonstration},
  });
}

TEST_CASE("a demonstration of the day before stays apart") {
  const std::vector<Claim> claims = claims_of(
      "Thousands rallied in Kano on Tuesday. A day earlier demonstrators had thrown stones at the governor's palace.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].sub_event_type == SubEventType::peaceful_protest);
  CHECK(claims[1].sub_event_type == SubEventType::violent_demonstration);
}

TEST_CASE("those who were harmed and what was stolen belong to the violence told before") {
  const std::vector<Claim> hurt =
      claims_of("Farmers and shepherds fought with sticks in Kano on Monday. Six people were wounded.");
  REQUIRE(hurt.size() == 1);
  CHECK(hurt[0].casualties.injured_best == 6);
  CHECK(hurt[0].evidence.size() == 2);
  const std::vector<Claim> robbed =
      claims_of("Gunmen killed a trader in Kano on Monday. His motorcycle and his money were stolen.");
  REQUIRE(robbed.size() == 1);
  CHECK(robbed[0].sub_event_type == SubEventType::attack);
}

TEST_CASE("a summary's paragraphs may be headed by their places") {
  const std::vector<Claim> claims = claims_of(
      "Daily summary for Tuesday, 9 August 2016\n\nKANO: About 50 residents protested against power cuts.\n\n"
      "KADUNA: Gunmen killed two drivers.\n\nTotal for the day: two dead.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].place.name == "Kano");
  CHECK(claims[1].place.name == "Kaduna");
}

TEST_CASE("counted people and a bare participle are those who suffered") {
  const std::vector<Claim> claims = claims_of("Witnesses report three farmers killed in Kano on Monday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].sub_event_type == SubEventType::attack);
  CHECK(claims[0].casualties.fatalities_best == 3);
}

TEST_CASE("what only tells who somebody is, or lasts for years, is no event") {
  CHECK(claims_of("The minister praised the officers who seized power last week in Kano.").empty());
  CHECK(claims_of("The militia, which has fought beside the army since 2012, is to leave Kano.").empty());
}

TEST_CASE("whose soldiers: an owner's of the sentence or the one before, not the enemy's country's") {
  const std::vector<Claim> owned = claims_of(
      "Turkey's defence ministry said on Monday its forces had shelled Saraqib. Their soldiers killed two men in "
      "Idlib.");
  REQUIRE(owned.size() == 2);
  CHECK(owned[0].actor1 == "Military Forces of Turkey");
  CHECK(owned[1].actor1 == "Military Forces of Turkey");
  const std::vector<Claim> enemies = claims_of("Clan fighters opposed to Hamas killed two officers in Gaza City.");
  REQUIRE(enemies.size() == 1);
  CHECK(enemies[0].actor1 != "Hamas");
}

TEST_CASE("those who shoot missiles down do not shell") {
  for (const std::string text : {"Ukrainian air defences shot down 20 missiles over Kyiv on Monday.",
                                 "Air defences destroyed 20 missiles over Kyiv on Monday."}) {
    INFO(text);
    const std::vector<Claim> claims = claims_of(text);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].sub_event_type == SubEventType::disrupted_weapons_use);
    CHECK(claims[0].actor1 == "Military Forces of Ukraine");
  }
}

TEST_CASE("what is all over the country is not where the sentence before was") {
  const std::vector<Claim> claims =
      claims_of("Missiles hit Odesa on Monday. Missiles hit the grid across the country on Tuesday.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].place.name == "Ukraine");
}

TEST_CASE("the road of two towns lies between them") {
  for (const std::string text : {"A bomb exploded on the Damascus–Homs road on Monday, killing four people.",
                                 "A bomb exploded on the Damascus-Homs highway on Monday, killing four people."}) {
    INFO(text);
    const std::vector<Claim> claims = claims_of(text);
    REQUIRE(claims.size() == 1);
    CHECK(claims[0].place.relation == "between Damascus and Homs");
  }
}

TEST_CASE("a common noun is no voice") {
  const std::vector<Claim> claims = claims_of("The site said that shelling killed two people in Idlib on Monday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].attributed_to.empty());
}

TEST_CASE("the abbreviation of a rank ends no sentence") {
  const std::vector<Claim> claims = claims_of("Brig. Gen. Sami Omar and Lt. Col. Ali Musa were killed in Idlib.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].sub_event_type == SubEventType::attack);
}

TEST_CASE("what is said not to have taken place is no event") {
  CHECK(claims_of("The attack on a market in Idlib that we reported on Monday did not take place.").empty());
}

TEST_CASE("an aircraft that is hit does not strike") {
  const auto claims = claims_of("Two helicopters were destroyed by rebels at the airport of Homs on Monday.");
  for (const Claim& claim : claims) {
    CHECK(claim.sub_event_type != SubEventType::air_drone_strike);
  }
  const auto strike = claims_of("Helicopters hit the market of Homs on Monday.");
  REQUIRE(strike.size() == 1);
  CHECK(strike[0].sub_event_type == SubEventType::air_drone_strike);
}

TEST_CASE("who kidnaps travellers attacked them") {
  const auto claims =
      claims_of("Gunmen attacked a vehicle on the road near Homs and kidnapped two travellers on Monday.");
  REQUIRE_FALSE(claims.empty());
  CHECK(claims[0].sub_event_type == SubEventType::attack);
}

TEST_CASE("suspects whom a state's forces take away are under arrest, others disappear") {
  const auto suspects = claims_of("The army took away dozens of suspects in Homs on Monday.");
  REQUIRE(suspects.size() == 1);
  CHECK(suspects[0].sub_event_type == SubEventType::arrests);
  const auto man = claims_of("Soldiers took away a man from his house in Homs on Monday.");
  REQUIRE(man.size() == 1);
  CHECK(man[0].sub_event_type == SubEventType::abduction);
}
