#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "viewer/gl/program.h"
#include "viewer/gl/texture.h"
#include "viewer/gl/vertex_array.h"
#include "viewer/map/heat_field.h"
#include "viewer/map/heat_scale.h"
#include "viewer/map/map_scene.h"

namespace dateline::viewer {

/// Draws events as a density: steps of colour, which the legend gives in events on an area.
class HeatLayer {
 public:
  /// Error (failed): a shader does not compile.
  [[nodiscard]] static Result<HeatLayer> create();
  /// Takes the events of the scene's window.
  void collect(const Camera& camera, const MapScene& scene);
  [[nodiscard]] const HeatField& field() const { return field_; }
  [[nodiscard]] const HeatScale& scale() const { return scale_; }
  /// Into the bound framebuffer, of the camera's size.
  void draw(const Camera& camera, const Style& style);
  /// What lies within a bandwidth of a pixel, `limit` events of it listed; nullopt where nothing does.
  [[nodiscard]] std::optional<Pick> pick(glm::dvec2 pixel, const Camera& camera, const MapScene& scene,
                                         std::size_t limit) const;

 private:
  explicit HeatLayer(gl::Program program) : program_(std::move(program)) {}
  gl::Program program_;
  gl::VertexArray no_inputs_;
  gl::Texture levels_;
  std::vector<std::uint8_t> bytes_;
  HeatField field_;
  HeatScale scale_;
};

}  // namespace dateline::viewer
