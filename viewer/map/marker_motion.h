#pragma once

#include <glm/vec2.hpp>
#include <optional>
#include <vector>

#include "viewer/map/camera.h"
#include "viewer/map/marker_layout.h"

namespace dateline::viewer {

/// How markers get from one arrangement to the next: where a cluster opens up as a person zooms, its parts move from
/// where it stood to their own places; where clusters become one, what it swallows moves into it and fades. Only
/// markers of the present arrangement bear counts, so that these are exact at every moment. Where markers become dots,
/// or dots markers, the ones fade in while the others fade out. Pure; times are seconds of one steady clock.
class MarkerMotion {
 public:
  static constexpr double kSeconds = 0.24;

  /// A marker of the arrangement, as it is drawn now.
  struct Drawn {
    glm::dvec2 centre{0, 0};  ///< pixels
    float opacity = 1;
  };
  /// A marker of an arrangement before, on its way out. It has no count: its events are counted elsewhere.
  struct Leaving {
    events::EventType type = events::EventType::strategic;
    glm::dvec2 centre{0, 0};
    double radius = 0;  ///< pixels
    float opacity = 1;
  };

  /// Takes an arrangement for the present one: `layout` where events are markers, nothing where they are dots.
  /// `now` is nullopt for a still picture, in which nothing moves. Clusters change places of themselves as time runs
  /// or filters change; only a zoom sets them moving.
  void show(const MarkerLayout* layout, const Camera& camera, std::optional<double> now);

  /// Whether anything is on its way at that time.
  [[nodiscard]] bool moves(std::optional<double> now) const;
  /// Stack `stack` of cluster `cluster` of the arrangement.
  [[nodiscard]] Drawn drawn(std::size_t cluster, std::size_t stack, const Camera& camera,
                            std::optional<double> now) const;
  [[nodiscard]] std::vector<Leaving> leaving(const Camera& camera, std::optional<double> now) const;
  /// How strongly dots are drawn, 0 to 1.
  [[nodiscard]] float dots(std::optional<double> now) const;

 private:
  /// A pixel that goes with the map: some pixels beside a place.
  struct Spot {
    geo::WorldPoint place;
    glm::dvec2 beside{0, 0};
    [[nodiscard]] glm::dvec2 on(const Camera& camera) const { return camera.to_screen(place) + beside; }
  };
  struct Way {
    Spot from, to;
    double began = 0;
    [[nodiscard]] glm::dvec2 at(const Camera& camera, double now) const;
  };
  struct Marker {
    events::EventType type = events::EventType::strategic;
    double radius = 0;
    Way way;
    bool fades_in = false;
  };
  struct Cluster {
    std::vector<MarkerPosition> spots;  // ascending
    std::vector<Marker> markers;
  };
  struct Ghost {
    Marker marker;
    float opacity = 1;  // where it began to fade
  };
  [[nodiscard]] const Marker* source_of(const MarkerCluster& cluster, events::EventType type) const;
  void leave(const Marker& marker, const Spot& towards, const Camera& camera, double now);

  std::vector<Cluster> clusters_;
  std::vector<std::pair<MarkerPosition, std::size_t>> cluster_of_;  // by position, ascending
  std::vector<Ghost> ghosts_;
  bool dots_ = false;
  double dots_began_ = 0;
  bool dots_fade_ = false;
  std::optional<Camera> camera_;  // of the arrangement
};

}  // namespace dateline::viewer
