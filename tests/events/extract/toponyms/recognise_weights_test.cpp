#include "events/extract/toponyms/recognise_weights.h"

#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.h"

using namespace dateline;
using namespace dateline::events;
namespace fs = std::filesystem;

TEST_CASE("Learned weights are written and read alike, in hundredths") {
  std::vector<float> some(RecognitionWeights::kSize);
  some[3] = 1.25F;
  some[RecognitionWeights::kSize - 1] = -0.5F;
  some[7] = 0.001F;
  const test::TemporaryFolder folder;
  const fs::path file = folder.file("weights.csv");
  REQUIRE(RecognitionWeights(some).save(file));
  const auto read = RecognitionWeights::load(file);
  REQUIRE(read);
  CHECK((*read)[3] == Approx(1.25));
  CHECK((*read)[RecognitionWeights::kSize - 1] == Approx(-0.5));
  CHECK((*read)[7] == 0);
}

TEST_CASE("Weights that are none are refused with their row") {
  const test::TemporaryFolder folder;
  for (const char* bad : {"feature,weight\n1,2\nx,3\n", "feature,weight\n1,2\n99999999,3\n",
                          "feature,weight\n1,2\n4,5x\n", "feature,weight\n1,2\n4\n"}) {
    const auto read = RecognitionWeights::load(folder.write("weights.csv", bad));
    REQUIRE_FALSE(read);
    CHECK(read.error().line().find(".csv:3: ") != std::string::npos);
  }
  CHECK_FALSE(RecognitionWeights::load(folder.write("weights.csv", "weights\n")));
  CHECK_FALSE(RecognitionWeights::load("/nowhere/weights.csv"));
}
