#include <catch2/catch.hpp>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

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

TEST_CASE("The bench of a session draws each of its phases, and what arrives beside it") {
  const auto run = dateline::test::run_program(
      DATELINE_BINARY,
      {"bench", "session", "--events", "3000", "--seconds", "8", "--size", "800x600", "--beside", "tiles,import"},
      std::filesystem::current_path().string());
  CHECK(run.err.empty());
  REQUIRE(run.code == 0);
  const auto line = nlohmann::json::parse(run.out);
  CHECK(line["events"] == 3000);
  CHECK(line["frames"] == 480);
  CHECK(line["median_ms"] <= line["p99_ms"]);
  CHECK(line["p99_ms"] <= line["worst_ms"]);
  for (const char* phase : {"idle", "pan", "zoom", "scrub", "filter", "play", "tiles", "import"}) {
    INFO(phase);
    REQUIRE(line["phases"].contains(phase));
    CHECK(line["phases"][phase]["frames"] == 60);
  }
}

TEST_CASE("A session beside work that nobody knows is wrong usage") {
  const auto run = dateline::test::run_program(DATELINE_BINARY, {"bench", "session", "--beside", "cooking"},
                                               std::filesystem::current_path().string());
  CHECK(run.code == 2);
  CHECK(run.out.empty());
}

TEST_CASE("The bench of an import draws the table's events and saves them") {
  const dateline::test::TemporaryFolder folder("bench-import");
  const auto table = folder.write("events.csv",
                                  "id,lon,lat,time_iso8601,type\n"
                                  "0,37.1,36.2,2016-07-20T10:00:00Z,battle\n"
                                  "1,37.2,36.3,2016-07-21T10:00:00Z,riot\n");
  const auto run = dateline::test::run_program(DATELINE_BINARY, {"bench", "import", table.string()},
                                               std::filesystem::current_path().string());
  CHECK(run.err.empty());
  REQUIRE(run.code == 0);
  const auto line = nlohmann::json::parse(run.out);
  CHECK(line["rows"] == 2);
  CHECK(line["first_frame_s"] > 0);
  CHECK(line["first_frame_s"] <= line["saved_s"]);
}
