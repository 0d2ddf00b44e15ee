// Which place a report means that names several, or one that no gazetteer has.
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("what no gazetteer has lies in the division that its sentence names") {
  const auto claims = claims_of(
      "Soldiers on patrol in the Homs province were attacked between the towns of Xyzal and Vwxal on Tuesday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].place.relation.find("Xyzal, in Homs") == 0);
  CHECK(claims[0].place.kind == geo::PlaceKind::admin1);
}

TEST_CASE("a list of places that no gazetteer has is one event for each") {
  const auto claims = claims_of("Syrian forces repelled 14 rebel assaults near Xyzal, Vwxal and Tuval on Tuesday.");
  REQUIRE(claims.size() == 3);
  CHECK(claims[2].place.name == "Tuval");
  CHECK(claims_of("Syrian forces repelled 14 rebel assaults near Xyzal, Vwxal said.").size() == 1);
}

TEST_CASE("the town that a paragraph named last is finer than the division that it began with") {
  const auto claims = claims_of(
      "In North Darfur, fighting has gone on in El Fasher since May. On Tuesday a nurse was killed when shells hit the "
      "hospital.");
  REQUIRE_FALSE(claims.empty());
  CHECK(claims.back().place.name == "El Fasher");
}

TEST_CASE("those who live somewhere tell of that place") {
  const auto claims = claims_of(
      "Gunmen burned shops in Homs on Monday.\n\nResidents of Hama said fighters had kidnapped four traders on "
      "Tuesday.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].place.name == "Hama");
}

TEST_CASE("an area of a town is finer than the town, and the town of a region finer than the region") {
  const auto area = claims_of("Fighters blew up a tank in the Tal as-Sultan area of Rafah on Tuesday.");
  REQUIRE(area.size() == 1);
  CHECK(area[0].place.name == "Tal al-Sultan");
  const auto town = claims_of("Troops shot dead a man in the West Bank town of Jenin on Tuesday.");
  REQUIRE(town.size() == 1);
  CHECK(town[0].place.id == "gn:283506");
}

TEST_CASE("a town that is called so is no state of its name, and articles inside names are one") {
  const auto town = claims_of("In Sennar town in Sudan, an artillery shell hit a house on Tuesday.");
  REQUIRE(town.size() == 1);
  CHECK(town[0].place.name == "Sinnar");
  const auto camp = claims_of("Regime forces in Syria shelled Khan al-Shih camp on Tuesday.");
  REQUIRE(camp.size() == 1);
  CHECK(camp[0].place.name == "Khan ash Shih");
}

TEST_CASE("a strike with its sender on people of before was where they were") {
  const auto claims =
      claims_of("Gunmen raided the village of Xyzal on Tuesday. The army carried out an air strike on the attackers.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].place.name == "Xyzal");
}

TEST_CASE("a place that one side took is taken once") {
  const auto claims = claims_of(
      "Syrian rebels seized Palmyra on Monday. Footage of Tuesday shows that rebels raised a flag over the Palmyra "
      "museum.");
  CHECK(claims.size() == 1);
}

TEST_CASE("a town of many names is that of the country that the report's other names lie in") {
  const Reading reading = test_reader()->read(test_document(
      "Insurgents attacked the town of Palma on Tuesday. The road from Macomia to Mueda in Cabo Delgado is closed.",
      "2021-03-31"));
  REQUIRE_FALSE(reading.claims.empty());
  CHECK(reading.claims[0].place.id == "own:palma-mz");
}
