#pragma once

#include <cstdint>
#include <memory>
#include <unordered_map>
#include <vector>

#include "viewer/gl/texture.h"
#include "viewer/text/text_layout.h"

namespace dateline::viewer {

/// A glyph as a textured rectangle: corners in pixels (y downward) and in the texture of its page. The texture reads
/// white with the glyph's coverage as alpha, so the vertex colour is the text's colour.
struct GlyphQuad {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  float u0 = 0, v0 = 0, u1 = 0, v1 = 0;
  std::uint16_t page = 0;
};

/// Glyphs drawn once, kept in pages of texture. Needs a current context for `texture`, on the thread that draws. Quads
/// are valid until the next `begin_frame`.
class GlyphAtlas {
 public:
  /// `fonts` must outlive it, and be the one that layouts were made with.
  explicit GlyphAtlas(FontSet& fonts);
  ~GlyphAtlas();
  GlyphAtlas(const GlyphAtlas&) = delete;
  GlyphAtlas& operator=(const GlyphAtlas&) = delete;

  /// To be called once a frame before any quads: forgets all glyphs where too many pages have filled up, and is true
  /// then.
  bool begin_frame();

  /// Appends the quads of a layout whose upper left corner is at (x, y). Glyphs are set on quarters of a pixel across
  /// and on whole pixels down. `outline` > 0 gives the halo of that many pixels, to be drawn first.
  void append_quads(const TextLayout& layout, float x, float y, float outline, std::vector<GlyphQuad>& quads);

  /// The page's texture with every glyph asked for so far; its id() is what ImGui takes as ImTextureID.
  [[nodiscard]] const gl::Texture& texture(std::uint16_t page);

  [[nodiscard]] FontSet& fonts() { return fonts_; }

 private:
  struct Key {
    FontId font;
    std::uint32_t glyph;
    std::uint32_t size_64ths;
    std::uint8_t shift_quarters;
    std::uint8_t outline_quarters;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct KeyHash {
    std::size_t operator()(const Key& key) const;
  };
  struct Slot {
    std::uint16_t page = 0;
    int x = 0, y = 0, width = 0, height = 0;  // in the page; empty for a space
    int left = 0, top = 0;
  };
  struct Page;
  const Slot& slot(const Key& key);
  FontSet& fonts_;
  std::unordered_map<Key, Slot, KeyHash> slots_;
  std::vector<std::unique_ptr<Page>> pages_;
};

}  // namespace dateline::viewer
