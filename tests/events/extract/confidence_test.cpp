#include "events/extract/claims/confidence.h"

#include <catch2/catch.hpp>

#include "events/model/reading_strength.h"
#include "tests/events/extract/test_reader.h"
#include "tests/support/temporary_folder.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("The weights of confidence are written and read alike, by the names of what they weigh") {
  std::array<double, kReadingFeatures> some{};
  some[static_cast<std::size_t>(ReadingFeature::always)] = 1.25;
  some[static_cast<std::size_t>(ReadingFeature::protest)] = -0.5;
  const test::TemporaryFolder folder;
  const auto file = folder.file("weights.csv");
  REQUIRE(ConfidenceWeights(some).save(file));
  const auto read = ConfidenceWeights::load(file);
  REQUIRE(read);
  CHECK((*read)[ReadingFeature::always] == Approx(1.25));
  CHECK((*read)[ReadingFeature::protest] == Approx(-0.5));
  CHECK((*read)[ReadingFeature::no_place] == 0);
  ReadingFeatures features;
  CHECK(read->confidence(features) == Approx(0.5));
  features[ReadingFeature::always] = 1;
  CHECK(read->confidence(features) == Approx(0.7773).epsilon(0.001));
}

TEST_CASE("Weights of what no reading shows are refused with their row") {
  const test::TemporaryFolder folder;
  for (const char* bad : {"feature,weight\nalways,2\nwhim,3\n", "feature,weight\nalways,2\nprotest,5x\n",
                          "feature,weight\nalways,2\nprotest,nan\n", "feature,weight\nalways,2\nprotest\n"}) {
    const auto read = ConfidenceWeights::load(folder.write("weights.csv", bad));
    REQUIRE_FALSE(read);
    CHECK(read.error().line().find(".csv:3: ") != std::string::npos);
  }
  CHECK_FALSE(ConfidenceWeights::load(folder.write("weights.csv", "weights\n")));
  CHECK_FALSE(ConfidenceWeights::load("/nowhere/weights.csv"));
}

TEST_CASE("what is told plainly is surer than what is told in passing, whoever says so") {
  const auto confidence_of = [](const std::string& text) {
    const std::vector<Claim> claims = test_reader()->read(test_document(text, "2023-08-16")).claims;
    REQUIRE(claims.size() == 1);
    return claims[0].confidence;
  };
  const double plain = confidence_of("Rebels shelled Homs on Monday and killed three people.");
  CHECK(reading_strength(plain) == ReadingStrength::strong);
  CHECK(confidence_of("Teachers marched on Monday against unpaid wages.") < 0.5);  // nobody knows where
  const double said = confidence_of("The army said that rebels had shelled Homs on Monday and killed three people.");
  CHECK(said == Approx(plain).margin(0.05));
}

TEST_CASE("what a strike did is no second event") {
  const std::vector<Claim> claims =
      test_reader()
          ->read(
              test_document("An air strike hit the market in Idlib on Monday. It left 12 dead and 30 wounded, medics "
                            "said.",
                            "2023-08-16"))
          .claims;
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].sub_event_type == SubEventType::air_drone_strike);
  CHECK(claims[0].casualties.fatalities_best == 12);
  CHECK(claims[0].casualties.injured_best == 30);
}
