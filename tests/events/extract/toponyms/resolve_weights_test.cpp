#include "events/extract/toponyms/resolve_weights.h"

#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("The weights of places are written and read alike, by the names of what they weigh") {
  PlaceFeatures some{};
  some[static_cast<std::size_t>(PlaceFeature::near)] = 1.25F;
  some[static_cast<std::size_t>(PlaceFeature::nothing_far)] = -0.5F;
  const test::TemporaryFolder folder;
  const auto file = folder.file("weights.csv");
  REQUIRE(ResolutionWeights(some).save(file));
  const auto read = ResolutionWeights::load(file);
  REQUIRE(read);
  CHECK((*read)[PlaceFeature::near] == Approx(1.25));
  CHECK((*read)[PlaceFeature::nothing_far] == Approx(-0.5));
  CHECK((*read)[PlaceFeature::prior] == 0);
}

TEST_CASE("Weights of no feature are refused with their row") {
  const test::TemporaryFolder folder;
  for (const char* bad :
       {"feature,weight\nnear,2\nfar,3\n", "feature,weight\nnear,2\nprior,5x\n", "feature,weight\nnear,2\nprior\n"}) {
    const auto read = ResolutionWeights::load(folder.write("weights.csv", bad));
    REQUIRE_FALSE(read);
    CHECK(read.error().line().find(".csv:3: ") != std::string::npos);
  }
  CHECK_FALSE(ResolutionWeights::load(folder.write("weights.csv", "weights\n")));
  CHECK_FALSE(ResolutionWeights::load("/nowhere/weights.csv"));
}

TEST_CASE("A place scores by what speaks for it, weighed") {
  PlaceFeatures some{};
  some[static_cast<std::size_t>(PlaceFeature::prior)] = 4;
  const ResolutionWeights by_hand;
  const double alone = by_hand.score(some);
  some[static_cast<std::size_t>(PlaceFeature::contained)] = 1;
  CHECK(by_hand.score(some) > alone);
  some[static_cast<std::size_t>(PlaceFeature::is_small_stranger)] = 1;
  CHECK(by_hand.score(some) == Approx(alone + 4));
}
