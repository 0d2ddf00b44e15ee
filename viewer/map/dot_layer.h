#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "viewer/gl/framebuffer.h"
#include "viewer/gl/program.h"
#include "viewer/gl/vertex_array.h"
#include "viewer/map/dot_field.h"
#include "viewer/map/dot_stamps.h"
#include "viewer/map/map_scene.h"

namespace dateline::viewer {

/// Draws very many events as small markers without counts.
class DotLayer {
 public:
  static constexpr double kSide = 8;  ///< of a dot with its rim, design pixels

  /// Error (failed): a shader does not compile.
  [[nodiscard]] static Result<DotLayer> create();
  /// Brings the events of the scene's window together by pixel.
  void collect(const Camera& camera, const MapScene& scene);
  void clear() { field_.clear(); }
  [[nodiscard]] const DotField& field() const { return field_; }
  /// Makes `picture` show the ground with the dots on it, as strong as `opacity` (0 to 1). `ground` is the ground's
  /// rows, the lowest first. Binds other framebuffers.
  void draw(const Camera& camera, const MapScene& scene, const std::vector<std::uint8_t>& ground, float opacity,
            gl::Framebuffer& picture);

 private:
  explicit DotLayer(gl::Program sprite);
  void make_stamps(int side, const std::shared_ptr<const Style>& style);

  gl::Program sprite_;
  gl::VertexArray no_inputs_;
  DotField field_;
  std::optional<DotStamps> stamps_;
  std::shared_ptr<const Style> style_;  // of the stamps
  std::vector<std::uint8_t> picture_;
};

}  // namespace dateline::viewer
