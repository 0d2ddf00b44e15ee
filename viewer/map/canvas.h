#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec4.hpp>
#include <span>
#include <vector>

#include "base/result.h"
#include "viewer/gl/buffer.h"
#include "viewer/gl/program.h"
#include "viewer/gl/texture.h"
#include "viewer/gl/vertex_array.h"
#include "viewer/map/style.h"

namespace dateline::viewer {

/// Straight-alpha colour as shaders take it.
[[nodiscard]] glm::vec4 to_vec4(Colour colour);

/// How a marker's outline tells the status.
enum class MarkerOutline : std::uint8_t {
  solid,
  dashed,   ///< only a side claims it
  twofold,  ///< a reviewer confirmed it
};

struct MarkerLook {
  MarkerShape shape = MarkerShape::circle;
  float radius = 11;
  Colour fill;
  Colour outline;
  float outline_width = 2;
  MarkerOutline outline_look = MarkerOutline::solid;
};

/// Smooth-edged shapes in pixels (y downward), collected and drawn in the order they came. Widths and radii are device
/// pixels.
class Canvas {
 public:
  /// Error (failed): a shader does not compile.
  [[nodiscard]] static Result<Canvas> create();

  /// A line through the points; dash 0 draws it unbroken.
  void stroke(std::span<const glm::vec2> points, bool closed, float width, Colour colour, float dash = 0,
              float gap = 0);
  void circle(glm::vec2 centre, float radius, Colour fill);
  void circle_line(glm::vec2 centre, float radius, float width, Colour colour, float dash = 0, float gap = 0);
  /// The border lies inside the box.
  void box(glm::vec2 upper_left, glm::vec2 size, float corner, Colour fill, Colour border = {0, 0, 0, 0},
           float border_width = 0);
  void marker(glm::vec2 centre, const MarkerLook& look);
  void triangle(glm::vec2 a, glm::vec2 b, glm::vec2 c, Colour fill);

  /// Draws what was added since the last call into the bound framebuffer of this size, and forgets it.
  void draw(gl::Size target);

 private:
  explicit Canvas(gl::Program program);
  struct Vertex {
    glm::vec2 position;
    glm::vec2 local;
    glm::vec4 parameters;
    Colour fill;
    Colour outline;
    std::uint32_t kind;
  };
  void quad(glm::vec2 centre, glm::vec2 half, glm::vec4 parameters, Colour fill, Colour outline, std::uint32_t kind);

  gl::Program program_;
  gl::Buffer buffer_;
  gl::VertexArray array_;
  std::vector<Vertex> vertices_;
};

}  // namespace dateline::viewer
