#include "viewer/timeline/time_axis.h"

#include <catch2/catch.hpp>

#include "viewer/timeline/calendar_words.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

events::CivilMinute day(int year, unsigned month, unsigned of_month) {
  return events::to_minutes({year, month, of_month});
}

TimeAxis axis(events::CivilMinute from, events::CivilMinute to, double width) {
  return {static_cast<double>(from), static_cast<double>(to), width};
}

std::vector<std::string> labels(const TimeAxis& shown, double gap) {
  std::vector<std::string> words;
  for (const Tick& tick : calendar_ticks(shown, gap)) {
    words.push_back(tick.label);
  }
  return words;
}

}  // namespace

TEST_CASE("Weeks of summer are marked at the firsts and fifteenths of months") {
  const std::vector<std::string> expected = {"1 July 2016", "15 July", "1 August"};
  CHECK(labels(axis(day(2016, 6, 28), day(2016, 8, 11), 700), 120) == expected);
}

TEST_CASE("Months are the calendar's, also across a leap February and a new year") {
  const auto ticks = calendar_ticks(axis(day(2015, 11, 10), day(2016, 4, 2), 600), 70);
  REQUIRE(ticks.size() == 5);
  CHECK(ticks[0].label == "December 2015");
  CHECK(ticks[1].label == "January 2016");
  CHECK(ticks[1].strong);
  CHECK(ticks[3].minute == day(2016, 3, 1));
  CHECK(ticks[3].minute - ticks[2].minute == 29 * events::kMinutesPerDay);
}

TEST_CASE("A day is marked by hours, and midnight by its date") {
  const auto ticks = calendar_ticks(axis(day(2016, 7, 26) - 800, day(2016, 7, 27), 500), 60);
  bool midnight = false;
  for (const Tick& tick : ticks) {
    if (tick.minute == day(2016, 7, 26)) {
      midnight = true;
      CHECK(tick.strong);
      CHECK(tick.label == "26 July");
    }
  }
  CHECK(midnight);
}

TEST_CASE("Ticks never stand closer than asked, at any zoom") {
  TimeAxis shown = axis(day(1900, 1, 1), day(2100, 1, 1), 900);
  for (int i = 0; i < 60; ++i) {
    const auto ticks = calendar_ticks(shown, 70);
    for (std::size_t t = 1; t < ticks.size(); ++t) {
      const double gap =
          shown.x_of(static_cast<double>(ticks[t].minute)) - shown.x_of(static_cast<double>(ticks[t - 1].minute));
      REQUIRE(gap >= 69.9);
    }
    shown.zoom_at(300, 1.3);
  }
}

TEST_CASE("Zooming keeps the time under the pointer; panning moves by pixels") {
  TimeAxis shown = axis(day(2016, 7, 1), day(2016, 8, 1), 620);
  const double under = shown.minute_at(200);
  shown.zoom_at(200, 1.7);
  CHECK(shown.minute_at(200) == Approx(under));
  shown.pan(50);
  CHECK(shown.minute_at(250) == Approx(under));
}

TEST_CASE("For people days are inclusive") {
  using events::TimeInterval;
  CHECK(interval_words(TimeInterval{day(2016, 7, 20), day(2016, 7, 27)}) == "20 – 26 July 2016");
  CHECK(interval_words(TimeInterval{day(2016, 7, 26), day(2016, 7, 27)}) == "26 July 2016");
  CHECK(interval_words(TimeInterval{day(2016, 6, 29), day(2016, 7, 4)}) == "29 June – 3 July 2016");
  CHECK(interval_words(TimeInterval{day(2015, 12, 31), day(2016, 1, 2)}) == "31 December 2015 – 1 January 2016");
  CHECK(interval_words(TimeInterval{day(2016, 7, 1), day(2016, 8, 1)}) == "July 2016");
  CHECK(interval_words(TimeInterval{std::nullopt, day(2016, 7, 27)}) == "until 26 July 2016");
  CHECK(interval_words(TimeInterval{day(2016, 7, 17), std::nullopt}) == "since 17 July 2016");
  CHECK(interval_words(TimeInterval{day(2016, 7, 26) + 870, day(2016, 7, 26) + 871}) == "26 July 2016, 14:30");
  CHECK(interval_words(TimeInterval{day(2016, 7, 25) + 960, day(2016, 7, 26)}) == "25 July 2016, 16:00 – 24:00");
  CHECK(interval_words(TimeInterval{day(2016, 7, 25), day(2016, 7, 25) + 360}) == "25 July 2016, 00:00 – 06:00");
  CHECK(interval_words(TimeInterval{day(2016, 7, 25) + 960, day(2016, 7, 27)}) ==
        "25 July 2016, 16:00 – 26 July 2016, 24:00");
  CHECK(interval_words(TimeInterval{}) == "unknown");
  CHECK(length_words(7 * events::kMinutesPerDay) == "7 days");
  CHECK(length_words(60) == "1 hour");
}
