#include "viewer/text/text_layout.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

using namespace dateline;
using namespace dateline::viewer;

namespace {

FontSet& fonts() {
  static Result<FontSet> set = FontSet::open();
  REQUIRE(set);
  return *set;
}

TextLayout lay_out(std::string_view text, float width) {
  TextLayoutOptions options;
  options.size = 16;
  options.width = width;
  return TextLayout::make(fonts(), text, options);
}

Span span_of(std::string_view text, std::string_view part) {
  const auto begin = static_cast<std::uint32_t>(text.find(part));
  return {begin, begin + static_cast<std::uint32_t>(part.size())};
}

}  // namespace

TEST_CASE("Lines break between words and fit the width") {
  const std::string text = "The engineers repaired the bridge over the river before the winter rains began again.";
  const TextLayout layout = lay_out(text, 180);
  REQUIRE(layout.lines().size() >= 4);
  std::uint32_t at = 0;
  for (const TextLayout::Line& line : layout.lines()) {
    CHECK(line.width <= 180);
    CHECK(line.bytes.begin == at);
    CHECK(text[line.bytes.end - 1] == (line.bytes.end == text.size() ? '.' : ' '));
    at = line.bytes.end;
  }
  CHECK(at == text.size());
}

TEST_CASE("A word longer than the line breaks inside, between characters") {
  const TextLayout layout = lay_out("سسسسسسسسسسسسسسسسسسسسسسسسسسسسسسسسسسسسسسسسسسسسس", 100);
  CHECK(layout.lines().size() > 2);
  for (const TextLayout::Line& line : layout.lines()) {
    CHECK(line.width <= 110);
    CHECK(line.bytes.size() % 2 == 0);
  }
}

TEST_CASE("A line narrower than any character still ends") {
  CHECK(lay_out("abc", 1).lines().size() == 3);
}

TEST_CASE("Line ends of the text begin new paragraphs, empty ones too") {
  const TextLayout layout = lay_out("one\n\ntwo\n", 0);
  REQUIRE(layout.lines().size() == 4);
  CHECK(layout.lines()[1].bytes.empty());
  CHECK(layout.lines()[2].bytes == Span{5, 8});
}

TEST_CASE("A right-to-left paragraph stands at the right") {
  const std::string text = "وصل القطار\nThe train came";
  const TextLayout layout = lay_out(text, 400);
  REQUIRE(layout.lines().size() == 2);
  CHECK(layout.lines()[0].x + layout.lines()[0].width == Approx(400));
  CHECK(layout.lines()[1].x == 0);
  // Its first word is its rightmost.
  const std::vector<TextBox> first = layout.rectangles(span_of(text, "وصل"));
  const std::vector<TextBox> second = layout.rectangles(span_of(text, "القطار"));
  REQUIRE(first.size() == 1);
  REQUIRE(second.size() == 1);
  CHECK(first[0].x > second[0].x + second[0].width);
  CHECK(first[0].x + first[0].width == Approx(400));
}

TEST_CASE("A span's rectangles cover its words and nothing else") {
  const std::string text = "Clashes were reported near the northern gate on Friday.";
  const TextLayout layout = lay_out(text, 0);
  const std::vector<TextBox> gate = layout.rectangles(span_of(text, "northern gate"));
  REQUIRE(gate.size() == 1);
  const TextLayout before = lay_out("Clashes were reported near the ", 0);
  const TextLayout until = lay_out("Clashes were reported near the northern gate", 0);
  const TextLayout x = lay_out("Clashes were reported near the x", 0);
  const TextLayout letter = lay_out("x", 0);
  CHECK(gate[0].x == Approx(x.width() - letter.width()).margin(0.1));
  CHECK(gate[0].x + gate[0].width == Approx(until.width()).margin(0.1));
  CHECK(before.width() < gate[0].x);  // the space at a line's end covers nothing
}

TEST_CASE("A span over a line break has a rectangle on each line") {
  const std::string text = "alpha beta gamma delta";
  const TextLayout layout = lay_out(text, 90);
  REQUIRE(layout.lines().size() >= 2);
  const std::vector<TextBox> boxes = layout.rectangles({0, static_cast<std::uint32_t>(text.size())});
  REQUIRE(boxes.size() == layout.lines().size());
  CHECK(boxes[0].y + boxes[0].height <= boxes[1].y);
}

TEST_CASE("A span across directions has a rectangle for each piece") {
  const std::string text = "the حلب الجديدة district";
  const TextLayout layout = lay_out(text, 0);
  // From the second Arabic word into the English one: the two pieces do not touch, the first word lies between.
  const std::vector<TextBox> boxes = layout.rectangles(span_of(text, "الجديدة district"));
  CHECK(boxes.size() == 2);
}

TEST_CASE("Every byte is found where its rectangle is") {
  const std::string text = "The office in مدينة حلب (Aleppo) closed at 5.";
  const TextLayout layout = lay_out(text, 150);
  for (const std::string word : {"office", "مدينة", "Aleppo", "5"}) {
    CAPTURE(word);
    const Span span = span_of(text, word);
    for (const TextBox& box : layout.rectangles(span)) {
      CHECK(span.contains({layout.byte_at(box.x + 1, box.y + box.height / 2), span.end}));
      CHECK(span.contains({layout.byte_at(box.x + box.width - 1, box.y + box.height / 2), span.end}));
    }
  }
}

TEST_CASE("Centred lines stand in the middle") {
  TextLayoutOptions options;
  options.align = TextLayoutOptions::Align::centre;
  const TextLayout layout = TextLayout::make(fonts(), "a much longer line\nshort", options);
  REQUIRE(layout.lines().size() == 2);
  CHECK(layout.lines()[0].x == Approx(0).margin(0.01));
  CHECK(layout.lines()[1].x == Approx((layout.width() - layout.lines()[1].width) / 2));
}

TEST_CASE("Bytes that are no UTF-8 are laid out as replacement characters") {
  const std::string text = "a\xff\xfe z";
  CHECK(lay_out(text, 0).lines().size() == 1);
  CHECK(lay_out(text, 20).rectangles({0, 5}).size() >= 1);
}
