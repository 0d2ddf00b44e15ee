#pragma once

#include <optional>
#include <vector>

#include "viewer/gl/buffer.h"
#include "viewer/gl/framebuffer.h"
#include "viewer/gl/program.h"
#include "viewer/gl/vertex_array.h"
#include "viewer/map/map_scene.h"
#include "viewer/map/marker_layout.h"

namespace dateline::viewer {

/// Draws very many events as small markers without counts: points that show a sprite of their type's shape.
class DotLayer {
 public:
  static constexpr float kRadius = 3.3F;  ///< design pixels

  /// Error (failed): a shader does not compile.
  [[nodiscard]] static Result<DotLayer> create();
  /// Draws the sprites for this scale, where there are none yet; binds another framebuffer.
  void prepare(const Camera& camera);
  /// Draws into the bound framebuffer, in the dots' order, with the sprites of the last `prepare`.
  void draw(const Camera& camera, const MapScene& scene, const std::vector<MarkerDot>& dots);

 private:
  DotLayer(gl::Program points, gl::Program sprite);
  struct Vertex {
    float x, y;
    Colour colour;
    std::uint32_t shape;
  };

  gl::Program points_;
  gl::Program sprite_;
  gl::Buffer buffer_;
  gl::VertexArray array_;
  gl::VertexArray no_inputs_;
  std::optional<gl::Framebuffer> sprites_;  // one for each shape, side by side
  std::vector<Vertex> vertices_;
};

}  // namespace dateline::viewer
