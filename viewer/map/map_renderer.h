#pragma once

#include <array>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "base/result.h"
#include "viewer/gl/framebuffer.h"
#include "viewer/map/camera.h"
#include "viewer/map/map_scene.h"
#include "viewer/text/text_renderer.h"

namespace dateline::viewer {

class Basemap;

/// What a picture holds, so that its legend names that and nothing else.
struct MapContent {
  std::array<std::size_t, events::kEventTypeCount> events{};  ///< markers' events in view, by type
  std::set<events::Side> control;                             ///< sides whose colour a district or road bears
  bool contested = false;
  bool partly_taken = false;  ///< a hatched district
  bool claimed_only = false;  ///< a dashed outline or line
  bool by_fire = false;       ///< a road cut by fire
  bool faded = false;         ///< something is drawn faint because nothing newer was reported
  bool uncertain = false;     ///< a dotted circle
  bool stacked = false;       ///< a marker with a count
  bool approximate_districts = false;
  std::size_t unplaced = 0;  ///< events of the window without a position
};

/// Draws the map: basemap, districts, uncertainty, markers, labels. Lives on the thread that owns the context. What
/// did not change since the last call is not drawn again.
class MapRenderer {
 public:
  /// `text` and `basemap` must outlive it; without a basemap the style's background is drawn. Error (failed): a shader
  /// does not compile.
  [[nodiscard]] static Result<std::unique_ptr<MapRenderer>> create(TextRenderer& text, Basemap* basemap);
  virtual ~MapRenderer() = default;

  /// Draws the scene into the renderer's own framebuffer of the camera's size. Never waits for files: what has not been
  /// loaded yet is left out, and `is_settled` says so. Error (failed): the size is more than the driver can.
  [[nodiscard]] virtual Result<void> draw(const Camera& camera, const MapScene& scene) = 0;
  /// Whether the last picture is complete, and nothing in it moves.
  [[nodiscard]] virtual bool is_settled() const = 0;

  [[nodiscard]] virtual const gl::Framebuffer& picture() const = 0;
  [[nodiscard]] virtual const MapContent& content() const = 0;

  /// What lies under a pixel of the last picture: a marker, else a label, else a district.
  [[nodiscard]] virtual std::optional<Pick> pick(glm::dvec2 pixel) const = 0;
};

}  // namespace dateline::viewer
