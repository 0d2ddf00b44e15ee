#pragma once

#include <ft2build.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "viewer/text/fonts.h"
#include FT_FREETYPE_H
#include <hb.h>

namespace dateline::viewer {

/// What FontSet holds: seen by the shaper too, and by nobody outside this room.
struct FontSet::Impl {
  struct Font {
    FT_Face drawing = nullptr;
    hb_font_t* shaping = nullptr;  // in font units scaled per run: advances are linear in the size
  };

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl();

  /// The font of a family ("NotoSansArabic"), opened on first use; a missing bold is served by the regular one.
  std::optional<FontId> open(const std::string& family, FontWeight weight);
  [[nodiscard]] bool has(FontId font, char32_t character) const;

  FT_Library library = nullptr;
  std::filesystem::path folder;
  std::vector<Font> fonts;
  std::map<std::pair<std::string, FontWeight>, std::optional<FontId>> by_family;
  std::map<std::pair<char32_t, FontWeight>, FontId> by_character;
};

/// The shaper's way to the fonts.
struct ShapeAccess {
  [[nodiscard]] static hb_font_t* shaping_font(const FontSet& fonts, FontId font) {
    return fonts.impl_->fonts[font].shaping;
  }
};

}  // namespace dateline::viewer
