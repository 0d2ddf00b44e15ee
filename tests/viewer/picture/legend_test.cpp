#include "viewer/picture/legend.h"

#include <algorithm>
#include <catch2/catch.hpp>

using namespace dateline;
using namespace dateline::viewer;
using Sample = LegendRow::Sample;

namespace {

const events::TimeWindow kWeek{events::to_minute(events::to_minutes({2016, 7, 20})),
                               events::to_minute(events::to_minutes({2016, 7, 27}))};

bool has(const std::vector<LegendRow>& rows, Sample sample) {
  return std::any_of(rows.begin(), rows.end(), [&](const LegendRow& row) { return row.sample == sample; });
}

}  // namespace

TEST_CASE("The legend names what is drawn, and nothing else") {
  MapContent content;
  CHECK(legend_rows(content, kWeek).empty());
  content.events[1] = 3;
  std::vector<LegendRow> rows = legend_rows(content, kWeek);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].type == events::EventType::explosions);
  CHECK(rows[0].count == "3");
  content.claimed_only = true;
  content.control = {events::Side::government};
  content.partly_taken = true;
  rows = legend_rows(content, kWeek);
  CHECK(has(rows, Sample::claimed));
  CHECK(has(rows, Sample::control));
  CHECK(has(rows, Sample::partly_taken));
  CHECK_FALSE(has(rows, Sample::denied));
  CHECK_FALSE(has(rows, Sample::faded));
}

TEST_CASE("Arrows have a scale of widths, and what is too near to show is told") {
  MapContent content;
  content.flows = FlowScale{.most = 20, .events = 1234, .within = 7};
  const std::vector<LegendRow> rows = legend_rows(content, kWeek);
  REQUIRE(rows.size() == 5);
  CHECK(rows[0].count == "1\u2009234");
  CHECK(rows[1].words == "1 event");
  CHECK(rows[2].words == "4 events");
  CHECK(rows[3].words == "20 events");
  CHECK(rows[1].width < rows[2].width);
  CHECK(rows[2].width < rows[3].width);
  CHECK(rows[4].words == "7 of them too near to show: zoom in");
  content.flows = FlowScale{.most = 1, .events = 3, .within = 0};
  CHECK(legend_rows(content, kWeek).size() == 2);
  // No zoom shows what did not move.
  content.flows = FlowScale{.most = 1, .events = 3, .within = 0, .still = 2};
  REQUIRE(legend_rows(content, kWeek).size() == 3);
  CHECK(legend_rows(content, kWeek)[2].words == "2 of them from and to the same point");
}

TEST_CASE("Who holds what is said to be as reported until the window's last day") {
  MapContent content;
  content.control = {events::Side::opposition};
  const std::vector<LegendRow> rows = legend_rows(content, kWeek);
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].words == "Held by, as reported until 26 July");
}

TEST_CASE("A scale bar is a round length that fits, and says the ratio") {
  // A zoom of 12.6 at 36 degrees north.
  const ScaleBar bar = scale_bar(20.36, 1, 150);
  CHECK(bar.metres == 2000);
  CHECK(bar.pixels == Approx(98.2).margin(0.1));
  CHECK(bar.ratio == "1 : 77\u2009000");
  for (double metres_per_pixel = 0.05; metres_per_pixel < 100'000; metres_per_pixel *= 1.37) {
    const ScaleBar any = scale_bar(metres_per_pixel, 1, 150);
    CHECK(any.pixels <= 150.001);
    CHECK(any.pixels >= 150 / 2.51);
  }
}

TEST_CASE("Dense screens have the same ratio") {
  CHECK(scale_bar(10, 2, 300).ratio == scale_bar(20, 1, 150).ratio);
}

TEST_CASE("Lengths in words") {
  CHECK(metres_words(500, false) == "500 m");
  CHECK(metres_words(500, true) == "0.5 km");
  CHECK(metres_words(1'000'000, true) == "1\u2009000 km");
}
