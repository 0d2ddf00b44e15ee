#include "events/time/interval.h"

#include <catch2/catch.hpp>

using namespace dateline::events;

namespace {

CivilMinute at(int year, unsigned month, unsigned day, int hour = 0, int minute = 0) {
  return to_minutes({year, month, day}) + hour * 60 + minute;
}

TimeInterval days(CivilMinute first, CivilMinute end) {
  return {.start = first, .end = end};
}

}  // namespace

TEST_CASE("A civil day and its minutes are each other's inverse") {
  const CivilDay day =
      GENERATE(CivilDay{1, 1, 1}, CivilDay{1582, 10, 10}, CivilDay{1899, 12, 31}, CivilDay{1969, 12, 31},
               CivilDay{2000, 2, 29}, CivilDay{2016, 2, 29}, CivilDay{9999, 12, 31});
  CHECK(to_day(to_minutes(day)) == day);
  CHECK(to_day(to_minutes(day) + kMinutesPerDay - 1) == day);
}

TEST_CASE("Days before 1970 count backwards and keep their weekday") {
  CHECK(to_minutes({1970, 1, 1}) == 0);
  CHECK(at(1969, 12, 31, 23, 59) == -1);
  CHECK(weekday(at(1970, 1, 1)) == 3);
  CHECK(weekday(at(1969, 12, 31, 23, 59)) == 2);
  CHECK(weekday(at(1, 1, 1)) == 0);
  CHECK(weekday(at(2016, 7, 26, 18)) == 1);
}

TEST_CASE("A whole unit holds the minute and ends where the next begins") {
  CHECK(whole(Granularity::minute, at(2016, 7, 26, 14, 30)).end == at(2016, 7, 26, 14, 31));
  CHECK(whole(Granularity::hour, at(1969, 12, 31, 23, 30)) ==
        TimeInterval{at(1969, 12, 31, 23), at(1970, 1, 1), Granularity::hour});
  CHECK(whole(Granularity::day, at(2016, 12, 31, 23)) ==
        TimeInterval{at(2016, 12, 31), at(2017, 1, 1), Granularity::day});
  CHECK(whole(Granularity::week, at(2016, 7, 31, 12)) ==
        TimeInterval{at(2016, 7, 25), at(2016, 8, 1), Granularity::week});
  CHECK(whole(Granularity::month, at(2016, 2, 29)) == TimeInterval{at(2016, 2, 1), at(2016, 3, 1), Granularity::month});
  CHECK(whole(Granularity::month, at(2015, 12, 4)).end == at(2016, 1, 1));
  CHECK(whole(Granularity::season, at(2016, 1, 4)) ==
        TimeInterval{at(2015, 12, 1), at(2016, 3, 1), Granularity::season});
  CHECK(whole(Granularity::season, at(2016, 12, 4)).start == at(2016, 12, 1));
  CHECK(whole(Granularity::season, at(2016, 8, 31)).start == at(2016, 6, 1));
  CHECK(whole(Granularity::year, at(2016, 7, 4)) == TimeInterval{at(2016, 1, 1), at(2017, 1, 1), Granularity::year});
}

TEST_CASE("Half-open intervals overlap where they share a minute, and open ends reach for ever") {
  const TimeInterval monday = days(at(2016, 7, 25), at(2016, 7, 26));
  const TimeInterval tuesday = days(at(2016, 7, 26), at(2016, 7, 27));
  CHECK_FALSE(monday.overlaps(tuesday));
  CHECK_FALSE(tuesday.overlaps(monday));
  CHECK(monday.overlaps(days(at(2016, 7, 25, 23), at(2016, 8, 1))));
  const TimeInterval until_monday{.start = std::nullopt, .end = at(2016, 7, 26)};
  CHECK(until_monday.overlaps(monday));
  CHECK_FALSE(until_monday.overlaps(tuesday));
  const TimeInterval since_tuesday{.start = at(2016, 7, 26), .end = std::nullopt};
  CHECK(since_tuesday.overlaps(tuesday));
  CHECK_FALSE(since_tuesday.overlaps(monday));
  CHECK_FALSE(until_monday.overlaps(since_tuesday));
  CHECK(TimeInterval{}.is_unknown());
  CHECK(TimeInterval{}.overlaps(since_tuesday));
}

TEST_CASE("Times are written as files hold them, and an exclusive end as the last day for people") {
  CHECK(format_time(at(2016, 7, 26, 14, 5), Granularity::minute) == "2016-07-26T14:05");
  CHECK(format_time(at(2016, 7, 26, 14, 5), Granularity::day) == "2016-07-26");
  CHECK(format_time(at(814, 1, 2), Granularity::month) == "0814-01-02");
  CHECK(format_time(at(1969, 12, 31, 23, 59), Granularity::hour) == "1969-12-31T23:59");
  CHECK(format_last_day(at(2016, 3, 1)) == "2016-02-29");
  CHECK(format_last_day(at(2016, 3, 1, 0, 1)) == "2016-03-01");
}

TEST_CASE("A written time is read as the interval that it covers") {
  CHECK(parse_time("2016").value() == whole(Granularity::year, at(2016, 1, 1)));
  CHECK(parse_time("2016-02").value() == whole(Granularity::month, at(2016, 2, 1)));
  CHECK(parse_time("2016-02-29").value() == whole(Granularity::day, at(2016, 2, 29)));
  CHECK(parse_time("0001-01-01").value().start == at(1, 1, 1));
  CHECK(parse_time("2016-07-26T14:30").value() == whole(Granularity::minute, at(2016, 7, 26, 14, 30)));
  CHECK(parse_time("2016-07-26 14:30").value() == parse_time("2016-07-26T14:30").value());
}

TEST_CASE("A time that does not exist or is written wrongly is refused in words") {
  const auto what = [](std::string_view text) { return parse_time(text).error().what; };
  CHECK(what("2016-13") == "there is no month 13");
  CHECK(what("2016-02-30") == "2016-02 has no day 30");
  CHECK(what("2015-02-29") == "2015-02 has no day 29");
  CHECK(what("2016-07-26T24:00") == "there is no time of day 24:00");
  CHECK(what("0000") == "there is no year 0");
  for (const char* text : {"", "16", "yesterday", "2016/07/26", "2016-7-26", "2016-07-26T", "2016-07-26T14",
                           "2016-07-26T14:30x", "2016-07-26 14:30Z", "+2016"}) {
    CAPTURE(text);
    REQUIRE_FALSE(parse_time(text).has_value());
    CHECK(parse_time(text).error().kind == dateline::Error::Kind::usage);
  }
}

TEST_CASE("An instant of a feed becomes civil time of the zone") {
  CHECK(parse_time("2016-07-26T21:30:05Z", "Asia/Damascus").value().start == at(2016, 7, 27, 0, 30));
  CHECK(parse_time("2016-07-26T21:30:05.123+03:00", "UTC").value().start == at(2016, 7, 26, 18, 30));
  CHECK(parse_time("2016-07-26T21:30-0500", "UTC").value().start == at(2016, 7, 27, 2, 30));
  CHECK(parse_time("2016-07-26T21:30:05", "Asia/Damascus").value().start == at(2016, 7, 26, 21, 30));
  CHECK(parse_time("2016-07-26", "Asia/Damascus").value() == parse_time("2016-07-26").value());
  CHECK_FALSE(parse_time("2016-07-26T21:30:05+99:00", "UTC").has_value());
  CHECK_FALSE(parse_time("2016-07-26T21:30:05 noon", "UTC").has_value());
}

TEST_CASE("Instants and civil times of a zone convert both ways, over changes of clocks") {
  CHECK(civil_in_zone(0, "UTC").value() == 0);
  CHECK(civil_in_zone(-1, "UTC").value() == -1);
  // Damascus kept summer time in 2016: UTC+3.
  CHECK(civil_in_zone(at(2016, 7, 26, 21) * 60, "Asia/Damascus").value() == at(2016, 7, 27));
  CHECK(utc_from_civil(at(2016, 7, 27), "Asia/Damascus").value() == at(2016, 7, 26, 21) * 60);
  // Paris skipped 02:00 to 03:00 on 27 March 2016 and repeated it on 30 October.
  CHECK(utc_from_civil(at(2016, 3, 27, 2, 30), "Europe/Paris").value() == at(2016, 3, 27, 1) * 60);
  CHECK(utc_from_civil(at(2016, 10, 30, 2, 30), "Europe/Paris").value() == at(2016, 10, 30, 0, 30) * 60);
  CHECK(is_time_zone("Asia/Damascus"));
  CHECK_FALSE(is_time_zone("Asia/Nowhere"));
  CHECK_FALSE(is_time_zone(""));
  CHECK(civil_in_zone(0, "Mars").error().line() ==
        "Mars: no such time zone; give an IANA name, as Asia/Damascus or UTC");
}

TEST_CASE("Names of granularity and extent are read back") {
  CHECK(granularity(name_of(Granularity::season)) == Granularity::season);
  CHECK(extent(name_of(Extent::throughout)) == Extent::throughout);
  CHECK_FALSE(granularity("fortnight").has_value());
}
