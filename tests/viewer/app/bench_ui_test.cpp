#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.h"

TEST_CASE("The bench of starting draws the demo and prints one line of JSON") {
  const auto run = dateline::test::run_program(DATELINE_BINARY, {"bench", "start", "--size", "800x600"},
                                               std::filesystem::current_path().string());
  CHECK(run.err.empty());
  REQUIRE(run.code == 0);
  const auto line = nlohmann::json::parse(run.out);
  CHECK(line["start"] == "warm");
  CHECK(line["documents"] > 30);
  CHECK(line["events_drawn"] > 10);
  CHECK(line["first_frame_ms"] > 0);
  CHECK(line["first_frame_ms"] <= line["events_ms"]);
  CHECK(line["events_ms"] <= line["whole_ms"]);
}
