#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"
#include "viewer/text/fonts.h"

namespace dateline::viewer {

/// A glyph of a shaped run, in visual order (left to right). Offsets and advances in pixels, y downward.
struct ShapedGlyph {
  FontId font = 0;
  std::uint32_t glyph = 0;
  float advance = 0;
  float x_offset = 0;
  float y_offset = 0;
  std::uint32_t cluster = 0;  ///< byte of the text that the glyph's cluster begins at
};

/// Characters of one direction and one embedding level.
struct DirectionRun {
  Span bytes;
  std::uint8_t level = 0;  ///< odd: right to left (Unicode Bidirectional Algorithm)
};

/// The paragraph's directional runs in logical order, and its own level (0, or 1 where its first strong character is a
/// right-to-left one). Text is UTF-8.
struct Directions {
  std::vector<DirectionRun> runs;
  std::uint8_t paragraph_level = 0;
};
[[nodiscard]] Directions find_directions(std::string_view text);

/// Shapes `bytes` of `text`, all of one direction, with the fonts chosen per character: letters join, ligatures form,
/// marks sit where they belong. The context around `bytes` counts, so that a run's edge joins as it does in the text.
[[nodiscard]] std::vector<ShapedGlyph> shape(FontSet& fonts, std::string_view text, Span bytes, bool right_to_left,
                                             FontWeight weight, float size);

}  // namespace dateline::viewer
