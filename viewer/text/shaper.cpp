#include "viewer/text/shaper.h"

#include <fribidi.h>
#include <hb.h>
#include <unicode/uscript.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>

#include "viewer/text/font_impl.h"

namespace dateline::viewer {
namespace {

constexpr float kUnit = 64;

struct CodePoint {
  char32_t value = 0;
  Span bytes;
};

std::vector<CodePoint> decode(std::string_view text, Span bytes) {
  std::vector<CodePoint> points;
  points.reserve(bytes.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  auto i = static_cast<std::int32_t>(bytes.begin);
  const auto end = static_cast<std::int32_t>(bytes.end);
  while (i < end) {
    const auto begin = static_cast<std::uint32_t>(i);
    UChar32 c = 0;
    U8_NEXT(data, i, end, c);
    points.push_back({c < 0 ? U'\uFFFD' : static_cast<char32_t>(c), {begin, static_cast<std::uint32_t>(i)}});
  }
  return points;
}

UScriptCode script_of(char32_t character) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = uscript_getScript(static_cast<UChar32>(character), &status);
  return U_FAILURE(status) ? USCRIPT_COMMON : script;
}

bool is_real(UScriptCode script) {
  return script != USCRIPT_COMMON && script != USCRIPT_INHERITED;
}

/// Characters of one font and one script.
struct Item {
  Span bytes;
  FontId font = 0;
  UScriptCode script = USCRIPT_COMMON;
};

std::vector<Item> itemise(FontSet& fonts, const std::vector<CodePoint>& points, FontWeight weight) {
  std::vector<Item> items;
  FontId near = fonts.primary(weight);
  for (const CodePoint& point : points) {
    const UScriptCode script = script_of(point.value);
    // Digits and marks of punctuation go with the letters around them; letters with the best font of their script.
    near = fonts.font_for(point.value, weight, is_real(script) ? fonts.primary(weight) : near);
    if (!items.empty() && items.back().font == near &&
        (!is_real(script) || !is_real(items.back().script) || script == items.back().script)) {
      items.back().bytes.end = point.bytes.end;
      if (is_real(script)) {
        items.back().script = script;
      }
      continue;
    }
    items.push_back({point.bytes, near, script});
  }
  return items;
}

struct BufferDeleter {
  void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

}  // namespace

Directions find_directions(std::string_view text) {
  Directions result;
  const std::vector<CodePoint> points = decode(text, {0, static_cast<std::uint32_t>(text.size())});
  if (points.empty()) {
    return result;
  }
  std::vector<FriBidiChar> characters(points.size());
  std::transform(points.begin(), points.end(), characters.begin(), [](const CodePoint& p) { return p.value; });
  const auto count = static_cast<FriBidiStrIndex>(points.size());
  std::vector<FriBidiCharType> types(points.size());
  std::vector<FriBidiBracketType> brackets(points.size());
  std::vector<FriBidiLevel> levels(points.size());
  fribidi_get_bidi_types(characters.data(), count, types.data());
  fribidi_get_bracket_types(characters.data(), count, types.data(), brackets.data());
  FriBidiParType direction = FRIBIDI_PAR_ON;
  if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), count, &direction, levels.data()) == 0) {
    std::fill(levels.begin(), levels.end(), FriBidiLevel{0});
  }
  result.paragraph_level = FRIBIDI_IS_RTL(direction) ? 1 : 0;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto level = static_cast<std::uint8_t>(levels[i]);
    if (!result.runs.empty() && result.runs.back().level == level) {
      result.runs.back().bytes.end = points[i].bytes.end;
    } else {
      result.runs.push_back({points[i].bytes, level});
    }
  }
  return result;
}

std::vector<ShapedGlyph> shape(FontSet& fonts, std::string_view text, Span bytes, bool right_to_left, FontWeight weight,
                               float size) {
  std::vector<ShapedGlyph> glyphs;
  std::vector<Item> items = itemise(fonts, decode(text, bytes), weight);
  if (right_to_left) {
    std::reverse(items.begin(), items.end());
  }
  const std::unique_ptr<hb_buffer_t, BufferDeleter> buffer(hb_buffer_create());
  for (const Item& item : items) {
    hb_buffer_clear_contents(buffer.get());
    hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()), item.bytes.begin,
                       static_cast<int>(item.bytes.size()));
    hb_buffer_set_direction(buffer.get(), right_to_left ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    if (is_real(item.script)) {
      hb_buffer_set_script(buffer.get(), hb_script_from_string(uscript_getShortName(item.script), -1));
    }
    hb_buffer_guess_segment_properties(buffer.get());
    hb_font_t* font = ShapeAccess::shaping_font(fonts, item.font);
    const auto scale = static_cast<int>(std::lround(size * kUnit));
    hb_font_set_scale(font, scale, scale);
    hb_shape(font, buffer.get(), nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    for (unsigned i = 0; i < count; ++i) {
      glyphs.push_back({item.font, infos[i].codepoint, static_cast<float>(positions[i].x_advance) / kUnit,
                        static_cast<float>(positions[i].x_offset) / kUnit,
                        -static_cast<float>(positions[i].y_offset) / kUnit, infos[i].cluster});
    }
  }
  return glyphs;
}

}  // namespace dateline::viewer
