#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("an organisation that a report introduces goes by its short name") {
  const auto claims = claims_of(
      "The Sunrise Liberation Front (SLF) attacked a police station in Gao on Monday. On Tuesday the SLF shelled an "
      "army "
      "base in Kidal.\n");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].actor1 == "SLF");
  CHECK(claims[1].actor1 == "SLF");
  // Another body's short name makes nobody fight.
  const auto civil = claims_of(
      "The Sunrise Liberation Committee (SLC) met in Gao. A bomb exploded near an SLC office in Kidal on Monday.\n");
  REQUIRE(civil.size() == 1);
  CHECK(civil[0].actor1.empty());
}

TEST_CASE("fighters of an organisation that no list knows act for it") {
  CHECK(claims_of("Fighters of the Dawn Column ambushed a convoy near Gao on Monday.\n").at(0).actor1 == "Dawn Column");
  CHECK(claims_of("QRZ rebels ambushed a convoy near Gao on Monday.\n").at(0).actor1 == "QRZ");
}

TEST_CASE("the rebels are those that the report has named") {
  const auto claims = claims_of(
      "The FMLN said on Monday that talks had failed. On Tuesday the guerrillas attacked the army in San Miguel, El "
      "Salvador.\n");
  REQUIRE_FALSE(claims.empty());
  CHECK(claims.back().actor1 == "FMLN");
  // Of two organisations it stays open which.
  const auto two = claims_of(
      "The FARC and the ELN both have camps in Arauca, Colombia. On Tuesday the guerrillas attacked the army in "
      "Cali.\n");
  REQUIRE_FALSE(two.empty());
  CHECK(two.back().actor1 == "Opposition rebels (Colombia)");
  // Unknown gunmen are nobody's.
  const auto gunmen =
      claims_of("The Shining Path is active in Ayacucho, Peru. On Tuesday gunmen killed two teachers in Lima.\n");
  REQUIRE_FALSE(gunmen.empty());
  CHECK(gunmen.back().actor1 == "Unidentified Armed Group (Peru)");
}

TEST_CASE("who is blamed for an attack in the next sentence did it, as far as the report says") {
  const std::string attack = "An attack on a patrol in Lima on Monday killed two policemen. ";
  CHECK(claims_of(attack + "Authorities blamed the Shining Path for the attack.\n").at(0).actor1 == "Shining Path");
  CHECK(claims_of(attack + "The government blamed the Shining Path.\n").at(0).actor1 == "Shining Path");
  CHECK(claims_of(attack + "The attack was attributed to the Shining Path.\n").at(0).actor1 == "Shining Path");
  CHECK(claims_of(attack + "Police believe that the Shining Path is behind the attack.\n").at(0).actor1 ==
        "Shining Path");
  CHECK(claims_of(attack + "The president blamed the Shining Path for the poverty of the region.\n")
            .at(0)
            .actor1.empty());
}

TEST_CASE("its soldiers are those of who says so") {
  const auto claims = claims_of(
      "The Israeli army announced that eight of its soldiers were killed in combat with Hezbollah near Tyre, Lebanon, "
      "on "
      "Monday.\n");
  REQUIRE_FALSE(claims.empty());
  CHECK(claims[0].actor2 == "Military Forces of Israel");
}

TEST_CASE("our troops are no rebels that their communique names") {
  const auto claims = claims_of(
      "PRESS RELEASE\n\nOn Monday our troops repelled an attack by Boko Haram terrorists on Gwoza in Borno, "
      "Nigeria.\n\nOur soldiers bombarded a gathering of terrorists near Damboa the same day.\n");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].actor1 == "Military Forces of Nigeria");
}

TEST_CASE("of a site that is hit, those whose it is are hit") {
  const auto bombed = claims_of("Army warplanes bombed rebel positions near El Fasher in Sudan on Monday.\n");
  REQUIRE(bombed.size() == 1);
  CHECK(bombed[0].actor2 == "Opposition rebels (Sudan)");
  CHECK(claims_of("Gunmen attacked an RSF base near El Fasher in Sudan on Monday.\n").at(0).actor2 ==
        "Rapid Support Forces");
}

TEST_CASE("of two days in a sentence each verb has the one of its clause") {
  const auto claims = claims_of("The army shelled Homs on Monday and rebels attacked Hama on Tuesday.\n");
  REQUIRE(claims.size() == 2);
  CHECK(format_time(*claims[0].when.start, Granularity::day) == "2023-08-14");
  CHECK(format_time(*claims[1].when.start, Granularity::day) == "2023-08-15");
}

TEST_CASE("whom a report blames and who claims may be nobody that a list knows") {
  const std::string attack = "An attack on a patrol in Lima on Monday killed two policemen. ";
  CHECK(claims_of(attack + "The Sunrise Column later claimed responsibility for the attack.\n").at(0).actor1 ==
        "Sunrise Column");
  CHECK(claims_of(attack + "A colonel attributed the attack to Los Xyzales.\n").at(0).actor1 == "Los Xyzales");
  CHECK(claims_of(attack + "A minister attributed the poor harvest to Los Xyzales.\n").at(0).actor1.empty());
}

TEST_CASE("the day that a report tells of is not the day on which it was said") {
  const auto claims = claims_of(
      "Gunmen stormed a base in Kano before dawn on Monday, killing two soldiers, the army said on Tuesday.\n\nThe "
      "attackers shelled a school in Kano first.\n");
  REQUIRE(claims.size() == 2);
  CHECK(format_time(*claims[1].when.start, Granularity::day) == "2023-08-14");
}
