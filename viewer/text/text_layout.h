#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "viewer/text/fonts.h"
#include "viewer/text/shaper.h"

namespace dateline::viewer {

/// A box in pixels, y downward.
struct TextBox {
  float x = 0;
  float y = 0;
  float width = 0;
  float height = 0;
};

struct TextLayoutOptions {
  float size = 16;  ///< pixels an em
  FontWeight weight = FontWeight::regular;
  float width = 0;           ///< lines break to fit it; 0 breaks at line ends of the text only
  float line_height = 1.4F;  ///< from baseline to baseline, in ems
  enum class Align : std::uint8_t {
    start,   ///< left, or right where the paragraph is right-to-left and `width` is given
    centre,  ///< each line in the middle of `width`, or of the widest line
  } align = Align::start;
};

/// A glyph at its place: the pen's position on the baseline, in the layout's pixels.
struct PlacedGlyph {
  FontId font = 0;
  std::uint32_t glyph = 0;
  float x = 0;
  float y = 0;
};

/// Text of one style laid out into lines: line ends of the text begin paragraphs, each with the direction of its first
/// strong character; lines break where ICU allows; each line's runs stand in visual order. Immutable, holds no
/// reference to fonts or text. Linear in the text, so lay out long documents paragraph by paragraph.
class TextLayout {
 public:
  struct Line {
    Span bytes;                 ///< of the text, without its line end
    float x = 0;                ///< left edge
    float baseline = 0;         ///< y
    float width = 0;            ///< without trailing spaces
    float top = 0, bottom = 0;  ///< the line's share of the height
    bool right_to_left = false;
  };

  TextLayout() = default;
  [[nodiscard]] static TextLayout make(FontSet& fonts, std::string_view text, const TextLayoutOptions& options);

  [[nodiscard]] float width() const { return width_; }  ///< of the widest line
  [[nodiscard]] float height() const { return height_; }
  [[nodiscard]] float size() const { return size_; }  ///< pixels an em
  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }
  [[nodiscard]] const std::vector<PlacedGlyph>& glyphs() const { return glyphs_; }

  /// Boxes that cover exactly the characters of `bytes`, at most a few a line (several where directions mix), top to
  /// bottom. A span that ends within a character covers it whole.
  [[nodiscard]] std::vector<TextBox> rectangles(Span bytes) const;
  /// The byte at which the character under the point begins; the nearest one of the line where the point is beside it.
  [[nodiscard]] std::uint32_t byte_at(float x, float y) const;

 private:
  friend class LayoutBuilder;
  /// A character (grapheme cluster) as it stands on its line.
  struct Cell {
    Span bytes;
    float x = 0;
    float width = 0;
    std::uint32_t line = 0;
  };
  std::vector<Line> lines_;
  std::vector<PlacedGlyph> glyphs_;
  std::vector<Cell> cells_;  // line by line, left to right
  float width_ = 0;
  float height_ = 0;
  float size_ = 0;
};

}  // namespace dateline::viewer
