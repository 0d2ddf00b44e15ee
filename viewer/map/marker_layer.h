#pragma once

#include <future>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "events/model/area_search.h"
#include "viewer/map/canvas.h"
#include "viewer/map/control_history.h"
#include "viewer/map/dot_layer.h"
#include "viewer/map/heat_layer.h"
#include "viewer/map/labels.h"
#include "viewer/map/map_renderer.h"
#include "viewer/map/marker_layout.h"
#include "viewer/map/marker_motion.h"
#include "viewer/map/place_directory.h"

namespace dateline::viewer {

/// Draws what events put on the map: circles of uncertainty, roads, markers with their counts, flashes.
class MarkerLayer {
 public:
  /// `text` must outlive it. Error (failed): a shader does not compile.
  [[nodiscard]] static Result<MarkerLayer> create(TextRenderer& text);

  /// Arranges the events of the scene; `draw`, `pick` and `layout` speak of this arrangement.
  void arrange(const Camera& camera, const MapScene& scene);
  /// Whether dots are to be seen, which draw_dots draws and nothing else: they are the arrangement, or fade from it.
  [[nodiscard]] bool has_dots(const MapScene& scene) const { return motion_.dots(scene.seconds) > 0; }
  /// Makes `picture` show the ground, whose rows (the lowest first) are given, with the dots on it; binds others.
  void draw_dots(const Camera& camera, const MapScene& scene, const std::vector<std::uint8_t>& ground,
                 gl::Framebuffer& picture) {
    dots_.draw(camera, scene, ground, motion_.dots(scene.seconds), picture);
  }
  /// Circles, roads and markers, into the bound framebuffer.
  void draw(const Camera& camera, const MapScene& scene, const std::vector<PlaceControl>& control,
            PlaceDirectory& places, Canvas& canvas, MapContent& content);
  void draw_flashes(const Camera& camera, const MapScene& scene, Canvas& canvas) const;

  [[nodiscard]] const MarkerLayout& layout() const { return layout_; }
  /// The boxes of the markers, which labels keep clear of.
  [[nodiscard]] std::vector<LabelBox> obstacles() const;
  /// What lies about a pixel, where events are a density.
  [[nodiscard]] std::optional<Pick> pick_density(glm::dvec2 pixel, const MapScene& scene) const;
  [[nodiscard]] std::optional<Pick> pick(glm::dvec2 pixel, const MapScene& scene, PlaceDirectory& places) const;
  /// Whether a marker is appearing or pulsing, or areas are still being looked for.
  [[nodiscard]] bool moves() const { return moves_; }

 private:
  MarkerLayer(TextRenderer& text, DotLayer dots, HeatLayer heat);
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);
  /// A single event of a fanned-out stack.
  struct FannedMarker {
    glm::dvec2 centre{0, 0};
    events::Row row = 0;
  };
  /// What an arrangement depends on.
  struct Arranged {
    std::shared_ptr<const events::EventIndex> index;
    events::TimeWindow window;
    events::EventFilter filter;
    std::optional<std::uint32_t> selected_event;
    bool size_by_casualties = false;
    bool heat = false;
    Camera camera{{1, 1}};
    friend bool operator==(const Arranged&, const Arranged&) = default;
  };
  using Areas = std::shared_ptr<const events::AreaSearch>;
  void look_for_areas(const MapScene& scene);
  void fan_out(const Camera& camera, const MapScene& scene);
  void draw_uncertainty(const Camera& camera, const MapScene& scene, PlaceDirectory& places, Canvas& canvas,
                        MapContent& content);
  void draw_roads(const Camera& camera, const MapScene& scene, const std::vector<PlaceControl>& control,
                  PlaceDirectory& places, Canvas& canvas, MapContent& content);
  void draw_stack(const Camera& camera, const MapScene& scene, const MarkerStack& stack, MarkerMotion::Drawn drawn,
                  Canvas& canvas, MapContent& content);
  void draw_leaving(const Camera& camera, const MapScene& scene, Canvas& canvas) const;
  void draw_fan(const Camera& camera, const MapScene& scene, Canvas& canvas);
  void add_count(const Camera& camera, std::size_t count, glm::dvec2 centre, const MarkerStyle& style, double radius,
                 float opacity);

  TextRenderer* text_;
  DotLayer dots_;
  HeatLayer heat_;
  std::unordered_map<std::string, TextLayout> counts_;  // of digits, by text and size
  std::optional<Arranged> arranged_;
  MarkerLayout layout_;
  MarkerMotion motion_;
  bool dense_ = false;     // events are dots
  bool as_heat_ = false;   // they are a density
  Camera camera_{{1, 1}};  // of the arrangement
  std::vector<events::Row> rows_;
  std::shared_ptr<const events::EventIndex> indexed_;  // what areas_ is made of
  Areas areas_;                                        // null: not made yet
  std::vector<std::future<Areas>> making_areas_;       // the last one is of indexed_
  std::vector<FannedMarker> fan_;
  std::size_t fanned_ = kNone;  // the cluster that is fanned out instead of drawn as stacks
  glm::dvec2 fan_centre_{0, 0};
  bool moves_ = false;
};

}  // namespace dateline::viewer
