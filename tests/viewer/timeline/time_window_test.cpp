#include "viewer/timeline/time_window.h"

#include <catch2/catch.hpp>

#include "viewer/timeline/histogram.h"
#include "viewer/timeline/playback.h"

using namespace dateline;
using namespace dateline::viewer;

namespace {

constexpr Minute kDay = events::kMinutesPerDay;

Minute july(int of_month) {
  return static_cast<Minute>(events::to_minutes({2016, 7, 1})) + (of_month - 1) * kDay;
}

// Ten pixels a day from 1 July.
TimeAxis ten_a_day() {
  return {static_cast<double>(july(1)), static_cast<double>(july(31)), 300};
}

Histogram histogram_of(const std::vector<events::EventRow>& rows, const TimeAxis& axis, double min_bar_px) {
  const events::StartCounts counts(events::EventIndex::from_rows(rows));
  return make_histogram(counts, events::KeyFilter(events::EventFilter{}), axis, min_bar_px);
}

}  // namespace

TEST_CASE("Edges of the window win over its body, and the nearer edge over the other") {
  const TimeWindow week{july(10), july(17)};
  CHECK(window_part_at(ten_a_day(), week, 92, 5) == WindowPart::begin_handle);
  CHECK(window_part_at(ten_a_day(), week, 158, 5) == WindowPart::end_handle);
  CHECK(window_part_at(ten_a_day(), week, 120, 5) == WindowPart::body);
  CHECK(window_part_at(ten_a_day(), week, 60, 5) == WindowPart::none);
}

TEST_CASE("Dragging moves by whole days and keeps the length") {
  const TimeWindow week{july(10), july(17)};
  const WindowDrag drag(WindowPart::body, week, 120);
  CHECK(drag.at(ten_a_day(), 134) == TimeWindow{july(11), july(18)});
  CHECK(drag.at(ten_a_day(), 100) == TimeWindow{july(8), july(15)});
}

TEST_CASE("An edge can be pulled to a day before the other, and no farther") {
  const TimeWindow week{july(10), july(17)};
  CHECK(WindowDrag(WindowPart::begin_handle, week, 90).at(ten_a_day(), 290) == TimeWindow{july(16), july(17)});
  CHECK(WindowDrag(WindowPart::end_handle, week, 160).at(ten_a_day(), 10) == TimeWindow{july(10), july(11)});
  CHECK(WindowDrag(WindowPart::end_handle, week, 160).at(ten_a_day(), 190) == TimeWindow{july(10), july(20)});
}

TEST_CASE("A click brings the play head to the end of the day under it") {
  CHECK(window_ending_at(ten_a_day(), {july(10), july(17)}, 205) == TimeWindow{july(15), july(22)});
}

TEST_CASE("Playing goes on at its speed whatever the frame rate, and stops at the end") {
  Playback playback;
  const TimeWindow span{july(1), july(20)};
  TimeWindow window{july(1), july(8)};
  CHECK(playback.advance(window, span, 1) == window);
  playback.play();
  for (int i = 0; i < 60; ++i) {
    window = playback.advance(window, span, 1.0 / 60);
  }
  CHECK(std::abs(window.end - july(9)) <= 1);
  CHECK(length_of(window) == 7 * kDay);
  window = playback.advance(window, span, 100);
  CHECK(window.end == july(20));
  window = playback.advance(window, span, 1);
  CHECK_FALSE(playback.playing());
  CHECK(window.end == july(20));
}

TEST_CASE("With loop on, playing begins again") {
  Playback playback;
  playback.loop = true;
  playback.play();
  const TimeWindow again = playback.advance({july(13), july(20)}, {july(1), july(20)}, 0.1);
  CHECK(again.end == july(2));
  CHECK(playback.playing());
}

TEST_CASE("Stepping goes by days, and by hours in windows shorter than a day") {
  CHECK(step_by_unit({july(1), july(8)}, 1) == TimeWindow{july(2), july(9)});
  CHECK(step_by_unit({july(1), july(1) + 120}, -1) == TimeWindow{july(1) - 60, july(1) + 60});
  CHECK(window_showing_last({july(1), july(8)}, july(26) + 600) == TimeWindow{july(20), july(27)});
}

TEST_CASE("Bars begin with days, hold every event once, and grow coarser with the zoom") {
  std::vector<events::EventRow> rows(3);
  for (events::EventRow& row : rows) {
    row.type = events::EventType::battles;
  }
  rows[0].when = {july(5) + 30, july(5) + 60};
  rows[1].when = {july(5), july(6)};
  rows[2].when = {july(6), july(7)};
  const Histogram daily = histogram_of(rows, ten_a_day(), 5);
  CHECK(daily.bin == kDay);
  CHECK(daily.range.begin == july(1));
  REQUIRE(daily.counts.size() == 30);
  CHECK(daily.counts[4][0] == 2);
  CHECK(daily.counts[5][0] == 1);
  const Histogram weekly = histogram_of(rows, ten_a_day(), 40);
  CHECK(weekly.bin == 7 * kDay);
  CHECK(events::weekday(weekly.range.begin) == 0);
  std::uint32_t all = 0;
  for (const auto& bar : weekly.counts) {
    all += bar[0];
  }
  CHECK(all == 3);
}

TEST_CASE("What is known to the day fills its day, however near one looks; hours show where some are known") {
  std::vector<events::EventRow> rows(2);
  for (events::EventRow& row : rows) {
    row.type = events::EventType::battles;
    row.when = {july(5), july(6)};
  }
  const TimeAxis two_days(july(4), july(6), 1000);
  const Histogram of_days = histogram_of(rows, two_days, 5);
  CHECK(of_days.bin == kDay);
  CHECK(of_days.counts[1][0] == 2);
  rows[1].when = {july(5) + 14 * 60, july(5) + 15 * 60};
  const Histogram of_hours = histogram_of(rows, two_days, 5);
  CHECK(of_hours.bin == 15);
}
