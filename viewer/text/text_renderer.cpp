#include "viewer/text/text_renderer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "viewer/gl/draw.h"

namespace dateline::viewer {
namespace {

std::uint32_t packed(glm::vec4 colour) {
  const auto byte = [](float v) { return static_cast<std::uint32_t>(std::lround(std::clamp(v, 0.0F, 1.0F) * 255)); };
  return byte(colour.r) | byte(colour.g) << 8 | byte(colour.b) << 16 | byte(colour.a) << 24;
}

}  // namespace

Result<TextRenderer> TextRenderer::create(GlyphAtlas& atlas) {
  Result<gl::Program> program = gl::Program::create("text");
  if (!program) {
    return tl::make_unexpected(program.error());
  }
  return TextRenderer(atlas, std::move(*program));
}

TextRenderer::TextRenderer(GlyphAtlas& atlas, gl::Program program)
    : atlas_(&atlas), program_(std::move(program)), vertices_(gl::Buffer::Kind::vertex, gl::Buffer::Usage::stream) {
  using Type = gl::Attribute::Type;
  const std::array<gl::Attribute, 3> attributes = {{{0, 2, Type::float32, offsetof(Vertex, x)},
                                                    {1, 2, Type::float32, offsetof(Vertex, u)},
                                                    {2, 4, Type::unorm8, offsetof(Vertex, colour)}}};
  array_.attach(vertices_, sizeof(Vertex), attributes);
}

void TextRenderer::add(const TextLayout& layout, float x, float y, glm::vec4 colour) {
  append(letters_, layout, x, y, colour, 0);
}

void TextRenderer::add_with_halo(const TextLayout& layout, float x, float y, glm::vec4 colour, glm::vec4 halo,
                                 float halo_width) {
  append(halos_, layout, x, y, halo, halo_width);
  append(letters_, layout, x, y, colour, 0);
}

void TextRenderer::append(std::vector<std::vector<Vertex>>& pages, const TextLayout& layout, float x, float y,
                          glm::vec4 colour, float outline) {
  quads_.clear();
  atlas_->append_quads(layout, x, y, outline, quads_);
  const std::uint32_t c = packed(colour);
  for (const GlyphQuad& q : quads_) {
    if (pages.size() <= q.page) {
      pages.resize(q.page + std::size_t{1});
    }
    const Vertex a{q.x0, q.y0, q.u0, q.v0, c};
    const Vertex b{q.x1, q.y0, q.u1, q.v0, c};
    const Vertex d{q.x0, q.y1, q.u0, q.v1, c};
    const Vertex e{q.x1, q.y1, q.u1, q.v1, c};
    pages[q.page].insert(pages[q.page].end(), {a, b, d, d, b, e});
  }
}

void TextRenderer::draw(gl::Size target) {
  program_.set("target_size", glm::vec2(target.width, target.height));
  program_.set("page", 0);
  draw_pages(halos_);
  draw_pages(letters_);
}

void TextRenderer::draw_pages(std::vector<std::vector<Vertex>>& pages) {
  for (std::size_t page = 0; page < pages.size(); ++page) {
    if (pages[page].empty()) {
      continue;
    }
    atlas_->texture(static_cast<std::uint16_t>(page)).bind(0);
    vertices_.upload(std::span<const Vertex>(pages[page]));
    gl::draw(program_, array_, gl::Primitive::triangles, 0, pages[page].size());
    pages[page].clear();
  }
}

}  // namespace dateline::viewer
