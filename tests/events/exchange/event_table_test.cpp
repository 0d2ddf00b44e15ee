// A table whose rows are columns answers as the same rows do as records.

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "events/exchange/table_file.h"
#include "events/model/index_cache.h"
#include "events/model/project_events.h"
#include "tests/events/same_answers.h"
#include "tests/support/cache_folder.h"

using namespace dateline;
using namespace dateline::events;

namespace {

namespace fs = std::filesystem;

/// The file of that kind in the cache; empty where there is none.
fs::path kept(const test::CacheFolder& folder, const std::string& extension) {
  for (const auto& entry : fs::recursive_directory_iterator(folder.cache())) {
    if (entry.path().extension() == extension) {
      return entry.path();
    }
  }
  return {};
}

const std::string kTable =
    "event_id,longitude,latitude,event_date,event_type,actor1,actor2,location,source,notes,fatalities\n"
    "A1,37.161234567,36.2,2016-07-26,Battles,Army of the North,River Front,Harbour,Port Wire,Shells fell on the "
    "quay,3\n"
    "A2,37.2,36.3,2016-07-27,Riots,Crowds,,Old Market,,,\n"
    "A3,nowhere,36.3,2016-07-27,Riots,Crowds,,Old Market,,,\n"
    "A4,37.161234567,36.2,2016-07-28,Protests,Crowds,Army of the North,Harbour,Port Wire; Gazette;Port Wire,\"A march, "
    "\"\"calm\"\"\",0\n"
    "A5,,,2016-07-29,Strategic developments,,,,Gazette,Talks,\n"
    ",12.5,-3.25,2016-08-01,Battles,Zouaves,,Élan,Gazette,,1\n";

/// The same without the row that cannot be shown.
std::string whole_table() {
  std::string table = kTable;
  const std::size_t begin = table.find("A3,");
  return table.erase(begin, table.find('\n', begin) + 1 - begin);
}

Project open(const fs::path& file) {
  auto opened = table_as_project(file);
  REQUIRE(opened);
  REQUIRE(opened->value.table);
  return std::move(opened->value);
}

void check_alike(const Project& a, const Project& b) {
  const auto index = EventIndex::from_project(a);
  REQUIRE(index->size() == EventIndex::from_project(b)->size());
  CHECK(event_count(a) == event_count(b));
  const TimeWindow span = index->span();
  check_same_answers(a, b, {span, {span.begin, span.begin + 2 * static_cast<Minute>(kMinutesPerDay)}},
                     {"", "army", "harbour", "elan", "quay", "march calm", "riot", "crowds market", "nothing",
                      "who:crowds", "who:\"Army of the North\" source:gazette", "source:\"Port Wire\" harbour"});
}

}  // namespace

TEST_CASE("Rows of a table become events with everything the row says") {
  const test::CacheFolder folder("event-table");
  const fs::path file = folder.write("harbour.csv", kTable);
  const auto opened = table_as_project(file);
  REQUIRE(opened);
  REQUIRE(opened->warnings.size() == 2);
  CHECK(opened->warnings[0].what.starts_with("1 row has"));
  CHECK(opened->warnings[1].where.starts_with((file.string() + ":")));
  const Project& project = opened->value;
  CHECK(event_count(project) == 5);
  const Event first = event_of(project, 0);
  CHECK(first.id == "A1-1");
  CHECK(first.event_type == EventType::battles);
  CHECK(first.actor1 == "Army of the North");
  CHECK(first.actor2 == "River Front");
  CHECK(first.place.name == "Harbour");
  CHECK(first.place.id == "Harbour@37.16123,36.20000");
  CHECK(first.place.point->longitude == 37.161234567);
  CHECK(format_time(*first.when.start, first.when.granularity) == "2016-07-26");
  CHECK(format_last_day(*first.when.end) == "2016-07-26");
  CHECK(first.sources == std::vector<std::string>{"Port Wire"});
  CHECK(first.notes == "Shells fell on the quay");
  CHECK(first.casualties.fatalities_best == 3);
  const Event riot = event_of(project, 1);
  CHECK(riot.sources == std::vector<std::string>{"harbour.csv"});
  CHECK(riot.notes.empty());
  CHECK_FALSE(riot.casualties.stated());
  CHECK_FALSE(has_row(project, 2));
  CHECK(event_of(project, 3).notes == "A march, \"calm\"");
  CHECK(event_of(project, 3).casualties.fatalities_best == 0);
  CHECK_FALSE(event_of(project, 4).place.is_resolved());
  CHECK(event_of(project, 5).id == "row-6");
  CHECK(event_of(project, 3).sources == std::vector<std::string>{"Port Wire", "Gazette"});
  CHECK(event_of(project, 1).sources == std::vector<std::string>{"harbour.csv"});
  CHECK(row_event_of_id(project, "A4-4") == 3u);
  CHECK_FALSE(row_event_of_id(project, "A3-3"));
  CHECK_FALSE(row_event_of_id(project, "A4-5"));
  CHECK_FALSE(row_event_of_id(project, "A4"));
}

TEST_CASE("Where something came from is read by the names that tables of flows use") {
  const test::CacheFolder folder("event-table");
  for (const char* header : {"date,lon,lat,origin,origin_longitude,origin_latitude,type",
                             "date,to_lon,to_lat,from_name,from_lon,from_lat,type",
                             "Date,Dest Lng,Dest Lat,Origin Name,Orig Lng,Orig Lat,Type"}) {
    INFO(header);
    const Project project =
        open(folder.write("moves.csv", std::string(header) + "\n2016-07-26,37.1,36.2,The ford,36.5,-35.25,Battles\n"
                                                             "2016-07-27,37.1,36.2,,,,Battles\n"
                                                             "2016-07-28,37.1,36.2,A village,,,Battles\n"
                                                             "2016-07-29,37.1,36.2,The ford,500,1,Battles\n"
                                                             "2016-07-30,37.1,36.2,Null,0,0,Battles\n"));
    REQUIRE(event_count(project) == 5);
    CHECK(project.table->has_origins());
    const Event moved = event_of(project, 0);
    CHECK(moved.place.point == geo::LonLat{37.1, 36.2});
    REQUIRE(moved.origin);
    CHECK(moved.origin->name == "The ford");
    CHECK(moved.origin->point == geo::LonLat{36.5, -35.25});
    CHECK(moved.origin->id == "The ford@36.50000,-35.25000");
    CHECK_FALSE(event_of(project, 1).origin);
    REQUIRE(event_of(project, 2).origin);
    CHECK_FALSE(event_of(project, 2).origin->point);  // known by name alone
    REQUIRE(event_of(project, 3).origin);
    CHECK_FALSE(event_of(project, 3).origin->point);  // no such longitude
    REQUIRE(event_of(project, 4).origin);
    CHECK(event_of(project, 4).origin->point == geo::LonLat{0, 0});
  }
  CHECK_FALSE(open(folder.write("harbour.csv", kTable)).table->has_origins());
}

TEST_CASE("The map's flows of a table are the same read, kept, and of the table as a project") {
  const test::CacheFolder folder("event-table");
  const fs::path file = folder.write("moves.csv",
                                     "date,lon,lat,from_lon,from_lat\n2016-07-27,37.1,36.2,,\n"
                                     "2016-07-28,37.1,36.2,36.5,-35.25\n2016-07-26,37.1,36.2,36,36\n");
  const Result<TableIndex> fresh = open_table(file);
  const Result<TableIndex> kept = open_table(file);
  REQUIRE(fresh);
  REQUIRE(kept);
  CHECK_FALSE(fresh->kept);
  CHECK(kept->kept);
  const Project project = open(file);
  const auto index = EventIndex::from_project(project);
  for (const auto& flows : {fresh->flows, kept->flows, EventFlows::from_project(project, *index)}) {
    REQUIRE(flows);
    REQUIRE(flows->flows().size() == 2);
    CHECK(flows->flows()[0].row == 0);
    CHECK(flows->flows()[1].row == 2);
    CHECK(flows->flows()[1].x == to_flow_origin(0, {36.5, -35.25}, 0).x);
    CHECK(flows->flows()[1].y == to_flow_origin(0, {36.5, -35.25}, 0).y);
  }
  CHECK_FALSE(open_table(folder.write("harbour.csv", whole_table()))->flows);
}

TEST_CASE("A table of columns answers as its records do") {
  const test::CacheFolder folder("event-table");
  const Project table = open(folder.write("harbour.csv", kTable));
  check_alike(table, as_records(table));
}

TEST_CASE("A table that was kept answers as the one that was read") {
  const test::CacheFolder folder("event-table");
  const fs::path file = folder.write("harbour.csv", whole_table());
  const Project before = as_records(open(file));
  CHECK_FALSE(kept(folder, ".rows").empty());
  const Project again = open(file);
  check_alike(again, before);
  CHECK(event_of(again, 2).notes == before.events[2].notes);
}

TEST_CASE("A damaged or outdated table in the cache is read anew") {
  const test::CacheFolder folder("event-table");
  const fs::path file = folder.write("harbour.csv", whole_table());
  const Project before = as_records(open(file));
  const fs::path rows = kept(folder, ".rows");
  {
    std::fstream damage(rows, std::ios::in | std::ios::out | std::ios::binary);
    damage.seekp(static_cast<std::streamoff>(fs::file_size(rows) / 2));
    damage.put('\x7f').put('\x7f').put('\x7f');
  }
  check_alike(open(file), before);
  fs::resize_file(kept(folder, ".rows"), 100);
  check_alike(open(file), before);
  std::ofstream(file, std::ios::app) << "A7,37.5,36.5,2016-08-02,Riots,Crowds,,Mill,Gazette,,\n";
  CHECK(event_count(open(file)) == event_count(before) + 1);
}

TEST_CASE("A table of which rows are left out is kept, and they are told at every start") {
  const test::CacheFolder folder("event-table");
  const fs::path file = folder.write("harbour.csv", kTable);
  std::vector<std::string> told;
  const auto look = [&](bool kept) {
    const auto index = open_table(file);
    REQUIRE(index);
    CHECK(index->kept == kept);
    CHECK(index->rejected == 1);
    REQUIRE(index->warnings.size() == 1);
    told.push_back(index->warnings.front().line());
    CHECK(told.back() == told.front());
    const auto opened = table_as_project(file);
    REQUIRE(opened);
    REQUIRE(opened->warnings.size() == 2);
    CHECK(opened->warnings.back().line() == told.front());
    CHECK(opened->warnings.front().line().find("1 row") != std::string::npos);
    CHECK(event_count(opened->value) == index->index->size());
  };
  look(false);
  look(true);
  // Without the note of what was left out the rows are not taken from the cache.
  fs::remove(kept(folder, ".state"));
  look(false);
  look(true);
  std::ofstream(kept(folder, ".state")) << "{\"state\": [1, 2, 3, 4], \"left_out\": 7, \"first_few\": []}";
  look(false);
  // A table that is mended leaves nothing out, nor does the next state of it remember what the last left out.
  std::ofstream(file) << whole_table();
  const auto mended = open_table(file);
  REQUIRE(mended);
  CHECK(mended->warnings.empty());
  CHECK(mended->rejected == 0);
}

TEST_CASE("A row that a person decided about is a record, and no row any more") {
  const test::CacheFolder folder("event-table");
  Project project = open(folder.write("harbour.csv", kTable));
  const Project before = as_records(project);
  const std::uint32_t record = make_record(project, 3);
  CHECK(record == 0);
  CHECK(project.events[0].id == "A4-4");
  CHECK(make_record(project, record) == record);
  CHECK(event_count(project) == event_count(before));
  CHECK_FALSE(row_event_of_id(project, "A4-4"));
  CHECK(row_event_of_id(project, "A1-1") == 1u);
  project.events[0].review = Review::accepted;
  Project expected = before;
  expected.events[2].review = Review::accepted;
  check_alike(project, expected);
}

TEST_CASE("Very many rows are put together in the table's order") {
  const test::CacheFolder folder("event-table");
  std::string table = "id,lon,lat,time,type,actor1\n";
  constexpr std::uint32_t kRows = 120'000;  // several blocks
  for (std::uint32_t i = 0; i < kRows; ++i) {
    table += "e" + std::to_string(i) + "," + std::to_string(i % 180) + "," + std::to_string(i % 80) + "," +
             (i == 70'001 ? "never" : "2016-07-" + std::to_string(10 + i % 20)) + ",riot" +
             (i < 60'000 ? "," : ",side " + std::to_string(i % 7)) + "\n";
  }
  const Project project = open(folder.write("many.csv", table));
  CHECK(event_count(project) == kRows - 1);
  CHECK_FALSE(has_row(project, 70'001));
  for (const std::uint32_t row : {0u, 1u, 59'999u, 60'000u, 70'000u, 70'002u, kRows - 1}) {
    const Event event = event_of(project, row);
    CHECK(event.id == "e" + std::to_string(row) + "-" + std::to_string(row + 1));
    CHECK(event.place.point->longitude == row % 180);
    CHECK(event.actor1 == (row < 60'000 ? "" : "side " + std::to_string(row % 7)));
  }
}
