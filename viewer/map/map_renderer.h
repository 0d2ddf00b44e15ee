#pragma once

#include <array>
#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "viewer/gl/framebuffer.h"
#include "viewer/map/camera.h"
#include "viewer/map/flow_scale.h"
#include "viewer/map/heat_scale.h"
#include "viewer/map/labels.h"
#include "viewer/map/map_scene.h"
#include "viewer/text/text_renderer.h"

namespace dateline::viewer {

class Basemap;

/// What a picture holds, so that its legend names that and nothing else.
struct MapContent {
  std::array<std::size_t, events::kEventTypeCount> events{};  ///< of each type, drawn and in view
  std::set<events::Side> control;                             ///< sides whose colour a district or road bears
  bool contested = false;
  bool partly_taken = false;       ///< a hatched district
  bool claimed_only = false;       ///< a dashed outline or line
  bool by_fire = false;            ///< a road cut by fire
  bool denied = false;             ///< a hollow marker
  bool faded = false;              ///< something is drawn faint because nothing newer was reported
  bool uncertain = false;          ///< a dotted circle
  bool crowded = false;            ///< a dot that is paler, for it stands for several events
  std::optional<HeatScale> heat;   ///< where events are drawn as a density
  std::optional<FlowScale> flows;  ///< where arrows are drawn
  bool approximate_districts = false;
  std::size_t unplaced = 0;              ///< events of the window without a position
  std::vector<std::string> layer_notes;  ///< Basemap::notes
  friend bool operator==(const MapContent&, const MapContent&) = default;
};

/// Draws the map: basemap, districts, uncertainty, markers, labels. Lives on the thread that owns the context. What
/// did not change since the last call is not drawn again.
class MapRenderer {
 public:
  /// `text` and `basemap` must outlive it; without a basemap the style's ground colour is drawn. Error (failed): a
  /// shader does not compile.
  [[nodiscard]] static Result<MapRenderer> create(TextRenderer& text, Basemap* basemap);
  ~MapRenderer();
  MapRenderer(MapRenderer&&) noexcept;
  MapRenderer& operator=(MapRenderer&&) noexcept;

  /// Draws the scene into the renderer's own framebuffer of the camera's size; true where the picture is another than
  /// before. Never waits for files: what has not been loaded yet is left out, and `is_settled` says so. Error (failed):
  /// the size is more than the driver can.
  /// `reserve` is asked for the boxes that will lie over the picture, given what it holds; labels keep clear of them.
  using Reserve = std::function<std::vector<LabelBox>(const MapContent&)>;
  [[nodiscard]] Result<bool> draw(const Camera& camera, const MapScene& scene, const Reserve& reserve = {});
  /// Makes the next `draw` draw whatever the scene.
  void redraw();
  /// Whether the last picture is complete, and nothing in it moves: no frame is needed until something changes.
  [[nodiscard]] bool is_settled() const;

  // Of the last picture.
  [[nodiscard]] const gl::Framebuffer& picture() const;
  [[nodiscard]] const MapContent& content() const;
  /// What lies under a pixel: a marker, else a label, else a flow, else a density, else a district.
  [[nodiscard]] std::optional<Pick> pick(glm::dvec2 pixel) const;

 private:
  struct Impl;
  explicit MapRenderer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::viewer
