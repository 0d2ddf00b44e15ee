#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

namespace {

std::string day_of(const Claim& claim) {
  return claim.when.start ? format_time(*claim.when.start, Granularity::day) : "open";
}

}  // namespace

TEST_CASE("one verb for several places, each on a day of its own") {
  const std::string text = GENERATE(as<std::string>{}, "The army captured Homs on Saturday and Idlib on Sunday.",
                                    "The army captured Homs on Saturday, Idlib on Sunday, a resident said.",
                                    "Rebels shelled Homs on Saturday and Idlib on Sunday.",
                                    "Fighting broke out in Homs on Saturday and in Idlib on Sunday.");
  INFO(text);
  const std::vector<Claim> claims = claims_of(text);
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].place.name == "Homs");
  CHECK(day_of(claims[0]) == "2023-08-12");
  CHECK(claims[1].place.name == "Idlib");
  CHECK(day_of(claims[1]) == "2023-08-13");
}

TEST_CASE("one more of the same elsewhere") {
  const std::vector<Claim> claims =
      claims_of("A bomb exploded at a market in Kharkiv on Monday, and a second in Poltava.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].place.name == "Kharkiv");
  CHECK(claims[1].place.name == "Poltava");
}

TEST_CASE("what hits one place and then something of another sentence's subject stays one event") {
  const std::vector<Claim> claims =
      claims_of("A bomb exploded at a market in Kharkiv on Monday, and a second in Poltava was defused.");
  REQUIRE_FALSE(claims.empty());
  CHECK(claims[0].place.name == "Kharkiv");
  for (const Claim& claim : claims) {
    CHECK_FALSE((claim.place.name == "Poltava" && claim.sub_event_type == SubEventType::remote_explosive));
  }
}

TEST_CASE("in an advance the places that soldiers enter are gained in part; else entering is no gain") {
  const std::vector<Claim> claims = claims_of(
      "Ukrainian troops captured Vovchansk from Russian forces on Monday. Soldiers also entered Kherson and Kharkiv.");
  REQUIRE(claims.size() == 3);
  CHECK(claims[1].place.name == "Kherson");
  REQUIRE(claims[1].control.has_value());
  CHECK(claims[1].control->part == Control::Part::partial);
  CHECK(claims[2].place.name == "Kharkiv");
  CHECK(claims_of("Soldiers entered Kharkiv on Monday to hand out food.").empty());
}

TEST_CASE("a road on which vehicles come under fire is held by the guns of those who have come near it") {
  const std::vector<Claim> claims = claims_of(
      "The Syrian army captured the village of Kafr Hamra from rebels on Monday. The Castello road is near it, and "
      "trucks on the road come under fire.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[1].place.name == "Castello road");
  CHECK(claims[1].actor1 == "Military Forces of Syria");
  CHECK(claims[1].control->part == Control::Part::by_fire);
  for (const Claim& claim : claims_of("Aid workers came under fire near Homs on Monday.")) {
    CHECK_FALSE(claim.control.has_value());
  }
}

TEST_CASE("an advance in a place that is then taken is told by the gain") {
  const std::vector<Claim> claims =
      claims_of("Rebels advanced in the town of Lashio on Monday and took a part of it from the army.");
  REQUIRE(claims.size() == 1);
  REQUIRE(claims[0].control.has_value());
  CHECK(claims[0].control->part == Control::Part::partial);
}

TEST_CASE("a share of a place is a part of it") {
  const std::vector<Claim> claims = claims_of("Rebels captured about 60 percent of Nyala on Monday.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].control->part == Control::Part::partial);
}

TEST_CASE("what is said of an unnamed place before the main event makes no event at the main one's place") {
  const std::vector<Claim> claims =
      claims_of("Troops launched an assault on Nyala on Monday after a night of heavy bombing.");
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].sub_event_type == SubEventType::armed_clash);
}
