#pragma once

#include <string>
#include <vector>

#include "viewer/map/canvas.h"
#include "viewer/picture/furniture.h"
#include "viewer/picture/legend.h"

namespace dateline::viewer {

/// Draws what surrounds the map: each part in its own corner, and a strip of credits below. What does not fit into a
/// small picture is left out rather than laid over something else: the legend first, then the scale bar.
class FurnitureLayer {
 public:
  /// `text` must outlive it. Error (failed): a shader does not compile.
  [[nodiscard]] static Result<FurnitureLayer> create(TextRenderer& text);

  /// Draws into the bound framebuffer of the camera's size.
  void draw(const Camera& camera, const MapScene& scene, const MapContent& content, const FurnitureOptions& options);

 private:
  FurnitureLayer(TextRenderer& text, Canvas canvas) : text_(&text), canvas_(std::move(canvas)) {}
  [[nodiscard]] TextLayout words(std::string_view text, double size, bool bold = false, double width = 0) const;
  void panel(glm::vec2 upper_left, glm::vec2 size);
  // Each returns the height that it took, 0 where it was left out.
  float draw_credits();
  float draw_date();
  void draw_legend(float top, float bottom);
  float draw_scale_bar(float bottom);
  float draw_north_arrow();
  void draw_sample(const LegendRow& row, glm::vec2 centre);

  TextRenderer* text_;
  Canvas canvas_;
  // Of the picture being drawn.
  const Camera* camera_ = nullptr;
  const MapScene* scene_ = nullptr;
  const MapContent* content_ = nullptr;
  float scale_ = 1;
};

}  // namespace dateline::viewer
