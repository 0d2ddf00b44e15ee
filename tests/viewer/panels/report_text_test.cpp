#include "viewer/panels/report_text.h"

#include <catch2/catch.hpp>

using namespace dateline;
using namespace dateline::viewer;

namespace {

const TextLayoutOptions kOptions{.size = 16, .line_height = 1.5F};

}  // namespace

TEST_CASE("Blank lines part paragraphs, and their bytes are the text's own") {
  const std::string text = "First here.\n\nSecond there.\r\nThird.\n";
  const ReportText report(text, 300, kOptions);
  REQUIRE(report.paragraphs().size() == 3);
  CHECK(report.paragraphs()[1].bytes.of(text) == "Second there.");
  CHECK(report.paragraph_at(15) == 1);
  CHECK(report.paragraph_at(29) == 2);
}

TEST_CASE("Lines that were broken at a fixed width flow together again") {
  std::string text;
  for (int i = 0; i < 6; ++i) {
    text += "a line that somebody broke by hand after so and so many letters\n";
  }
  text += "\nthe next paragraph\n";
  const ReportText report(text, 300, kOptions);
  REQUIRE(report.paragraphs().size() == 2);
  CHECK(report.paragraphs()[1].bytes.of(text) == "the next paragraph");
}

TEST_CASE("What is laid out is as long as it is, and the rest is estimated") {
  auto fonts = FontSet::open();
  REQUIRE(fonts);
  const std::string text = std::string(3000, 'w') + "\n\nshort";
  ReportText report(text, 200, kOptions);
  const float estimated = report.height();
  const float grown = report.lay_out(*fonts, 1);
  CHECK(report.height() == Approx(estimated + grown));
  CHECK(report.lay_out(*fonts, 1) == 0);
  CHECK_FALSE(report.paragraphs()[0].layout.has_value());
  REQUIRE(report.paragraphs()[1].layout.has_value());
}
