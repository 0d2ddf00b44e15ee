#include <catch2/catch.hpp>
#include <functional>
#include <string>

#include "events/exchange/csv_table.h"
#include "events/exchange/geojson_table.h"
#include "tests/fuzz/fuzz.h"
#include "tests/fuzz/mutator.h"
#include "tests/support/temporary_folder.h"

using namespace dateline;
using namespace dateline::events;
using namespace dateline::test;

namespace {

/// A damaged table is read, and then every row that has a place has it on the earth, or refused in one line.
void fuzz_table(const std::string& name, Mutator mutator,
                const std::function<std::optional<Result<TableRows>>(const std::filesystem::path&)>& read) {
  const TemporaryFolder folder("fuzz");
  for (int round = 0; round < fuzz_rounds(1500); ++round) {
    INFO("round " << round);
    std::optional<Result<TableRows>> table = read(folder.write(name, mutator.next()));
    if (!table) {
      continue;  // another reader's
    }
    if (!*table) {
      REQUIRE_FALSE(table->error().what.empty());
      REQUIRE(table->error().line().find('\n') == std::string::npos);
      continue;
    }
    REQUIRE_FALSE((*table)->rows.empty());
    const auto index = EventIndex::from_rows((*table)->rows);
    const auto texts = std::move((*table)->texts).build(name, index);
    for (std::uint32_t row = 0; row < texts->numbers(); ++row) {
      if (texts->holds(row)) {
        const Event event = texts->event(row);
        REQUIRE((!event.place.point || geo::is_valid(*event.place.point)));
        REQUIRE((event.when.start || event.when.end));
      }
    }
  }
}

}  // namespace

TEST_CASE("Damaged tables of events") {
  fuzz_table(
      "events.csv",
      Mutator(fuzz_seed(),
              {"id,lon,lat,time_iso8601,type\n1,37.1,36.2,2016-07-26,Battles\n2,37.2,36.3,2016-07-27T10:30,Riots\n",
               "event_id_cnty,event_date,time_precision,event_type,latitude,longitude,geo_precision,notes\n"
               "A1,26 July 2016,1,Battles,36.2,37.1,1,\"First, \"\"quoted\"\"\nand a line more\"\n"},
              {"\"", "\"\"", ",", ";", "\t", "\n", "\r\n", "nan", "inf", "1e999", "-181", "0000-00-00",
               "9999999999-01-01", "\xEF\xBB\xBF", "\xFF\xFE"}),
      [](const std::filesystem::path& file) { return read_csv_table(file, TableTexts::yes); });
}

TEST_CASE("Damaged GeoJSON of events") {
  fuzz_table("events.geojson",
             Mutator(fuzz_seed(),
                     {R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Point",)"
                      R"("coordinates":[37.1,36.2]},"properties":{"start":"2016-07-26","event_type":"Battles",)"
                      R"("sources":["A","B"]}},{"type":"Feature","geometry":{"type":"Point","coordinates":[37,36]},)"
                      R"("properties":{"start":"2016-07-27T10:30","end":"2016-07-28","event_type":null}}]})"},
                     {"{", "}", "[", "]", ",", ":", "\"", "null", "1e999", "-", "\"features\"", "\"geometry\"",
                      "\"coordinates\"", "\\ud800", "[[[[[[[[", "\"crs\"", "-181"}),
             [](const std::filesystem::path& file) { return read_geojson_table(file, TableTexts::yes); });
}
