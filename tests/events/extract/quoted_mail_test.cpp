// A mail that quotes the one it answers.
#include <catch2/catch.hpp>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("what a quoted mail tells is its writer's word, and left out where the answer tells it") {
  const auto claims = claims_of(
      "Dear all,\nGunmen attacked a market in Homs on Monday.\n\nOn Thursday, 10 August 2023, Ahmad Darwish <a@b.org> "
      "wrote:\n> Rebels shelled Idlib and killed\n> four people.\n> Gunmen attacked a market in Homs last week.\n");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].sub_event_type == SubEventType::attack);
  CHECK(claims[0].attributed_to.empty());
  CHECK(claims[0].evidence.size() == 1);
  CHECK(claims[1].sub_event_type == SubEventType::shelling);
  REQUIRE(claims[1].attributed_to.size() == 1);
  CHECK(claims[1].attributed_to[0].name == "Ahmad Darwish");
  CHECK(claims[1].casualties.fatalities_best == 4);  // a quoted line goes on in the next one
}

TEST_CASE("what stands under an original message is its writer's word") {
  const auto claims = claims_of(
      "Troops shelled Homs on Monday.\n\n-----Original Message-----\nFrom: Lena Field\nSent: Monday\n\nA bomb exploded "
      "in Damascus on Sunday.");
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].attributed_to.empty());
  REQUIRE(claims[1].attributed_to.size() == 1);
  CHECK(claims[1].attributed_to[0].name == "Lena Field");
}
