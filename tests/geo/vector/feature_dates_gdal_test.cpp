#include <catch2/catch.hpp>
#include <chrono>
#include <filesystem>
#include <iostream>

#include "geo/vector/feature_dates.h"
#include "geo/vector/vector_data.h"
#include "tests/support/temporary_folder.h"

namespace dateline::geo {
namespace {

int minute_of(int year, unsigned month, unsigned day) {
  const std::chrono::sys_days date = std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day);
  return date.time_since_epoch().count() * 24 * 60;
}

FeatureTime days(FeatureTime first, FeatureTime last) {
  return {first.begin, last.end};
}
FeatureTime day(int year, unsigned month, unsigned of_month) {
  return {minute_of(year, month, of_month), minute_of(year, month, of_month) + 24 * 60};
}

TEST_CASE("Days are read as files write them") {
  const auto iso = [](const char* text) { return parse_feature_date(text, DateForm::year_first); };
  CHECK(iso("2016-07-26") == day(2016, 7, 26));
  CHECK(iso("2016/07/26") == day(2016, 7, 26));
  CHECK(iso("2016/07/26 00:00:00+00") == day(2016, 7, 26));
  const int noon = minute_of(2016, 7, 26) + 12 * 60 + 30;
  CHECK(iso("2016-07-26T12:30:05Z") == FeatureTime{noon, noon + 1});
  CHECK(parse_feature_date("7/26/16", DateForm::month_first) == day(2016, 7, 26));
  CHECK(parse_feature_date("26.7.1971", DateForm::day_first) == day(1971, 7, 26));
  for (const char* text : {"", "2016", "2016-13-01", "2016-02-30", "26 July", "2016-07-26x", "12345678"}) {
    INFO(text);
    CHECK_FALSE(iso(text).has_value());
  }
}

TEST_CASE("Columns of dates are found by what stands in them") {
  using Rows = std::vector<std::vector<std::string>>;
  // One column of days, whatever its name; numbers that are no dates.
  DateColumns found = find_date_columns({"id", "SensorDa_2"}, Rows{{"1", "2015/04/26"}, {"2", ""}});
  REQUIRE(found.begin);
  CHECK(found.begin->index == 1);
  CHECK(found.is_moment);
  // A pair goes before a single day.
  found = find_date_columns({"SensorDate", "DatePeriodStart", "DatePeriodEnd"},
                            Rows{{"10/31/2013", "1/1/01", "10/31/13"}, {"11/1/2013", "10/31/13", "12/25/13"}});
  REQUIRE((found.begin && found.end));
  CHECK(found.begin->index == 1);
  CHECK(found.end->index == 2);
  CHECK(found.end->form == DateForm::month_first);
  CHECK(feature_time(found, "1/1/01", "10/31/13") == days(day(2001, 1, 1), day(2013, 10, 31)));
  CHECK(feature_time(found, "", "10/31/13").begin == FeatureTime::kOpenBegin);
  // Neither an order that cannot be told, nor the making of the row, nor what is only mostly dates.
  CHECK_FALSE(find_date_columns({"when"}, Rows{{"1/2/2016"}, {"3/4/2016"}}).any());
  CHECK_FALSE(find_date_columns({"last_edited"}, Rows{{"2016-07-26"}}).any());
  CHECK_FALSE(find_date_columns({"when"}, Rows{{"2016-07-26"}, {"soon"}}).any());
  CHECK_FALSE(find_date_columns({"when"}, Rows{{""}}).any());
  // Chosen ones.
  found = find_date_columns({"a", "Created"}, Rows{{"2016-07-26", "2016-07-27"}}, {"created"});
  REQUIRE(found.begin);
  CHECK(found.begin->index == 1);
}

TEST_CASE("A file's features carry their times") {
  const test::TemporaryFolder folder("dates");
  const auto file = folder.write("sites.geojson", R"({"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"seen":"2016-07-26"},"geometry":{"type":"Point","coordinates":[37,36]}},
{"type":"Feature","properties":{"seen":null},"geometry":{"type":"Point","coordinates":[37.1,36]}}]})");
  const auto read = read_vector(file);
  REQUIRE(read.has_value());
  REQUIRE(read->value.times.size() == 2);
  CHECK(read->value.times[0] == day(2016, 7, 26));
  CHECK(read->value.times[1] == FeatureTime{});
  const auto none = read_vector(file, {}, {}, {"none"});
  REQUIRE(none.has_value());
  CHECK(none->value.times.empty());

  const auto table =
      folder.write("strikes.csv", "Lat,Long,Start,End\n36.2,37.1,7/1/16,7/20/16\n36.3,37.2,7/2/16,7/3/16\n");
  const auto strikes = read_vector(table);
  REQUIRE(strikes.has_value());
  REQUIRE(strikes->value.times.size() == 2);
  CHECK(strikes->value.times[0] == days(day(2016, 7, 1), day(2016, 7, 20)));
}

TEST_CASE("Real tables of damage follow the time") {
  const auto data = std::filesystem::path(DATELINE_SOURCE_DIR).parent_path() / "shared/data/aleppo-2016";
  if (!std::filesystem::exists(data)) {
    std::cout << "SKIPPED: no shared data\n";
    return;
  }
  const auto sites = read_vector(data / "damage-sites.geojson");
  REQUIRE(sites.has_value());
  CHECK(sites->value.times.size() == sites->value.features.size());
  CHECK(sites->value.times.front() == day(2015, 4, 26));
  const auto strikes = read_vector(data / "strike-damage-periods.csv");
  REQUIRE(strikes.has_value());
  REQUIRE_FALSE(strikes->value.times.empty());
  CHECK(strikes->value.times.front() == days(day(2001, 1, 1), day(2013, 10, 31)));
}

}  // namespace
}  // namespace dateline::geo
