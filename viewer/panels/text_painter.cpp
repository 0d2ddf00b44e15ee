#include "viewer/panels/text_painter.h"

#include <cstring>

namespace dateline::viewer {
namespace {

constexpr std::uint64_t kFramesKept = 120;

void append_bytes(std::string& key, float value) {
  char bytes[sizeof value];
  std::memcpy(bytes, &value, sizeof value);
  key.append(bytes, sizeof value);
}

ImTextureID texture_id(const gl::Texture& texture) {
  return reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture.id()));
}

/// The longest beginning of valid UTF-8 that is at most `bytes` long.
std::string_view cut(std::string_view text, std::size_t bytes) {
  while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U) {
    --bytes;
  }
  return text.substr(0, bytes);
}

}  // namespace

void TextPainter::begin_frame() {
  ++frame_;
  if (frame_ % kFramesKept == 0) {
    std::erase_if(kept_, [this](const auto& entry) { return entry.second.frame + kFramesKept < frame_; });
  }
}

const TextLayout& TextPainter::layout(std::string_view text, const TextLook& look, float width) {
  key_.assign(text);
  append_bytes(key_, look.size);
  append_bytes(key_, width);
  append_bytes(key_, look.line_height);
  key_.push_back(look.bold ? 'b' : 'r');
  const auto [entry, is_new] = kept_.try_emplace(key_);
  if (is_new) {
    const TextLayoutOptions options{.size = look.size,
                                    .weight = look.bold ? FontWeight::bold : FontWeight::regular,
                                    .width = width,
                                    .line_height = look.line_height};
    entry->second.layout = TextLayout::make(fonts(), text, options);
  }
  entry->second.frame = frame_;
  return entry->second.layout;
}

ImVec2 TextPainter::measure(std::string_view text, const TextLook& look, float width) {
  const TextLayout& laid_out = layout(text, look, width);
  return {laid_out.width(), laid_out.height()};
}

ImVec2 TextPainter::draw(ImDrawList& list, ImVec2 position, std::string_view text, const TextLook& look, float width) {
  const TextLayout& laid_out = layout(text, look, width);
  draw_layout(list, position, laid_out, look.colour);
  return {laid_out.width(), laid_out.height()};
}

void TextPainter::draw_cut(ImDrawList& list, ImVec2 position, std::string_view text, const TextLook& look,
                           float width) {
  const TextLayout& whole = layout(text, look);
  if (whole.width() <= width) {
    draw_layout(list, position, whole, look.colour);
    return;
  }
  const float room = width - measure("…", look).x;
  const std::uint32_t byte = layout(text, look).byte_at(std::max(0.0F, room), whole.height() / 2);
  draw(list, position, std::string(cut(text, byte)) + "…", look);
}

void TextPainter::draw_layout(ImDrawList& list, ImVec2 position, const TextLayout& layout, ImU32 colour) {
  quads_.clear();
  atlas_.append_quads(layout, position.x, position.y, 0, quads_);
  for (std::size_t begin = 0; begin < quads_.size();) {
    const std::uint16_t page = quads_[begin].page;
    std::size_t end = begin;
    while (end < quads_.size() && quads_[end].page == page) {
      ++end;
    }
    const auto count = static_cast<int>(end - begin);
    list.PushTextureID(texture_id(atlas_.texture(page)));
    list.PrimReserve(6 * count, 4 * count);
    for (; begin < end; ++begin) {
      const GlyphQuad& quad = quads_[begin];
      list.PrimRectUV({quad.x0, quad.y0}, {quad.x1, quad.y1}, {quad.u0, quad.v0}, {quad.u1, quad.v1}, colour);
    }
    list.PopTextureID();
  }
}

}  // namespace dateline::viewer
