#include "viewer/text/fonts.h"

#include <ft2build.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <string_view>
#include <utility>

#include "viewer/text/font_impl.h"
#include FT_GLYPH_H
#include FT_OUTLINE_H
#include FT_STROKER_H

namespace dateline::viewer {
namespace {

constexpr float kUnit = 64;  // FreeType counts in 64ths of a pixel
constexpr FontId kNoFont = 0xffff;

// Fonts for what belongs to no script, asked in this order.
constexpr std::array<std::string_view, 4> kSymbolFamilies = {"NotoSansSymbols", "NotoSansSymbols2", "NotoSansMath",
                                                             "NotoMusic"};

std::string script_family(char32_t character) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(character), &status);
  if (U_FAILURE(status) || script == USCRIPT_COMMON || script == USCRIPT_INHERITED || script == USCRIPT_UNKNOWN) {
    return {};
  }
  std::string name = "NotoSans";
  for (const char* c = uscript_getName(script); c != nullptr && *c != '\0'; ++c) {
    if (*c != '_') {
      name += *c;
    }
  }
  return name;
}

}  // namespace

FontSet::Impl::~Impl() {
  for (const Font& font : fonts) {
    hb_font_destroy(font.shaping);
    FT_Done_Face(font.drawing);
  }
  FT_Done_FreeType(library);
}

std::optional<FontId> FontSet::Impl::open(const std::string& family, FontWeight weight) {
  const auto key = std::pair(family, weight);
  if (const auto known = by_family.find(key); known != by_family.end()) {
    return known->second;
  }
  std::filesystem::path path = folder / (family + (weight == FontWeight::bold ? "-Bold.ttf" : "-Regular.ttf"));
  std::error_code error;
  if (!std::filesystem::exists(path, error)) {
    path = folder / (family + "-Regular.ttf");
  }
  std::optional<FontId> id;
  FT_Face face = nullptr;
  if (FT_New_Face(library, path.c_str(), 0, &face) == 0) {
    hb_blob_t* blob = hb_blob_create_from_file(path.c_str());
    hb_face_t* shaping_face = hb_face_create(blob, 0);
    hb_font_t* shaping = hb_font_create(shaping_face);
    hb_face_destroy(shaping_face);
    hb_blob_destroy(blob);
    id = static_cast<FontId>(fonts.size());
    fonts.push_back({face, shaping});
  }
  by_family.emplace(key, id);
  return id;
}

bool FontSet::Impl::has(FontId font, char32_t character) const {
  return FT_Get_Char_Index(fonts[font].drawing, character) != 0;
}

FontSet::FontSet(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
FontSet::~FontSet() = default;
FontSet::FontSet(FontSet&&) noexcept = default;
FontSet& FontSet::operator=(FontSet&&) noexcept = default;

Result<FontSet> FontSet::open(const std::filesystem::path& folder) {
  auto impl = std::make_unique<Impl>();
  if (FT_Init_FreeType(&impl->library) != 0) {
    return failed("FreeType", "does not start", "");
  }
  impl->folder = folder;
  // Opened first, so that their ids are the weights' own numbers.
  if (!impl->open("NotoSans", FontWeight::regular) || !impl->open("NotoSans", FontWeight::bold)) {
    return failed(folder.string(), "has no font NotoSans-Regular.ttf", "install the Debian package fonts-noto-core");
  }
  return FontSet(std::move(impl));
}

FontId FontSet::primary(FontWeight weight) const {
  return static_cast<FontId>(weight);
}

FontId FontSet::font_for(char32_t character, FontWeight weight, FontId near) {
  if (impl_->has(near, character)) {
    return near;
  }
  const auto [known, is_new] = impl_->by_character.try_emplace({character, weight}, kNoFont);
  if (!is_new) {
    return known->second;
  }
  const auto choose = [&]() -> FontId {
    if (impl_->has(primary(weight), character)) {
      return primary(weight);
    }
    if (const std::string family = script_family(character); !family.empty()) {
      const std::optional<FontId> font = impl_->open(family, weight);
      if (font && impl_->has(*font, character)) {
        return *font;
      }
    }
    for (const std::string_view family : kSymbolFamilies) {
      const std::optional<FontId> font = impl_->open(std::string(family), weight);
      if (font && impl_->has(*font, character)) {
        return *font;
      }
    }
    return primary(weight);
  };
  const FontId chosen = choose();
  impl_->by_character[{character, weight}] = chosen;
  return chosen;
}

FontMetrics FontSet::metrics(FontId font, float size) const {
  const FT_Face face = impl_->fonts[font].drawing;
  const float em = size / static_cast<float>(face->units_per_EM);
  return {static_cast<float>(face->ascender) * em, -static_cast<float>(face->descender) * em};
}

GlyphBitmap FontSet::draw(FontId font, std::uint32_t glyph, float size, float shift, float outline) const {
  const FT_Face face = impl_->fonts[font].drawing;
  GlyphBitmap bitmap;
  FT_Glyph shape = nullptr;
  if (FT_Set_Char_Size(face, 0, static_cast<FT_F26Dot6>(std::lround(size * kUnit)), 72, 72) != 0 ||
      FT_Load_Glyph(face, glyph, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) != 0 ||
      FT_Get_Glyph(face->glyph, &shape) != 0) {
    return bitmap;
  }
  if (outline > 0) {
    FT_Stroker stroker = nullptr;
    if (FT_Stroker_New(impl_->library, &stroker) == 0) {
      FT_Stroker_Set(stroker, std::lround(outline * kUnit), FT_STROKER_LINECAP_ROUND, FT_STROKER_LINEJOIN_ROUND, 0);
      FT_Glyph_StrokeBorder(&shape, stroker, 0, 1);
      FT_Stroker_Done(stroker);
    }
  }
  FT_Vector origin = {std::lround(shift * kUnit), 0};
  if (FT_Glyph_To_Bitmap(&shape, FT_RENDER_MODE_NORMAL, &origin, 1) == 0) {
    const auto* drawn = reinterpret_cast<FT_BitmapGlyph>(shape);
    bitmap.width = static_cast<int>(drawn->bitmap.width);
    bitmap.height = static_cast<int>(drawn->bitmap.rows);
    bitmap.left = drawn->left;
    bitmap.top = drawn->top;
    bitmap.coverage.reserve(drawn->bitmap.width * drawn->bitmap.rows);
    for (int y = 0; y < bitmap.height; ++y) {
      const unsigned char* row = drawn->bitmap.buffer + static_cast<std::ptrdiff_t>(y) * drawn->bitmap.pitch;
      bitmap.coverage.insert(bitmap.coverage.end(), row, row + bitmap.width);
    }
  }
  FT_Done_Glyph(shape);
  return bitmap;
}

}  // namespace dateline::viewer
