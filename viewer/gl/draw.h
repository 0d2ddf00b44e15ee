#pragma once

#include <cstddef>
#include <glm/vec4.hpp>
#include <optional>

#include "viewer/gl/program.h"
#include "viewer/gl/texture.h"
#include "viewer/gl/vertex_array.h"

namespace dateline::viewer::gl {

enum class Primitive { points, lines, triangles, triangle_strip, triangle_fan };

/// How new colours meet those already there.
enum class Blend {
  none,           ///< replace
  alpha,          ///< straight alpha over
  premultiplied,  ///< colours already multiplied by their alpha, over
};

/// What the stencil does to a drawing.
enum class Stencil {
  off,
  invert,   ///< draws no colour, flips the stencil wherever a triangle covers: even-odd filling of any polygon
  consume,  ///< draws only where the stencil is set, and clears it there
};

/// The whole state of a draw call, so that none leaks from one to the next.
struct DrawState {
  Blend blend = Blend::alpha;
  Stencil stencil = Stencil::off;
};

/// The framebuffer's pixels, origin at the lower left as OpenGL has it.
struct PixelRect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;
};

/// Fills the bound framebuffer (inside the scissor) with a colour; clears its stencil.
void clear(glm::vec4 colour);
/// Draws only inside `rect`; nullopt lifts it.
void set_scissor(std::optional<PixelRect> rect);
void set_viewport(PixelRect rect);

/// Draws records [first, first + count) of the vertex array's buffers.
void draw(const Program& program, const VertexArray& vertices, Primitive primitive, std::size_t first,
          std::size_t count, DrawState state = {});
/// Draws 32-bit indices [first, first + count).
void draw_indexed(const Program& program, const VertexArray& vertices, Primitive primitive, std::size_t first,
                  std::size_t count, DrawState state = {});
/// Draws records [0, count) once for each of `instances` records of the per-instance buffers.
void draw_instanced(const Program& program, const VertexArray& vertices, Primitive primitive, std::size_t count,
                    std::size_t instances, DrawState state = {});

}  // namespace dateline::viewer::gl
