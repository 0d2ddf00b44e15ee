#include "viewer/text/glyph_atlas.h"

#include <algorithm>
#include <cmath>

namespace dateline::viewer {
namespace {

constexpr int kPageSide = 1024;
constexpr int kGap = 1;                // so that linear filtering never reaches a neighbour
constexpr std::size_t kMaxPages = 12;  // 12 MB of texture; a screen of text in four sizes needs two
constexpr float kQuarter = 0.25F;

}  // namespace

/// Glyphs lie in rows ("shelves") as they come.
struct GlyphAtlas::Page {
  std::vector<std::uint8_t> pixels = std::vector<std::uint8_t>(std::size_t{kPageSide} * kPageSide);
  gl::Texture texture;
  int shelf_y = kGap, shelf_height = 0, next_x = kGap;
  int dirty_top = kPageSide, dirty_bottom = 0;

  [[nodiscard]] bool place(int width, int height, int& x, int& y) {
    if (next_x + width + kGap > kPageSide) {
      shelf_y += shelf_height + kGap;
      shelf_height = 0;
      next_x = kGap;
    }
    if (next_x + width + kGap > kPageSide || shelf_y + height + kGap > kPageSide) {
      return false;
    }
    x = next_x;
    y = shelf_y;
    next_x += width + kGap;
    shelf_height = std::max(shelf_height, height);
    return true;
  }
};

std::size_t GlyphAtlas::KeyHash::operator()(const Key& key) const {
  std::size_t h = key.glyph;
  for (const std::size_t part : {std::size_t{key.font}, std::size_t{key.size_64ths}, std::size_t{key.shift_quarters},
                                 std::size_t{key.outline_quarters}}) {
    h = h * 1000003u ^ part;
  }
  return h;
}

GlyphAtlas::GlyphAtlas(FontSet& fonts) : fonts_(fonts) {}
GlyphAtlas::~GlyphAtlas() = default;

bool GlyphAtlas::begin_frame() {
  if (pages_.size() <= kMaxPages) {
    return false;
  }
  slots_.clear();
  pages_.clear();
  return true;
}

const GlyphAtlas::Slot& GlyphAtlas::slot(const Key& key) {
  const auto [found, is_new] = slots_.try_emplace(key);
  Slot& slot = found->second;
  if (!is_new) {
    return slot;
  }
  const GlyphBitmap bitmap = fonts_.draw(key.font, key.glyph, static_cast<float>(key.size_64ths) / 64,
                                         static_cast<float>(key.shift_quarters) * kQuarter,
                                         static_cast<float>(key.outline_quarters) * kQuarter);
  if (bitmap.width == 0 || bitmap.width + 2 * kGap > kPageSide || bitmap.height + 2 * kGap > kPageSide) {
    return slot;  // a space, or larger than a page: nothing to draw
  }
  int x = 0;
  int y = 0;
  if (pages_.empty() || !pages_.back()->place(bitmap.width, bitmap.height, x, y)) {
    pages_.push_back(std::make_unique<Page>());
    if (!pages_.back()->place(bitmap.width, bitmap.height, x, y)) {
      return slot;
    }
  }
  Page& page = *pages_.back();
  for (int row = 0; row < bitmap.height; ++row) {
    std::copy_n(bitmap.coverage.begin() + static_cast<std::ptrdiff_t>(row) * bitmap.width, bitmap.width,
                page.pixels.begin() + static_cast<std::ptrdiff_t>(y + row) * kPageSide + x);
  }
  page.dirty_top = std::min(page.dirty_top, y);
  page.dirty_bottom = std::max(page.dirty_bottom, y + bitmap.height);
  slot = {static_cast<std::uint16_t>(pages_.size() - 1), x, y, bitmap.width, bitmap.height, bitmap.left, bitmap.top};
  return slot;
}

void GlyphAtlas::append_quads(const TextLayout& layout, float x, float y, float outline,
                              std::vector<GlyphQuad>& quads) {
  Key key{};
  key.size_64ths = static_cast<std::uint32_t>(std::lround(layout.size() * 64));
  key.outline_quarters = static_cast<std::uint8_t>(std::clamp(std::lround(outline / kQuarter), 0L, 255L));
  for (const PlacedGlyph& glyph : layout.glyphs()) {
    const float quarters = std::round((x + glyph.x) / kQuarter);
    const float left = std::floor(quarters * kQuarter);
    key.font = glyph.font;
    key.glyph = glyph.glyph;
    key.shift_quarters = static_cast<std::uint8_t>(quarters - left / kQuarter);
    const Slot& s = slot(key);
    if (s.width == 0) {
      continue;
    }
    GlyphQuad quad;
    quad.page = s.page;
    quad.x0 = left + static_cast<float>(s.left);
    quad.y0 = std::round(y + glyph.y) - static_cast<float>(s.top);
    quad.x1 = quad.x0 + static_cast<float>(s.width);
    quad.y1 = quad.y0 + static_cast<float>(s.height);
    quad.u0 = static_cast<float>(s.x) / kPageSide;
    quad.v0 = static_cast<float>(s.y) / kPageSide;
    quad.u1 = static_cast<float>(s.x + s.width) / kPageSide;
    quad.v1 = static_cast<float>(s.y + s.height) / kPageSide;
    quads.push_back(quad);
  }
}

const gl::Texture& GlyphAtlas::texture(std::uint16_t index) {
  Page& page = *pages_[index];
  const gl::Size whole = {kPageSide, kPageSide};
  if (!page.texture.is_valid()) {
    page.texture = gl::Texture(whole, gl::Texture::Format::coverage, gl::Texture::Filter::linear, page.pixels);
  } else if (page.dirty_top < page.dirty_bottom) {
    const auto first = static_cast<std::size_t>(page.dirty_top) * kPageSide;
    const auto count = static_cast<std::size_t>(page.dirty_bottom - page.dirty_top) * kPageSide;
    page.texture.update(0, page.dirty_top, {kPageSide, page.dirty_bottom - page.dirty_top},
                        std::span(page.pixels).subspan(first, count));
  }
  page.dirty_top = kPageSide;
  page.dirty_bottom = 0;
  return page.texture;
}

}  // namespace dateline::viewer
