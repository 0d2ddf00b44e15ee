#include "events/time/ground.h"

#include <catch2/catch.hpp>

using namespace dateline::events;
using Kind = TimeMeaning::Kind;
using Direction = TimeMeaning::Direction;
using Part = TimeMeaning::Part;

namespace {

// A Wednesday.
const TimeAnchor kWednesday{to_minutes({2016, 7, 27})};

TimeMeaning month(unsigned value, Direction direction) {
  TimeMeaning meaning;
  meaning.date.month = value;
  meaning.direction = direction;
  return meaning;
}

TimeMeaning day(unsigned month_of_year, unsigned day_of_month, Direction direction) {
  TimeMeaning meaning = month(month_of_year, direction);
  meaning.date.day = day_of_month;
  return meaning;
}

TimeMeaning named_day(int weekday_of_week, Direction direction) {
  TimeMeaning meaning;
  meaning.date.weekday = weekday_of_week;
  meaning.direction = direction;
  return meaning;
}

TimeMeaning shift(Granularity unit, int amount, Part part = Part::whole) {
  TimeMeaning meaning;
  meaning.kind = Kind::shift;
  meaning.unit = unit;
  meaning.amount = amount;
  meaning.part = part;
  return meaning;
}

// "2016-07-26..2016-07-27 day"
std::string text_of(const Grounding& grounding) {
  if (!grounding.interval) {
    return "none";
  }
  const TimeInterval& interval = *grounding.interval;
  return format_time(*interval.start, interval.granularity) + ".." + format_time(*interval.end, interval.granularity) +
         " " + std::string(name_of(interval.granularity));
}

}  // namespace

TEST_CASE("Months without a year fall in the year that the tense and the distance ask for") {
  CHECK(ground(month(4, Direction::past), kWednesday).value == "2016-04");
  CHECK(ground(month(8, Direction::past), kWednesday).value == "2015-08");
  CHECK(ground(month(8, Direction::future), kWednesday).value == "2016-08");
  CHECK(ground(month(4, Direction::future), kWednesday).value == "2017-04");
  CHECK(ground(month(7, Direction::past), kWednesday).value == "2016-07");
  CHECK(ground(month(7, Direction::last), kWednesday).value == "2015-07");
  CHECK(ground(month(7, Direction::next), kWednesday).value == "2017-07");
  CHECK(ground(month(8, Direction::maybe_future), kWednesday).value == "2016-08");
  CHECK(ground(month(6, Direction::maybe_future), kWednesday).value == "2016-06");
  CHECK(text_of(ground(month(2, Direction::past), kWednesday)) == "2016-02-01..2016-03-01 month");
}

TEST_CASE("Days without a year are the nearest that fit") {
  CHECK(ground(day(7, 26, Direction::past), kWednesday).value == "2016-07-26");
  CHECK(ground(day(12, 30, Direction::past), TimeAnchor{to_minutes({2017, 1, 2})}).value == "2016-12-30");
  CHECK(ground(day(1, 3, Direction::unknown), TimeAnchor{to_minutes({2016, 12, 30})}).value == "2017-01-03");
  CHECK(ground(day(2, 29, Direction::past), TimeAnchor{to_minutes({2017, 1, 2})}).value == "2016-02-29");
}

TEST_CASE("A weekday chooses the year of its date") {
  TimeMeaning meaning = day(7, 26, Direction::past);
  meaning.date.weekday = 0;  // 26 July was a Monday in 2010, five years from 2015's
  CHECK(ground(meaning, TimeAnchor{to_minutes({2012, 1, 1})}).value == "2010-07-26");
}

TEST_CASE("Weekdays are the last or the next, and today's is today") {
  CHECK(ground(named_day(1, Direction::past), kWednesday).value == "2016-07-26");
  CHECK(ground(named_day(2, Direction::past), kWednesday).value == "2016-07-27");
  CHECK(ground(named_day(2, Direction::last), kWednesday).value == "2016-07-20");
  CHECK(ground(named_day(3, Direction::past), kWednesday).value == "2016-07-21");
  CHECK(ground(named_day(3, Direction::future), kWednesday).value == "2016-07-28");
  CHECK(ground(named_day(1, Direction::next), kWednesday).value == "2016-08-02");
}

TEST_CASE("Counted units are calendar units") {
  CHECK(text_of(ground(shift(Granularity::day, -1), kWednesday)) == "2016-07-26..2016-07-27 day");
  CHECK(ground(shift(Granularity::week, -1), kWednesday).value == "2016-W29");
  CHECK(text_of(ground(shift(Granularity::week, -1), kWednesday)) == "2016-07-18..2016-07-25 week");
  CHECK(ground(shift(Granularity::month, -7), kWednesday).value == "2015-12");
  CHECK(ground(shift(Granularity::year, 1), kWednesday).value == "2017");
  CHECK(ground(shift(Granularity::week, 0), TimeAnchor{to_minutes({2016, 1, 2})}).value == "2015-W53");
}

TEST_CASE("Earlier this month ends where the anchor's day begins, and later begins behind it") {
  CHECK(text_of(ground(shift(Granularity::month, 0, Part::elapsed), kWednesday)) == "2016-07-01..2016-07-27 month");
  CHECK(ground(shift(Granularity::month, 0, Part::elapsed), kWednesday).value == "2016-07");
  CHECK(text_of(ground(shift(Granularity::month, 0, Part::remaining), kWednesday)) == "2016-07-28..2016-08-01 month");
}

TEST_CASE("Parts of dates are whole days or months") {
  TimeMeaning july = month(7, Direction::past);
  july.part = Part::early;
  CHECK(text_of(ground(july, kWednesday)) == "2016-07-01..2016-07-11 month");
  july.part = Part::middle;
  CHECK(text_of(ground(july, kWednesday)) == "2016-07-11..2016-07-21 month");
  july.part = Part::late;
  CHECK(text_of(ground(july, kWednesday)) == "2016-07-21..2016-08-01 month");
  TimeMeaning year;
  year.date.year = 2015;
  year.part = Part::late;
  CHECK(text_of(ground(year, std::nullopt)) == "2015-09-01..2016-01-01 year");
  year.part = Part::second_half;
  CHECK(text_of(ground(year, std::nullopt)) == "2015-07-01..2016-01-01 year");
}

TEST_CASE("Seasons, decades, centuries and years before Christ have their intervals and values") {
  TimeMeaning winter;
  winter.date.year = 2015;
  winter.date.season = 3;
  CHECK(ground(winter, std::nullopt).value == "2015-WI");
  CHECK(text_of(ground(winter, std::nullopt)) == "2015-12-01..2016-03-01 season");
  TimeMeaning decade;
  decade.date.year = 1980;
  decade.date.years = 10;
  CHECK(ground(decade, std::nullopt).value == "198");
  CHECK(text_of(ground(decade, std::nullopt)) == "1980-01-01..1990-01-01 year");
  TimeMeaning before_christ;
  before_christ.date.year = 1 - 480;
  CHECK(ground(before_christ, std::nullopt).value == "BC0480");
}

TEST_CASE("Nothing is invented without an anchor that is fine enough") {
  CHECK(text_of(ground(shift(Granularity::day, -1), std::nullopt)) == "none");
  CHECK(ground(shift(Granularity::day, -1), std::nullopt).value == "XXXX-XX-XX");
  CHECK(ground(day(7, 26, Direction::past), std::nullopt).value == "XXXX-07-26");
  CHECK(ground(named_day(1, Direction::past), std::nullopt).value == "XXXX-WXX-2");
  const TimeAnchor month_only{to_minutes({2016, 7, 1}), Granularity::month};
  CHECK(text_of(ground(shift(Granularity::day, -1), month_only)) == "none");
  CHECK(ground(shift(Granularity::month, -1), month_only).value == "2016-06");
  TimeMeaning impossible = day(2, 30, Direction::past);
  impossible.date.year = 2016;
  CHECK(text_of(ground(impossible, kWednesday)) == "none");
}

TEST_CASE("Durations have a place in time only where they reach up to the anchor or begin there") {
  TimeMeaning weeks;
  weeks.kind = Kind::duration;
  weeks.unit = Granularity::week;
  CHECK(ground(weeks, kWednesday).value == "PXW");
  CHECK(text_of(ground(weeks, kWednesday)) == "none");
  weeks.amount = 2;
  weeks.direction = Direction::last;
  CHECK(ground(weeks, kWednesday).value == "P2W");
  CHECK(text_of(ground(weeks, kWednesday)) == "2016-07-13..2016-07-28 week");
  CHECK(ground(weeks, kWednesday).interval->extent == Extent::throughout);
  TimeMeaning months = weeks;
  months.unit = Granularity::month;
  CHECK(text_of(ground(months, TimeAnchor{to_minutes({2016, 3, 30})})) == "2016-01-30..2016-03-31 month");
}

TEST_CASE("Clock times are moved from the zone that the text names") {
  TimeMeaning clock = day(7, 26, Direction::past);
  clock.from_minute = 22 * 60 + 30;
  clock.to_minute = 22 * 60 + 31;
  clock.time_zone = "Etc/UTC";
  const Grounding grounding = ground(clock, kWednesday);
  CHECK(grounding.value == "2016-07-26T22:30");
  CHECK(format_time(*in_zone(*grounding.interval, clock, "Asia/Damascus").start, Granularity::minute) ==
        "2016-07-27T01:30");
  CHECK(in_zone(*grounding.interval, clock, "Etc/UTC") == *grounding.interval);
}

TEST_CASE("A preposition bounds its time") {
  TimeExpression expression;
  CHECK_FALSE(bounded(expression).has_value());
  expression.grounded = whole(Granularity::day, to_minutes({2016, 7, 5}));
  expression.bound = TimeBound::since;
  CHECK(bounded(expression)->start == to_minutes({2016, 7, 5}));
  CHECK_FALSE(bounded(expression)->end.has_value());
  CHECK(bounded(expression)->extent == Extent::throughout);
  expression.bound = TimeBound::until;
  CHECK(bounded(expression)->end == to_minutes({2016, 7, 6}));
  CHECK_FALSE(bounded(expression)->start.has_value());
  expression.bound = TimeBound::before;
  CHECK(bounded(expression)->end == to_minutes({2016, 7, 5}));
  expression.bound = TimeBound::after;
  CHECK(bounded(expression)->start == to_minutes({2016, 7, 6}));
}
