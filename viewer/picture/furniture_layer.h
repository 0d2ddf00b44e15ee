#pragma once

#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "viewer/map/canvas.h"
#include "viewer/picture/furniture.h"
#include "viewer/picture/legend.h"

namespace dateline::viewer {

/// Draws what surrounds the map: each part in its own corner, and a strip of credits below. What does not fit into a
/// small picture is left out rather than laid over something else.
class FurnitureLayer {
 public:
  /// `text` must outlive it. Error (failed): a shader does not compile.
  [[nodiscard]] static Result<FurnitureLayer> create(TextRenderer& text);

  /// Arranges the parts for a picture of the camera's size; returns the boxes that they cover. The scene need not
  /// outlive the call.
  std::vector<LabelBox> arrange(const Camera& camera, const MapScene& scene, const MapContent& content,
                                const FurnitureOptions& options);
  /// Draws what was arranged into the bound framebuffer.
  void draw();

 private:
  /// A piece of text at its place.
  struct Line {
    TextLayout layout;
    glm::vec2 at{0, 0};
    Colour colour;
  };
  struct Sample {
    LegendRow row;
    glm::vec2 centre{0, 0};
  };
  FurnitureLayer(TextRenderer& text, Canvas canvas) : text_(&text), canvas_(std::move(canvas)) {}
  [[nodiscard]] TextLayout words(std::string_view text, double size, bool bold = false, float width = 0) const;
  void add_line(TextLayout layout, glm::vec2 at, Colour colour);
  /// A panel of this size, unless it covers one that is there already.
  [[nodiscard]] bool add_panel(glm::vec2 corner, glm::vec2 size);
  void arrange_credits(const MapScene& scene, const MapContent& content, const FurnitureOptions& options);
  void arrange_date(const MapScene& scene, std::optional<events::CivilMinute> known_on);
  void arrange_legend(const MapScene& scene, const MapContent& content);
  void arrange_comparison(const Comparison& comparison);
  void arrange_scale_bar(const Camera& camera);
  void arrange_north_arrow();
  void draw_sample(const Sample& sample);
  void draw_scale_bar();

  TextRenderer* text_;
  Canvas canvas_;
  // What was arranged.
  std::shared_ptr<const Style> style_;
  gl::Size size_;
  float scale_ = 1;
  float bottom_ = 0;                 // where the lower corners' parts end
  float date_end_ = 0;               // where the date's panel does
  std::optional<LabelBox> credits_;  // the strip below
  std::vector<LabelBox> panels_;
  std::vector<Line> lines_;
  std::vector<Sample> samples_;
  std::optional<ScaleBar> bar_;
  glm::vec2 bar_at_{0, 0};
  std::optional<float> divide_;     // where two layers meet
  std::optional<glm::vec2> arrow_;  // its tip
};

}  // namespace dateline::viewer
