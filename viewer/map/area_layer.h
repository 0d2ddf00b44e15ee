#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "viewer/gl/buffer.h"
#include "viewer/gl/draw.h"
#include "viewer/gl/program.h"
#include "viewer/gl/vertex_array.h"
#include "viewer/map/canvas.h"
#include "viewer/map/control_history.h"
#include "viewer/map/map_renderer.h"
#include "viewer/map/place_directory.h"

namespace dateline::viewer {

/// Draws districts and who holds them: filled where reported, hatched where partly taken, outlined with dashes where
/// only a side claims it. Old reports are fainter.
class AreaLayer {
 public:
  /// Error (failed): a shader does not compile.
  [[nodiscard]] static Result<AreaLayer> create();

  /// Draws into the bound framebuffer, and notes in `content` what was drawn.
  void draw(const Camera& camera, const MapScene& scene, const std::vector<PlaceControl>& control,
            PlaceDirectory& places, Canvas& canvas, MapContent& content);

 private:
  explicit AreaLayer(gl::Program program);
  struct Ring {
    std::size_t first = 0, count = 0;  // of the buffer's positions
  };
  struct Area {
    std::vector<Ring> rings;
    geo::WorldPoint low, high;  // its box
  };
  struct Paint {
    glm::vec4 colour;
    glm::vec4 stripe;
    float stripe_width = 0;
  };
  void upload(std::shared_ptr<const DistrictSet> districts);
  void fill(const Area& area, const Paint& paint);
  void outline(const Camera& camera, const District& district, const LineStyle& style, Colour colour, bool dashed,
               Canvas& canvas, float widen = 1) const;
  [[nodiscard]] static bool in_view(const Camera& camera, const Area& area);

  gl::Program program_;
  gl::Buffer positions_;
  gl::VertexArray array_;
  std::shared_ptr<const DistrictSet> districts_;
  std::vector<Area> areas_;  // one a district
};

/// Points of the square as pixels of a view.
[[nodiscard]] std::vector<glm::vec2> project_line(const Camera& camera, const std::vector<geo::WorldPoint>& line);

/// The colour of a place's state, and how strongly it is drawn by its age.
[[nodiscard]] Colour control_colour(const Style& style, const PlaceControl& control);
/// 1 when reported in the week before `now`, falling to 0.35 at 90 days.
[[nodiscard]] float control_freshness(events::Minute reported, events::Minute now);

}  // namespace dateline::viewer
