#include "events/exchange/csv_table.h"

#include <catch2/catch.hpp>

#include "events/exchange/csv_cells.h"
#include "events/exchange/table_values.h"
#include "tests/support/temporary_folder.h"

using namespace dateline;
using namespace dateline::events;

namespace {

namespace fs = std::filesystem;

/// A table in a folder of its own.
class TableFile {
 public:
  explicit TableFile(const std::string& text) : path_(folder_.write("table.csv", text)) {}
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  test::TemporaryFolder folder_{"csv-table"};
  fs::path path_;
};

std::vector<Event> events_of(const TableFile& file) {
  Result<TableRows> read = read_csv_table(file.path(), TableTexts::yes);
  REQUIRE(read);
  const auto table = std::move(read->texts).build("table.csv", EventIndex::from_rows(std::move(read->rows)));
  std::vector<Event> events;
  for (std::uint32_t row = 0; row < table->numbers(); ++row) {
    if (table->holds(row)) {
      events.push_back(table->event(row));
    }
  }
  return events;
}

std::string days_of(const TimeInterval& when) {
  return format_time(*when.start, Granularity::day) + ".." + format_last_day(*when.end);
}

}  // namespace

TEST_CASE("Times of many hands are read; what could be either of two days is not") {
  const auto day = [](std::string_view cell) {
    const auto time = table_time(cell);
    return time ? days_of(*time) : "none";
  };
  CHECK(day("2022-12-28") == "2022-12-28..2022-12-28");
  CHECK(day("28 December 2022") == "2022-12-28..2022-12-28");
  CHECK(day("28-Dec-2022") == "2022-12-28..2022-12-28");
  CHECK(day("December 28, 2022") == "2022-12-28..2022-12-28");
  CHECK(day("20221228") == "2022-12-28..2022-12-28");
  CHECK(day("2022/12/28") == "2022-12-28..2022-12-28");
  CHECK(day("28/12/2022") == "2022-12-28..2022-12-28");
  CHECK(day("12/28/2022") == "2022-12-28..2022-12-28");
  CHECK(day("01/02/2022") == "none");
  CHECK(day("03/03/2022") == "2022-03-03..2022-03-03");
  CHECK(day("2022-12") == "2022-12-01..2022-12-31");
  CHECK(day("2020-02-29") == "2020-02-29..2020-02-29");
  CHECK(day("2021-02-29") == "none");
  CHECK(day("0001-01-01") == "0001-01-01..0001-01-01");
  CHECK(day("soon") == "none");
  CHECK(day("") == "none");
  for (const std::string_view cell :
       {"2016-07-26T14:30:05Z", "2016-07-26 14:30", "2016-07-26T14:30:05.250Z", "2016-07-26T17:30:00+03:00"}) {
    const auto time = table_time(cell);
    REQUIRE(time);
    CHECK(format_time(*time->start, Granularity::minute) == "2016-07-26T14:30");
    CHECK(*time->end == *time->start + 1);
  }
}

TEST_CASE("Cells keep their commas, line ends and quotes") {
  CsvCells cells("a,\"b, and\nc\",\"say \"\"so\"\"\",d\r\n\r\nlast,,\n", ',');
  REQUIRE(cells.next());
  CHECK(cells.cells() == std::vector<std::string_view>{"a", "b, and\nc", "say \"so\"", "d"});
  REQUIRE(cells.next());
  CHECK(cells.cells() == std::vector<std::string_view>{"last", "", ""});
  CHECK_FALSE(cells.next());
}

TEST_CASE("A large table is read in parts as it would be whole, each row once") {
  std::string text = "id,lon,lat,time_iso8601,type\n";
  const std::size_t count = 120'000;  // several parts
  for (std::size_t i = 0; i < count; ++i) {
    text += std::to_string(i) + "," + std::to_string(static_cast<double>(i % 3600) / 10 - 180) + ",10.5,2016-0" +
            std::to_string(1 + i % 9) + "-1" + std::to_string(i % 10) + "T0" + std::to_string(i % 10) + ":00:00Z," +
            (i % 2 == 0 ? "battle" : "protest") + (i % 5 == 0 ? "\r\n" : "\n");
  }
  text += "x,400,10,2016-01-01,battle\ny,10,10,never,battle\nz,10,10\n";
  const TableFile file(text);
  const Result<TableRows> table = read_csv_table(file.path());
  REQUIRE(table);
  CHECK(table->rejected == 3);
  REQUIRE(table->warnings.size() == 3);
  CHECK(table->warnings[0].line().find("row 120001: has a position that is none") != std::string::npos);
  REQUIRE(table->rows.size() == count);
  bool in_order = true;
  for (std::size_t i = 0; i < count; ++i) {
    in_order = in_order && table->rows[i].event == i &&
               table->rows[i].type == (i % 2 == 0 ? EventType::battles : EventType::protests);
  }
  CHECK(in_order);
}

TEST_CASE("A table with quoted line ends is read whole") {
  std::string text = "date,latitude,longitude,event_type,notes\n";
  for (int i = 0; i < 60'000; ++i) {
    text += "2016-07-26,36.2,37.1,Riots,\"A crowd,\nthen \"\"stones\"\"\"\n";
  }
  const TableFile file(text);
  const Result<TableRows> table = read_csv_table(file.path());
  REQUIRE(table);
  CHECK(table->rows.size() == 60'000);
  CHECK(table->rejected == 0);
  const TableFile small(
      "date,latitude,longitude,event_type,notes\n2016-07-26,36.2,37.1,Riots,\"then \"\"stones\"\"\"\n");
  CHECK(events_of(small).at(0).notes == "then \"stones\"");
}

TEST_CASE("ACLED's codes of precision become honest intervals and areas") {
  const TableFile file(
      "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,location,latitude,longitude,"
      "geo_precision,fatalities\n"
      "X1,28 December 2022,1,Battles,Armed clash,Army,NA,Here,12.0,3.1,1,4\n"
      "X2,15 December 2022,2,Riots,Mob violence,Crowd,NA,There,12.0,3.1,2,0\n"
      "X3,15 February 2020,3,Strategic developments,Arrests,Police,NA,NA,NA,NA,3,NA\n");
  const std::vector<Event> events = events_of(file);
  REQUIRE(events.size() == 3);
  CHECK(days_of(events[0].when) == "2022-12-28..2022-12-28");
  CHECK(events[0].place.radius_m == 2000);
  CHECK(events[0].sub_event_type == SubEventType::armed_clash);
  CHECK(events[0].casualties.fatalities_best == 4);
  CHECK(events[0].actor2.empty());
  CHECK(days_of(events[1].when) == "2022-12-12..2022-12-18");
  CHECK(events[1].casualties.fatalities_best == 0);
  CHECK(days_of(events[2].when) == "2020-02-01..2020-02-29");
  CHECK_FALSE(events[2].place.point);
  CHECK_FALSE(events[2].casualties.fatalities_best);
}

TEST_CASE("UCDP's ranges of dates and estimates are kept") {
  const TableFile file(
      "id,type_of_violence,side_a,side_b,where_prec,where_coordinates,latitude,longitude,event_clarity,date_prec,"
      "date_start,date_end,low,best,high\n"
      "7,2,One,Other,2,Town,22.4,90.0,1,2,2013-12-13,2013-12-15,1,2,5\n"
      "8,3,One,Civilians,6,Country,21.4,91.9,2,4,1991-02-01,1991-02-28,0,1,1\n");
  const std::vector<Event> events = events_of(file);
  REQUIRE(events.size() == 2);
  CHECK(days_of(events[0].when) == "2013-12-13..2013-12-15");
  CHECK(events[0].when.extent == Extent::within);
  CHECK(events[0].event_type == EventType::battles);
  CHECK(events[0].place.radius_m == 25'000);
  CHECK(events[0].casualties.fatalities_low == 1);
  CHECK(events[0].casualties.fatalities_high == 5);
  CHECK(events[1].event_type == EventType::violence_civilians);
  CHECK(events[1].when.extent == Extent::throughout);
  CHECK(events[1].when.granularity == Granularity::month);
}

TEST_CASE("A table without positions or times says which columns it wants") {
  const TableFile nowhere("id,date,what\n1,2016-01-01,x\n");
  CHECK(read_csv_table(nowhere.path()).error().line().find("longitude and latitude") != std::string::npos);
  const TableFile never("id,lon,lat\n1,2,3\n");
  CHECK(read_csv_table(never.path()).error().line().find("no column of times") != std::string::npos);
  CHECK(read_csv_table("/no/such/table.csv").error().kind == Error::Kind::failed);
}

TEST_CASE("A table that cannot be read says why, and no row is lost within quotation marks") {
  const auto refusal = [](const std::string& text) { return read_csv_table(TableFile(text).path()).error(); };
  const std::string header = "id,lon,lat,time,type\n";
  CHECK(refusal("").what == "is empty");
  CHECK(refusal(header).what == "holds no rows");
  CHECK(refusal(std::string("\xFF\xFEi\0d\0", 6)).what == "is written in UTF-16");
  CHECK(refusal(header + "1,370,36,2016-07-01,x\n2,nan,36,2016-07-01,x\n").what ==
        "none of its 2 rows can be read; the first has a position that is none");
  // The second row's cell would hold all the rows that follow.
  const Error unclosed = refusal(header + "1,37,36,2016-07-01,x\n2,37,36,2016-07-01,\"x\n3,37,36,2016-07-01,x\n");
  CHECK(unclosed.what == "a quotation mark opens and never closes");
  CHECK(unclosed.where.ends_with("table.csv: row 2"));
  const TableFile closed(header + "1,37,36,2016-07-01,\"x\"");
  CHECK(read_csv_table(closed.path()).value().rows.size() == 1);
}

TEST_CASE("The tables of others open: ACLED, UCDP GED and GDELT") {
  const fs::path folder = fs::path(DATELINE_SOURCE_DIR).parent_path() / "shared/data/tables";
  if (!fs::exists(folder)) {
    std::puts("SKIPPED: ../shared/data/tables is missing");
    return;
  }
  const Result<TableRows> acled = read_csv_table(folder / "acled-benin.csv");
  REQUIRE(acled);
  CHECK(acled->kind == TableKind::acled);
  CHECK(acled->rejected == 0);
  const Result<TableRows> ged = read_csv_table(folder / "ucdp-ged-bangladesh.csv");
  REQUIRE(ged);
  CHECK(ged->kind == TableKind::ged);
  CHECK(ged->rejected == 0);
  const Result<TableRows> gdelt = read_csv_table(folder / "gdelt-events.tsv");
  REQUIRE(gdelt);
  CHECK(gdelt->kind == TableKind::gdelt);
  CHECK(gdelt->rows.size() + gdelt->rejected == 710);
  CHECK(gdelt->rejected == 0);
}
