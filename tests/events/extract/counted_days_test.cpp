#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("What happened in so many days is not dated to the last of them") {
  for (const char* text : {"Airstrikes killed 30 people in Homs in three days of bombing.",
                           "In three days of bombing airstrikes killed 30 people in Homs.",
                           "Airstrikes killed 30 people in Homs over 72 hours."}) {
    CAPTURE(text);
    const std::vector<Claim> claims = claims_of(text);
    REQUIRE_FALSE(claims.empty());
    const TimeInterval& when = claims[0].when;
    REQUIRE(when.start);
    REQUIRE(when.end);
    CHECK(*when.end - *when.start == 4 * kMinutesPerDay);  // as "the past three days": the day of the report too
    CHECK(when.extent == Extent::throughout);
  }
  // A day that is named says more than how long it took.
  const std::vector<Claim> dated =
      claims_of("Airstrikes killed 30 people in Homs on Monday in three hours of bombing.");
  REQUIRE_FALSE(dated.empty());
  CHECK(*dated[0].when.end - *dated[0].when.start == kMinutesPerDay);
  const std::vector<Claim> single = claims_of("Airstrikes killed 30 people in Homs in a single day.");
  CHECK((single.empty() || single[0].when.extent == Extent::within));
  // "for weeks" and years of war tell of no stretch of days.
  const std::vector<Claim> old = claims_of("Airstrikes killed 30 people in Homs in five years of war.");
  CHECK((old.empty() || old[0].when.extent == Extent::within));
}
