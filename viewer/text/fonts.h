#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"

namespace dateline::viewer {

enum class FontWeight : std::uint8_t { regular, bold };

/// Index of an opened font of a FontSet.
using FontId = std::uint16_t;

/// A glyph drawn once into 8-bit coverage.
struct GlyphBitmap {
  int width = 0;
  int height = 0;
  int left = 0;                        ///< pixels from the pen to the left edge
  int top = 0;                         ///< pixels from the baseline up to the upper edge
  std::vector<std::uint8_t> coverage;  ///< width * height, top row first
};

/// Distances of a font at a size, in pixels; `descent` is positive.
struct FontMetrics {
  float ascent = 0;
  float descent = 0;
};

/// The fonts that text is drawn with: Noto Sans, and where it lacks a character the Noto font of that script, which is
/// opened when the first such character comes. Used on one thread.
class FontSet {
 public:
  /// Opens the fonts of `folder`. Error (failed): Noto Sans is not there; names the Debian package that brings it.
  [[nodiscard]] static Result<FontSet> open(const std::filesystem::path& folder = "/usr/share/fonts/truetype/noto");
  ~FontSet();
  FontSet(FontSet&&) noexcept;
  FontSet& operator=(FontSet&&) noexcept;

  /// The font that draws this character: `near`, that of the characters before it, if it can, else the first that can.
  /// A character that no font has is drawn by Noto Sans as a box.
  [[nodiscard]] FontId font_for(char32_t character, FontWeight weight, FontId near);
  [[nodiscard]] FontId primary(FontWeight weight) const;
  [[nodiscard]] FontMetrics metrics(FontId font, float size) const;

  /// Draws a glyph at `size` pixels an em, moved right by `shift` (0-1 pixel); `outline` > 0 draws its outline
  /// that many pixels wider on every side, for halos.
  [[nodiscard]] GlyphBitmap draw(FontId font, std::uint32_t glyph, float size, float shift, float outline) const;

 private:
  friend struct ShapeAccess;  // the shaper's view of the fonts (font_impl.h)
  struct Impl;
  explicit FontSet(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::viewer
