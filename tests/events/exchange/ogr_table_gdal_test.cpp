#include <catch2/catch.hpp>

#include "events/exchange/table_file.h"
#include "events/model/project_events.h"
#include "tests/support/cache_folder.h"

using namespace dateline;
using namespace dateline::events;

namespace {

namespace fs = std::filesystem;

const std::string kPoints = R"({"type": "FeatureCollection", "features": [
  {"type": "Feature", "geometry": {"type": "Point", "coordinates": [37.1, 36.2]},
   "properties": {"start": "2016-07-26T14:30:00Z", "event_type": "Battles", "place": "Here", "fatalities": 3}},
  {"type": "Feature", "geometry": {"type": "Point", "coordinates": [-179.5, -16.0]},
   "properties": {"start": "2016-02-29T00:00:00Z", "event_type": "Riots", "place": "There", "fatalities": null}},
  {"type": "Feature", "geometry": null,
   "properties": {"start": "2016-08-01T00:00:00Z", "event_type": "Riots", "place": null, "fatalities": 0}}]})";

}  // namespace

TEST_CASE("GeoJSON of points with times opens as a table of events") {
  const test::CacheFolder folder("ogr-table");
  const fs::path file = folder.write("points.geojson", kPoints);
  REQUIRE(is_table(file));
  const Result<TableIndex> table = open_table(file);
  REQUIRE(table);
  CHECK_FALSE(table->kept);
  REQUIRE(table->index->size() == 3);
  const EventRow first = table->index->row(0);
  CHECK(first.event == 1);  // sorted by time, numbered as in the file
  CHECK(first.type == EventType::riots);
  CHECK(first.deaths == -1);
  CHECK(table->index->row(1).deaths == 3);
  CHECK_FALSE(table->index->row(2).placed);
  const Result<TableIndex> again = open_table(file);
  REQUIRE(again);
  CHECK(again->kept);
  CHECK(again->index->drawn_rows(again->index->span(), {}) == table->index->drawn_rows(table->index->span(), {}));
}

TEST_CASE("A table as a project has an event for each row, with its words") {
  const test::CacheFolder folder("ogr-table");
  const auto project = table_as_project(folder.write("points.geojson", kPoints));
  REQUIRE(project);
  REQUIRE(event_count(project->value) == 3);
  const Event first = event_of(project->value, 0);
  CHECK(first.place.name == "Here");
  CHECK(first.casualties.fatalities_best == 3);
  CHECK(format_time(*first.when.start, Granularity::minute) == "2016-07-26T14:30");
  CHECK(first.place.point->longitude == Approx(37.1));
  CHECK_FALSE(event_of(project->value, 2).place.point);
}

TEST_CASE("What cannot be opened as a table says what is wrong with it") {
  const test::CacheFolder folder("ogr-table");
  const auto error_of = [&](const std::string& name, const std::string& text) {
    const auto opened = open_table(folder.write(name, text));
    REQUIRE_FALSE(opened.has_value());
    return opened.error().what;
  };
  CHECK(error_of("empty.geojson", "") == "is empty");
  CHECK(error_of("empty.fgb", "") == "is empty");
  CHECK(error_of("none.geojson", R"({"type":"FeatureCollection","features":[]})") == "holds no rows");
  CHECK(error_of("timeless.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature",
    "geometry":{"type":"Point","coordinates":[1,2]},"properties":{"name":"x"}}]})") == "has no column of times");
  // As GDAL says it.
  CHECK(error_of("short.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature")").find("damaged") == 3);
  CHECK(error_of("words.fgb", "Troops entered the town") == "cannot be opened as a table");
}

TEST_CASE("However many rows are left out, all of them are counted") {
  const test::CacheFolder folder("ogr-table");
  std::string rows = "lon,lat,date\n37,36,2016-07-26\n";
  for (int i = 0; i < 9; ++i) {
    rows += "200,36,2016-07-26\n";
  }
  const fs::path table = folder.write("rows.csv", rows);
  for (const bool kept : {false, true}) {
    const auto opened = open_table(table);
    REQUIRE(opened.has_value());
    CHECK(opened->kept == kept);
    REQUIRE(opened->warnings.size() > 1);
    CHECK(opened->warnings.front().line().find("row 2") != std::string::npos);
    CHECK(opened->warnings.back().what == "9 rows have no position or time that can be read");
  }
}

TEST_CASE("Shapes without times, and reports, are no tables of events") {
  const test::CacheFolder folder("ogr-table");
  CHECK_FALSE(is_table(folder.write("timeless.geojson", R"({"type": "FeatureCollection", "features": [
    {"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"name": "x"}}]})")));
  CHECK_FALSE(is_table(folder.write("report.txt", "Troops entered the town on Monday, a monitor said.\n")));
  CHECK_FALSE(is_table(folder.write("people.csv", "name,born\nA,1970\n")));
}
