#include "viewer/text/text_renderer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <glm/geometric.hpp>

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

void TextRenderer::add_along(const TextLayout& layout, std::span<const glm::vec2> course, glm::vec4 colour,
                             glm::vec4 halo, float halo_width) {
  append_along(halos_, layout, course, halo, halo_width);
  append_along(letters_, layout, course, colour, 0);
}

void TextRenderer::append_along(std::vector<std::vector<Vertex>>& pages, const TextLayout& layout,
                                std::span<const glm::vec2> course, glm::vec4 colour, float outline) {
  float length = 0;
  for (std::size_t i = 1; i < course.size(); ++i) {
    length += glm::distance(course[i - 1], course[i]);
  }
  const float start = (length - layout.width()) / 2;
  const float middle = layout.height() / 2;
  quads_.clear();
  atlas_->append_quads(layout, 0, 0, outline, quads_);
  const std::uint32_t c = packed(colour);
  for (const GlyphQuad& q : quads_) {
    const float across = (q.x0 + q.x1) / 2;
    float rest = start + across;
    std::size_t segment = 1;
    while (segment + 1 < course.size() && rest > glm::distance(course[segment - 1], course[segment])) {
      rest -= glm::distance(course[segment - 1], course[segment]);
      ++segment;
    }
    const glm::vec2 right = glm::normalize(course[segment] - course[segment - 1]);
    const glm::vec2 down(-right.y, right.x);
    const glm::vec2 at = course[segment - 1] + right * rest;
    const auto corner = [&](float x, float y, float u, float v) {
      const glm::vec2 p = at + right * (x - across) + down * (y - middle);
      return Vertex{p.x, p.y, u, v, c};
    };
    if (pages.size() <= q.page) {
      pages.resize(q.page + std::size_t{1});
    }
    const Vertex a = corner(q.x0, q.y0, q.u0, q.v0);
    const Vertex b = corner(q.x1, q.y0, q.u1, q.v0);
    const Vertex d = corner(q.x0, q.y1, q.u0, q.v1);
    const Vertex e = corner(q.x1, q.y1, q.u1, q.v1);
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
