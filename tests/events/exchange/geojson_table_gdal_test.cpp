// GeoJSON is read by a reader of its own, and says the same as OGR's.

#include <catch2/catch.hpp>
#include <fstream>

#include "events/exchange/geojson_table.h"
#include "events/exchange/ogr_table.h"
#include "events/exchange/table_file.h"
#include "events/model/project_events.h"
#include "tests/support/cache_folder.h"

using namespace dateline;
using namespace dateline::events;

namespace {

namespace fs = std::filesystem;

std::string feature(int i) {
  return R"({"type": "Feature", "properties": {"id": "e)" + std::to_string(i) + R"(", "date": "2019-0)" +
         std::to_string(1 + i % 9) + "-1" + std::to_string(i % 10) + R"(T0)" + std::to_string(i % 10) +
         R"(:30:00Z", "event_type": ")" + (i % 3 == 0 ? "Riots" : "Battles") + R"(", "actor1": "Ligue \"Été\" {)" +
         std::to_string(i % 7) + R"(\\", "notes": "a ] b }, { \u00e9 \\", "fatalities": )" + std::to_string(i % 5) +
         R"(}, "geometry": {"type": "Point", "coordinates": [)" + std::to_string(i % 360 - 179.5) + ", " +
         std::to_string(i % 170 - 84.25) + "]}}";
}

std::string collection(int count, const std::string& last = {}, const std::string& tail = "]}") {
  std::string text = R"({"type": "FeatureCollection", "name": "events [of {a year", "features": [)";
  for (int i = 0; i < count; ++i) {
    (text += i == 0 ? "\n" : ",\n") += feature(i);
  }
  return text + (last.empty() ? "" : ",\n" + last) + "\n" + tail + "\n";
}

TableRows read(const fs::path& file) {
  auto table = read_geojson_table(file, TableTexts::yes);
  REQUIRE(table);
  REQUIRE(*table);
  return std::move(**table);
}

std::shared_ptr<const EventTable> table_of(TableRows rows) {
  auto index = EventIndex::from_rows(std::move(rows.rows));
  return std::move(rows.texts).build("file", std::move(index));
}

void check_alike(const EventTable& a, const EventTable& b, std::uint32_t step) {
  REQUIRE(a.numbers() == b.numbers());
  REQUIRE(a.size() == b.size());
  for (std::uint32_t number = 0; number < a.numbers(); number += step) {
    INFO(number);
    REQUIRE(a.holds(number) == b.holds(number));
    const Event x = a.event(number);
    const Event y = b.event(number);
    REQUIRE((x.id == y.id && x.actor1 == y.actor1 && x.notes == y.notes && x.event_type == y.event_type));
    REQUIRE((x.when == y.when && x.casualties.fatalities_best == y.casualties.fatalities_best));
    REQUIRE((x.place.id == y.place.id && x.place.point.has_value() == y.place.point.has_value()));
    REQUIRE(a.index()->row(*a.index()->row_of_event(number)).x == b.index()->row(*b.index()->row_of_event(number)).x);
  }
}

}  // namespace

TEST_CASE("GeoJSON of many features is read in pieces as OGR reads it whole") {
  const test::CacheFolder folder("geojson-table");
  const fs::path file = folder.write("many.geojson", collection(25'000));  // several pieces
  REQUIRE(fs::file_size(file) > 5'000'000);
  CHECK(is_geojson_table(file) == true);
  auto from_ogr = read_ogr_table(file, TableTexts::yes);
  REQUIRE(from_ogr);
  check_alike(*table_of(read(file)), *table_of(std::move(*from_ogr)), 97);
}

TEST_CASE("A property that comes late is a column of every feature") {
  const test::CacheFolder folder("geojson-table");
  const std::string last =
      R"({"type": "Feature", "geometry": {"coordinates": [1.5, 2.5, 7], "type": "Point"}, "id": "x",
    "properties": {"date": "2020-02-29", "event_type": "Riots", "location": "Upper Bridge",
    "source": ["Gazette", "Élan Post"], "extra": {"deep": [1, {"a": "]"}]}, "sure": true}})";
  const auto table = table_of(read(folder.write("late.geojson", collection(9'000, last))));
  REQUIRE(table->numbers() == 9'001);
  const Event event = table->event(9'000);
  CHECK(event.place.name == "Upper Bridge");
  CHECK(event.id == "x-9001");
  CHECK(event.sources == std::vector<std::string>{"Gazette", "Élan Post"});
  CHECK(event.place.point->latitude == 2.5);
  CHECK(format_time(*event.when.start, event.when.granularity) == "2020-02-29");
  CHECK(table->event(5).place.name.empty());
}

TEST_CASE("Features without a time are counted, and those without a place have none") {
  const test::CacheFolder folder("geojson-table");
  const std::string odd =
      R"({"type": "Feature", "geometry": {"type": "Point", "coordinates": [1, 2]}, "properties": {"id": "no time"}},
      {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[1, 2], [3, 4]]},
       "properties": {"date": "2019-05-05"}},
      {"type": "Feature", "geometry": {"type": "Point", "coordinates": [400, 2]}, "properties": {"date": "2019-05-06"}},
      {"type": "Feature", "geometry": null, "properties": {"date": "2019-05-07"}})";
  const TableRows rows = read(folder.write("odd.geojson", collection(2, odd)));
  CHECK(rows.rejected == 2);  // the one without a time, and the one that is nowhere on the earth
  REQUIRE(rows.rows.size() == 4);
  for (std::size_t i = 2; i < 4; ++i) {
    CHECK_FALSE(rows.rows[i].placed);
  }
}

TEST_CASE("GeoJSON that breaks off is refused, and says so") {
  const test::CacheFolder folder("geojson-table");
  const std::string whole = collection(9'000);
  for (const std::size_t length : {whole.size() - 3, whole.size() / 2, std::size_t{300'000}}) {
    const fs::path file = folder.write("cut.geojson", whole.substr(0, length));
    CHECK(is_table(file));
    const auto opened = open_table(file);
    REQUIRE_FALSE(opened);
    CHECK(opened.error().line().find("breaks off") != std::string::npos);
  }
  std::string damaged = whole;
  damaged.replace(damaged.find("\"e5000\""), 7, "\"e5000\\");
  CHECK_FALSE(open_table(folder.write("damaged.geojson", damaged)));
}

TEST_CASE("Positions in another system are left to OGR, wherever the file says so") {
  const test::CacheFolder folder("geojson-table");
  const std::string crs = R"("crs": {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::3857"}})";
  const std::string one = R"({"type": "Feature", "geometry": {"type": "Point", "coordinates": [1113194.9, 0]},
    "properties": {"date": "2019-05-05"}})";
  for (const std::string& text : {"{\"type\": \"FeatureCollection\", " + crs + ", \"features\": [" + one + "]}",
                                  "{\"type\": \"FeatureCollection\", \"features\": [" + one + "], " + crs + "}"}) {
    const fs::path file = folder.write("mercator.geojson", text);
    REQUIRE(is_table(file));
    const auto project = table_as_project(file);
    REQUIRE(project);
    CHECK(event_of(project->value, 0).place.point->longitude == Approx(10).margin(0.001));
  }
}

TEST_CASE("Shapes are told from events by the beginning of a file") {
  const test::CacheFolder folder("geojson-table");
  CHECK(is_geojson_table(folder.write("shapes.geojson", R"({"type": "FeatureCollection", "features": [
    {"type": "Feature", "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]},
     "properties": {"date": "2019-05-05"}}]})")) == false);
  CHECK_FALSE(is_geojson_table(folder.write("nothing.geojson", R"({"type": "FeatureCollection", "features": []})")));
  CHECK_FALSE(is_geojson_table(folder.write("topology.json", R"({"type": "Topology", "objects": {}})")));
  CHECK_FALSE(is_geojson_table(folder.write("point.json", R"({"type": "Point", "coordinates": [1, 2]})")));
}
