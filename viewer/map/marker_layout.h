#pragma once

#include <array>
#include <cstdint>
#include <glm/vec2.hpp>
#include <optional>
#include <utility>
#include <vector>

#include "events/model/event_index.h"
#include "viewer/map/camera.h"

namespace dateline::viewer {

/// Events of one type at one spot of the screen: one marker with a count.
struct MarkerStack {
  events::EventType type = events::EventType::strategic;
  std::vector<events::Row> rows;  ///< newest first
  glm::dvec2 centre{0, 0};        ///< pixels
  double radius = 0;              ///< pixels
  events::Minute newest = 0;      ///< end of the newest event, at most the window's
  events::Minute began = 0;       ///< start of the event that began last
  bool claimed_only = false;      ///< every event is a side's claim only
  bool denied_only = false;
  bool planned_only = false;
  bool confirmed = false;  ///< a reviewer confirmed one of them
};

/// A position in the Web Mercator square, as the event index has it: x and y.
using MarkerPosition = std::pair<std::uint32_t, std::uint32_t>;

/// Markers whose places lie too near each other to be told apart at this zoom.
struct MarkerCluster {
  geo::WorldPoint anchor;                          ///< where the place that stands for all of them is
  events::PlaceGroup place = events::kNoPlace;     ///< that place
  std::vector<events::PlaceGroup> places;          ///< all of them
  std::vector<MarkerPosition> spots;               ///< where its events lie, the anchor first
  std::vector<MarkerStack> stacks;                 ///< side by side, by type
  glm::dvec2 upper_left{0, 0}, lower_right{0, 0};  ///< box of its stacks, pixels
};

struct MarkerLayout {
  std::vector<MarkerCluster> clusters;
  std::array<std::size_t, events::kEventTypeCount> in_view{};  ///< events of each type
};

struct MarkerLayoutOptions {
  events::TimeWindow window;
  bool size_by_casualties = false;
};

/// Above so many spots in view, events are dots (see DotField) instead of markers with counts.
inline constexpr std::size_t kMaxSpots = 1200;

/// The drawn rows of a window in view or near it, ascending, or nullopt where they lie on more than `kMaxSpots` spots.
[[nodiscard]] std::optional<std::vector<events::Row>> rows_of_few_spots(const events::EventIndex& index,
                                                                        events::TimeWindow window,
                                                                        const events::EventFilter& filter,
                                                                        const Camera& camera);

/// Arranges the events of `rows` (placed, ascending) for a view. Spots that would overlap are one cluster, at the spot
/// that has the most events of all times, so that it keeps its place while time runs. Pure; linear in the rows.
[[nodiscard]] MarkerLayout lay_out_markers(const events::EventIndex& index, const std::vector<events::Row>& rows,
                                           const Camera& camera, const MarkerLayoutOptions& options);

/// How strongly something is drawn that was last reported at `newest`: 1 for the window's first third before the play
/// head, falling to 0.42 at its beginning and before.
[[nodiscard]] float freshness(events::Minute newest, events::TimeWindow window);
/// Below this freshness a marker counts as faded in the legend.
inline constexpr float kFaded = 0.8F;

}  // namespace dateline::viewer
