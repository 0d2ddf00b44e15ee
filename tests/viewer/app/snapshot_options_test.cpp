#include "viewer/app/snapshot_options.h"

#include <catch2/catch.hpp>

using namespace dateline;
using namespace dateline::viewer;

namespace {

events::Minute minute(int year, unsigned month, unsigned day, int hour = 0) {
  return events::to_minute(events::to_minutes({year, month, day}) + hour * 60);
}

template <class T>
void check_usage(const Result<T>& result) {
  REQUIRE_FALSE(result);
  CHECK(result.error().kind == Error::Kind::usage);
}

}  // namespace

TEST_CASE("A date --at with --window is the trailing window that includes the whole of that day") {
  const Result<events::TimeWindow> window = parse_window({"2016-07-26", "7d", "", ""});
  REQUIRE(window);
  CHECK(window->begin == minute(2016, 7, 20));
  CHECK(window->end == minute(2016, 7, 27));
}

TEST_CASE("The date of --at may name a month or an instant; seven days unless a window is given") {
  CHECK(parse_window({"2016-07", "", "", ""})->end == minute(2016, 8, 1));
  CHECK(parse_window({"2016-07", "", "", ""})->begin == minute(2016, 7, 25));
  CHECK(parse_window({"2016-07-26T14:00", "2h", "", ""})->end == minute(2016, 7, 26, 14) + 1);
}

TEST_CASE("The days --from and --to are inclusive days, or instants") {
  const Result<events::TimeWindow> days = parse_window({"", "", "2016-07-01", "2016-07-03"});
  REQUIRE(days);
  CHECK(*days == events::TimeWindow{minute(2016, 7, 1), minute(2016, 7, 4)});
  const Result<events::TimeWindow> instants = parse_window({"", "", "2016-07-01T06:00", "2016-07-01T18:00"});
  REQUIRE(instants);
  CHECK(*instants == events::TimeWindow{minute(2016, 7, 1, 6), minute(2016, 7, 1, 18)});
}

TEST_CASE("Times that make no sense are wrong usage") {
  for (const WindowWords& words :
       {WindowWords{"", "", "", ""}, WindowWords{"2016-02-30", "", "", ""}, WindowWords{"yesterday", "", "", ""},
        WindowWords{"2016-07-26", "7", "", ""}, WindowWords{"2016-07-26", "-7d", "", ""},
        WindowWords{"2016-07-26", "0d", "", ""}, WindowWords{"2016-07-26", "", "2016-07-01", "2016-07-02"},
        WindowWords{"", "", "2016-07-05", "2016-07-03"}, WindowWords{"", "", "2016-07-05", ""},
        WindowWords{"", "7d", "2016-07-05", "2016-07-06"}}) {
    CAPTURE(words.at, words.window, words.from, words.to);
    check_usage(parse_window(words));
  }
}

TEST_CASE("Lengths of time") {
  CHECK(*parse_length("7d") == 7 * 1440);
  CHECK(*parse_length("36h") == 36 * 60);
  CHECK(*parse_length("2w") == 14 * 1440);
  CHECK(*parse_length("90min") == 90);
  for (const char* text : {"", "d", "7", "1.5d", "7 d", "7y", "99999999999d"}) {
    CAPTURE(text);
    check_usage(parse_length(text));
  }
}

TEST_CASE("Boxes are west, south, east, north") {
  const Result<geo::Bounds> box = parse_bbox("37,36.1,37.3,36.35");
  REQUIRE(box);
  CHECK(*box == geo::Bounds{37, 36.1, 37.3, 36.35});
  CHECK(parse_bbox("170,-20,-170,-10")->crosses_antimeridian());
  for (const char* text : {"", "1,2,3", "1,2,3,4,5", "a,b,c,d", "1,2,3,4,", "37,36.4,37.3,36.1", "10,91,20,95",
                           "200,0,210,5", "5,1,5,2", "nan,1,2,3"}) {
    CAPTURE(text);
    check_usage(parse_bbox(text));
  }
}

TEST_CASE("Sizes are two sides in pixels") {
  CHECK(*parse_size("1920x1080") == gl::Size{1920, 1080});
  for (const char* text : {"", "1920", "1920x", "x1080", "0x100", "100x-1", "100000x100", "1920x1080x3", "ax b"}) {
    CAPTURE(text);
    check_usage(parse_size(text));
  }
}
