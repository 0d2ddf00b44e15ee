#include "viewer/gl/draw.h"

#include <epoxy/gl.h>

namespace dateline::viewer::gl {
namespace {

GLenum mode_of(Primitive primitive) {
  switch (primitive) {
    case Primitive::points:
      return GL_POINTS;
    case Primitive::lines:
      return GL_LINES;
    case Primitive::triangles:
      return GL_TRIANGLES;
    case Primitive::triangle_strip:
      return GL_TRIANGLE_STRIP;
    case Primitive::triangle_fan:
      return GL_TRIANGLE_FAN;
  }
  return GL_TRIANGLES;
}

void apply(const Program& program, const VertexArray& vertices, Primitive primitive, DrawState state) {
  glUseProgram(program.id());
  glBindVertexArray(vertices.id());
  glDisable(GL_DEPTH_TEST);
  glDisable(GL_CULL_FACE);
  if (primitive == Primitive::points) {
    glEnable(GL_PROGRAM_POINT_SIZE);
  }
  if (state.blend == Blend::none) {
    glDisable(GL_BLEND);
  } else {
    glEnable(GL_BLEND);
    glBlendFuncSeparate(state.blend == Blend::alpha ? GL_SRC_ALPHA : GL_ONE, GL_ONE_MINUS_SRC_ALPHA, GL_ONE,
                        GL_ONE_MINUS_SRC_ALPHA);
  }
  const GLboolean colour = state.stencil == Stencil::invert ? GL_FALSE : GL_TRUE;
  glColorMask(colour, colour, colour, colour);
  if (state.stencil == Stencil::off) {
    glDisable(GL_STENCIL_TEST);
    return;
  }
  glEnable(GL_STENCIL_TEST);
  glStencilMask(0xff);
  if (state.stencil == Stencil::invert) {
    glStencilFunc(GL_ALWAYS, 0, 0xff);
    glStencilOp(GL_KEEP, GL_KEEP, GL_INVERT);
  } else {
    glStencilFunc(GL_NOTEQUAL, 0, 0xff);
    glStencilOp(GL_KEEP, GL_ZERO, GL_ZERO);
  }
}

// What others that draw on this context (ImGui) do not set themselves is left as OpenGL starts out.
void restore() {
  glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
  glDisable(GL_STENCIL_TEST);
  glBindVertexArray(0);
}

}  // namespace

void clear(glm::vec4 colour) {
  glClearColor(colour.r, colour.g, colour.b, colour.a);
  glClearStencil(0);
  glStencilMask(0xff);
  glClear(GL_COLOR_BUFFER_BIT | GL_STENCIL_BUFFER_BIT);
}

void set_scissor(std::optional<PixelRect> rect) {
  if (!rect) {
    glDisable(GL_SCISSOR_TEST);
    return;
  }
  glEnable(GL_SCISSOR_TEST);
  glScissor(rect->x, rect->y, rect->width, rect->height);
}

void set_viewport(PixelRect rect) {
  glViewport(rect.x, rect.y, rect.width, rect.height);
}

void draw(const Program& program, const VertexArray& vertices, Primitive primitive, std::size_t first,
          std::size_t count, DrawState state) {
  apply(program, vertices, primitive, state);
  glDrawArrays(mode_of(primitive), static_cast<GLint>(first), static_cast<GLsizei>(count));
  restore();
}

void draw_indexed(const Program& program, const VertexArray& vertices, Primitive primitive, std::size_t first,
                  std::size_t count, DrawState state) {
  apply(program, vertices, primitive, state);
  glDrawElements(mode_of(primitive), static_cast<GLsizei>(count), GL_UNSIGNED_INT,
                 reinterpret_cast<const void*>(first * sizeof(std::uint32_t)));
  restore();
}

void draw_instanced(const Program& program, const VertexArray& vertices, Primitive primitive, std::size_t count,
                    std::size_t instances, DrawState state) {
  apply(program, vertices, primitive, state);
  glDrawArraysInstanced(mode_of(primitive), 0, static_cast<GLsizei>(count), static_cast<GLsizei>(instances));
  restore();
}

}  // namespace dateline::viewer::gl
