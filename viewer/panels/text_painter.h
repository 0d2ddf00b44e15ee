#pragma once

#include <imgui.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "viewer/text/glyph_atlas.h"
#include "viewer/text/text_layout.h"

namespace dateline::viewer {

/// How a piece of text looks. Sizes are device pixels an em.
struct TextLook {
  float size = 14;
  ImU32 colour = IM_COL32_WHITE;
  bool bold = false;
  float line_height = 1.4F;  ///< ems
};

/// Draws shaped text of any script on ImGui's draw lists, and keeps the layouts of what was drawn lately. ImGui's own
/// text is not used: it shapes nothing. On the thread that owns the context.
class TextPainter {
 public:
  /// `atlas` must outlive it.
  explicit TextPainter(GlyphAtlas& atlas) : atlas_(atlas) {}

  /// To be called once a frame, after the atlas' own begin_frame: forgets layouts that were not asked for lately.
  void begin_frame();

  /// `width` > 0 breaks lines to fit it. Valid until the next begin_frame.
  [[nodiscard]] const TextLayout& layout(std::string_view text, const TextLook& look, float width = 0);
  /// Width and height of the text in pixels.
  [[nodiscard]] ImVec2 measure(std::string_view text, const TextLook& look, float width = 0);
  /// Draws with the upper left corner at `position`; returns the size.
  ImVec2 draw(ImDrawList& list, ImVec2 position, std::string_view text, const TextLook& look, float width = 0);
  /// One line, cut with an ellipsis where it is longer than `width`. For names beside which the whole can be read.
  void draw_cut(ImDrawList& list, ImVec2 position, std::string_view text, const TextLook& look, float width);
  void draw_layout(ImDrawList& list, ImVec2 position, const TextLayout& layout, ImU32 colour);

  [[nodiscard]] FontSet& fonts() { return atlas_.fonts(); }

 private:
  struct Kept {
    TextLayout layout;
    std::uint64_t frame = 0;
  };
  GlyphAtlas& atlas_;
  std::unordered_map<std::string, Kept> kept_;
  std::string key_;
  std::vector<GlyphQuad> quads_;
  std::uint64_t frame_ = 0;
};

}  // namespace dateline::viewer
