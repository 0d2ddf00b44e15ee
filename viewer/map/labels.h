#pragma once

#include <glm/vec2.hpp>
#include <string>
#include <vector>

#include "viewer/map/camera.h"
#include "viewer/map/style.h"

namespace dateline::viewer {

/// A name that wants to be written on the map.
struct LabelCandidate {
  std::string place_id;
  std::string name;    ///< Latin script
  std::string arabic;  ///< written after the name; empty: the name alone
  geo::WorldPoint point;
  const TextStyle* style = nullptr;
  int priority = 0;  ///< higher ones are placed first
  enum class Anchor {
    centre,  ///< the middle of an area: on the point or nowhere
    dot,     ///< a town: beside its dot, to the right if it can be
    beside,  ///< a layer's point: as a town, but the dot is not the label's to draw
    marker,  ///< an event's place: above the box of its markers if it can be, else below or beside
  } anchor = Anchor::centre;
  glm::vec2 clearance{0, 0};  ///< half the size of what stands at the point, pixels
  /// Where not empty, the name follows this course, about its middle; it is somewhat longer than the name.
  std::vector<geo::WorldPoint> course;
};

/// A box in pixels.
struct LabelBox {
  glm::vec2 low{0, 0};
  glm::vec2 high{0, 0};
  [[nodiscard]] bool overlaps(const LabelBox& o) const {
    return low.x < o.high.x && o.low.x < high.x && low.y < o.high.y && o.low.y < high.y;
  }
};

/// What lies around a picture of that size: an obstacle for the labels of a picture that nobody can move, so that none
/// is cut off by its edge.
[[nodiscard]] std::vector<LabelBox> surroundings(gl::Size size);

/// Where a label stands.
struct PlacedLabel {
  std::size_t candidate = 0;  ///< index into the candidates
  glm::vec2 upper_left{0, 0};
  LabelBox box;
  std::vector<glm::vec2> course;  ///< pixels, of a label that follows one
};

/// Chooses which labels are written, and where, so that none covers another or an obstacle: by priority, then name, so
/// that the choice does not depend on where the view is. One name is not written twice along courses close together.
/// `sizes[i]` is candidate i's size in pixels with its halo. Pure.
[[nodiscard]] std::vector<PlacedLabel> place_labels(const std::vector<LabelCandidate>& candidates,
                                                    const std::vector<glm::vec2>& sizes,
                                                    const std::vector<LabelBox>& obstacles, const Camera& camera);

}  // namespace dateline::viewer
