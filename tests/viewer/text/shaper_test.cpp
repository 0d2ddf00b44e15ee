#include "viewer/text/shaper.h"

#include <catch2/catch.hpp>
#include <string>

using namespace dateline;
using namespace dateline::viewer;

namespace {

FontSet open_fonts() {
  Result<FontSet> fonts = FontSet::open();
  REQUIRE(fonts);
  return std::move(*fonts);
}

std::vector<ShapedGlyph> shape_all(FontSet& fonts, std::string_view text, bool right_to_left) {
  return shape(fonts, text, {0, static_cast<std::uint32_t>(text.size())}, right_to_left, FontWeight::regular, 16);
}

}  // namespace

TEST_CASE("Arabic letters join: each takes another form than it has alone") {
  FontSet fonts = open_fonts();
  const std::string word = "بيت";  // three letters of the joining kind, with dots drawn as part of them or apart
  const std::vector<ShapedGlyph> joined = shape_all(fonts, word, true);
  REQUIRE(joined.size() >= 3);
  for (std::uint32_t letter = 0; letter < 3; ++letter) {
    const std::vector<ShapedGlyph> alone = shape_all(fonts, word.substr(letter * std::size_t{2}, 2), true);
    const auto of_letter = [&](const ShapedGlyph& g) { return g.cluster == letter * 2; };
    const auto found = std::find_if(joined.begin(), joined.end(), of_letter);
    REQUIRE(found != joined.end());
    CHECK(found->glyph != alone.front().glyph);
  }
}

TEST_CASE("Right-to-left glyphs come out in visual order") {
  FontSet fonts = open_fonts();
  const std::vector<ShapedGlyph> glyphs = shape_all(fonts, "دار", true);
  REQUIRE(glyphs.size() >= 3);
  CHECK(glyphs.front().cluster == 4);
  CHECK(glyphs.back().cluster == 0);
}

TEST_CASE("A run's edge joins as the text around it says") {
  FontSet fonts = open_fonts();
  const std::string word = "بب";
  const std::vector<ShapedGlyph> in_word = shape(fonts, word, {0, 2}, true, FontWeight::regular, 16);
  const std::vector<ShapedGlyph> alone = shape_all(fonts, "ب", true);
  CHECK(in_word.front().glyph != alone.front().glyph);
}

TEST_CASE("Each character is drawn by a font that has it") {
  FontSet fonts = open_fonts();
  for (const char* text : {"Aleppo", "Алеппо", "حلب", "(", "→", "Χαλέπι", "חלב", "अलेप्पो", "፩"}) {
    CAPTURE(text);
    for (const ShapedGlyph& glyph : shape_all(fonts, text, false)) {
      CHECK(glyph.glyph != 0);
    }
  }
}

TEST_CASE("Directions: an English sentence with an Arabic name and a number") {
  const Directions d = find_directions("near حلب 12 km");
  CHECK(d.paragraph_level == 0);
  REQUIRE(d.runs.size() == 4);
  CHECK(d.runs[1].level == 1);
  CHECK(d.runs[1].bytes == Span{5, 12});
  CHECK(d.runs[2].level == 2);  // numbers keep their own order inside it
}

TEST_CASE("Directions: the first strong character decides the paragraph") {
  CHECK(find_directions("12 حلب km").paragraph_level == 1);
  CHECK(find_directions("").runs.empty());
}

TEST_CASE("A folder without fonts says which package brings them") {
  const Result<FontSet> fonts = FontSet::open("/nonexistent");
  REQUIRE_FALSE(fonts);
  CHECK(fonts.error().line().find("fonts-noto-core") != std::string::npos);
}
