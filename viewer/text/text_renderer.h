#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec4.hpp>
#include <span>
#include <vector>

#include "viewer/gl/buffer.h"
#include "viewer/gl/program.h"
#include "viewer/gl/vertex_array.h"
#include "viewer/text/glyph_atlas.h"

namespace dateline::viewer {

/// Draws laid-out text into the bound framebuffer: collect with `add`, draw everything with `draw`. Straight-alpha
/// colours, 0-1. Halos of all texts of a batch lie below all their letters.
class TextRenderer {
 public:
  /// `atlas` must outlive it. Error (failed): a shader does not compile.
  [[nodiscard]] static Result<TextRenderer> create(GlyphAtlas& atlas);

  void add(const TextLayout& layout, float x, float y, glm::vec4 colour);
  /// `halo_width` pixels of `halo` around the letters.
  void add_with_halo(const TextLayout& layout, float x, float y, glm::vec4 colour, glm::vec4 halo, float halo_width);
  /// As above, each letter turned to follow a course of at least two points, in pixels, with the text about its
  /// middle. The course is at least as long as the text.
  void add_along(const TextLayout& layout, std::span<const glm::vec2> course, glm::vec4 colour, glm::vec4 halo,
                 float halo_width);
  /// Draws what was added since the last call into a framebuffer of this size, and forgets it.
  void draw(gl::Size target);

  [[nodiscard]] GlyphAtlas& atlas() { return *atlas_; }
  [[nodiscard]] FontSet& fonts() { return atlas_->fonts(); }

 private:
  TextRenderer(GlyphAtlas& atlas, gl::Program program);
  struct Vertex {
    float x, y, u, v;
    std::uint32_t colour;
  };
  void append(std::vector<std::vector<Vertex>>& pages, const TextLayout& layout, float x, float y, glm::vec4 colour,
              float outline);
  void append_along(std::vector<std::vector<Vertex>>& pages, const TextLayout& layout,
                    std::span<const glm::vec2> course, glm::vec4 colour, float outline);
  void draw_pages(std::vector<std::vector<Vertex>>& pages);

  GlyphAtlas* atlas_;
  gl::Program program_;
  gl::Buffer vertices_;
  gl::VertexArray array_;
  std::vector<std::vector<Vertex>> halos_;    // by page of the atlas
  std::vector<std::vector<Vertex>> letters_;  // by page of the atlas
  std::vector<GlyphQuad> quads_;
};

}  // namespace dateline::viewer
