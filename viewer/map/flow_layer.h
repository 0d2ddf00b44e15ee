#pragma once

#include <cstdint>
#include <glm/vec2.hpp>
#include <glm/vec4.hpp>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "viewer/gl/buffer.h"
#include "viewer/gl/program.h"
#include "viewer/gl/vertex_array.h"
#include "viewer/map/canvas.h"
#include "viewer/map/flow_field.h"
#include "viewer/map/labels.h"
#include "viewer/map/map_renderer.h"
#include "viewer/map/map_scene.h"
#include "viewer/text/text_renderer.h"

namespace dateline::viewer {

/// Draws where things went: arrows from origins to places, which grow wider towards their heads, bow aside so that two
/// ways between the same places are two arrows, and bear how many events they stand for.
class FlowLayer {
 public:
  /// `text` must outlive it. Error (failed): a shader does not compile.
  [[nodiscard]] static Result<FlowLayer> create(TextRenderer& text);

  /// Arranges the flows of the scene; what follows speaks of this arrangement. Costs nothing where there are none.
  void arrange(const Camera& camera, const MapScene& scene);
  /// Into the bound framebuffer.
  void draw(const Camera& camera, const MapScene& scene, Canvas& canvas, MapContent& content);
  /// The boxes of the counts and of the arrows' heads, which labels keep clear of.
  [[nodiscard]] std::vector<LabelBox> obstacles() const;
  /// The names of the places that arrows come from, where there are few.
  [[nodiscard]] std::vector<LabelCandidate> names(const MapScene& scene) const;
  [[nodiscard]] std::optional<Pick> pick(glm::dvec2 pixel, const MapScene& scene) const;
  /// Whether an arrow is growing: time runs.
  [[nodiscard]] bool moves() const { return moves_; }

 private:
  FlowLayer(TextRenderer& text, gl::Program program);
  /// What an arrangement depends on.
  struct Arranged {
    std::shared_ptr<const events::EventFlows> flows;
    events::TimeWindow window;
    events::EventFilter filter;
    std::optional<std::uint32_t> selected_event;
    Camera camera{{1, 1}};
    friend bool operator==(const Arranged&, const Arranged&) = default;
  };
  /// A flow's way over the screen.
  struct Course {
    glm::dvec2 from{0, 0}, to{0, 0}, control{0, 0};  // pixels
    double begin = 0, end = 1;                       // of the curve, where the arrow begins and ends
    double width = 0;                                // pixels
    double bow = 0;                                  // of the curve's middle, pixels
    std::size_t flow = 0;
    [[nodiscard]] glm::dvec2 at(double t) const;
    [[nodiscard]] double distance_to(glm::dvec2 pixel) const;
  };
  struct Instance {
    glm::vec4 ends;
    glm::vec4 form;
    Colour fill;
    Colour casing;
    glm::vec2 look;
  };
  void add_courses(const MapFlow& flow, std::size_t number, double width, const Camera& camera);
  void add_arrow(const Course& course, float grown, Colour fill, Colour casing, float look, float casing_width);
  void draw_ends(const Camera& camera, const MapScene& scene, Canvas& canvas, MapContent& content) const;
  void draw_counts(const Camera& camera, const MapScene& scene, Canvas& canvas);

  TextRenderer* text_;
  gl::Program program_;
  gl::Buffer buffer_;
  gl::VertexArray array_;
  std::vector<Instance> instances_;
  std::optional<Arranged> arranged_;
  FlowField field_;
  FlowScale scale_;
  std::optional<MapFlow> selected_;  // of the selected event alone
  std::vector<Course> courses_;      // of field_, then of the selected one
  std::vector<LabelBox> counts_at_;
  std::unordered_map<std::string, TextLayout> words_;
  bool moves_ = false;
};

}  // namespace dateline::viewer
