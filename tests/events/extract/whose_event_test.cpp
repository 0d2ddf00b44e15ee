// Whose deed it was and where, where a report says it in other words: "nearby", "where", "in answer", "the same city".
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("words that stand for a place named before") {
  const auto same = claims_of(
      "Shells hit the Zamzam camp outside El Fasher on Tuesday. Two days earlier drones had attacked a hospital in the "
      "same city.");
  REQUIRE(same.size() == 2);
  CHECK(same[1].place.name == "El Fasher");
  const auto where = claims_of("Eleven people were killed on Monday in Hama, where a missile slammed into an office.");
  REQUIRE(where.size() == 1);
  CHECK(where[0].place.name == "Hama");
}

TEST_CASE("those who speak of what they did themselves did it where they are") {
  const auto claims =
      claims_of("Police in the western city of Homs said they had detained a man suspected of spying for Iran.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].place.name == "Homs");
}

TEST_CASE("an answer is a deed of those who give it") {
  const auto claims = claims_of(
      "Gunmen attacked the village of Xyzal on Monday, killing nine farmers. The minister said that the army had "
      "responded with air strikes.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].sub_event_type == SubEventType::air_drone_strike);
  CHECK(claims[1].place.name == "Xyzal");
}

TEST_CASE("houses that were hit were hit from afar") {
  const auto claims = claims_of("Nine people were killed when several houses were hit in Hama on Monday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].event_type == EventType::explosions);
  CHECK(claims_of("Two people died in a guided bomb attack on Hama on Monday.").at(0).sub_event_type ==
        SubEventType::air_drone_strike);
}

TEST_CASE("the day of what went before is not that of what followed") {
  const auto claims =
      claims_of("After taking Palmyra on Saturday, government forces captured Tadif on Sunday.", "2023-08-16");
  REQUIRE_FALSE(claims.empty());
  CHECK(format_time(*claims.back().when.start, Granularity::day) == "2023-08-13");
}

TEST_CASE("what is said to be the whole country's is nobody's town") {
  const auto claims = claims_of(
      "Rebels took Palmyra on Monday. Air defences shot down 60 of 78 drones overnight, the Syrian air force said.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].place.kind == geo::PlaceKind::country);
}

TEST_CASE("a report's standfirst tells of the attack that its body tells in full") {
  const auto claims = claims_of(
      "Dozens killed as fighters open fire on villagers\n\nThe group says it carried out the attack near the town of "
      "Palmyra.\n\nFighters opened fire on villagers on the edge of Palmyra on Monday, killing 20 people.\n");
  std::size_t told = 0;
  for (const Claim& claim : claims) {
    told += claim.place.name == "Palmyra" && claim.sub_event_type != SubEventType::attack ? 1 : 0;
  }
  CHECK(told == 0);
}

TEST_CASE("an opening deed is by whom the sentence goes on to tell of") {
  const auto claims = claims_of(
      "After taking the Masaken Hanano district on Saturday, regime forces captured Jabal Badro in Aleppo on "
      "Sunday.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].place.name == "Masaken Hanano");
  CHECK(claims[0].actor1 == "Military Forces of Syria");
  CHECK(format_time(*claims[0].when.start, Granularity::day) == "2023-08-12");
}

TEST_CASE("nearby is where the report was") {
  const auto claims = claims_of(
      "Gunmen attacked a police station in Homs on Monday. Soldiers arrested 15 suspects nearby, a witness said.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].sub_event_type == SubEventType::arrests);
  CHECK(claims[1].place.name == "Homs");
}

TEST_CASE("the first such assault is the one that is told") {
  CHECK(
      claims_of("Rebels attacked an army base in Homs on Monday, the first such assault on Homs in a decade.").size() ==
      1);
}
