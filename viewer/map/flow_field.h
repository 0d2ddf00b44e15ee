#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "events/model/event_flows.h"
#include "viewer/map/camera.h"
#include "viewer/map/flow_scale.h"

namespace dateline::viewer {

/// Events of one type that went from one spot of the map to another, as one arrow.
struct MapFlow {
  std::uint32_t from_x = 0, from_y = 0;  ///< the middle of where they came from, as the event index has positions
  std::uint32_t to_x = 0, to_y = 0;      ///< and of where they went
  std::size_t count = 0;
  events::Row row = 0;  ///< of one of its events
  events::EventType type = events::EventType::strategic;
  bool one_origin = true;       ///< all came from the same position
  bool one_destination = true;  ///< all went to the same position
  float from_radius_m = 0;      ///< of the area that the one origin stands for; 0 where unknown or several
  bool claimed_only = true;     ///< every event is a side's claim only
  bool denied_only = true;
  bool planned_only = true;
  events::Minute newest = 0;  ///< end of the newest event, at most the window's
  events::Minute began = 0;   ///< start of the one that began first
  std::uint32_t lane = 0;     ///< how many others between the same spots lie nearer to the straight line
};

/// The flows of a window that cross the view, brought together so that a screen is not filled with more than it can
/// show: ends that lie within a few pixels of each other are one, and where there are still too many flows, ends within
/// twice as many, and so on. The spots are squares of the map, so that they stay while the view moves; zooming in opens
/// them up. Costs the flows of the window, some nanoseconds each, and the screen.
class FlowField {
 public:
  static constexpr double kSpot = 12;             ///< least side of a spot, design pixels
  static constexpr std::size_t kMostFlows = 400;  ///< that a screen shows

  void collect(const events::EventIndex& index, const events::EventFlows& flows, events::TimeWindow window,
               const events::EventFilter& filter, const Camera& camera);
  void clear();

  /// Those of most events first.
  [[nodiscard]] const std::vector<MapFlow>& flows() const { return flows_; }
  /// The events of one of them, the newest first; `limit` of them. The arguments are those of `collect`.
  [[nodiscard]] std::vector<events::Row> rows_of(const MapFlow& flow, const events::EventIndex& index,
                                                 const events::EventFlows& flows, events::TimeWindow window,
                                                 const events::EventFilter& filter, const Camera& camera,
                                                 std::size_t limit) const;
  [[nodiscard]] std::size_t events() const { return events_; }  ///< in view, those within a spot among them
  [[nodiscard]] std::size_t within() const { return within_; }  ///< events whose ends lie in one spot: no arrow
  [[nodiscard]] std::size_t still() const { return still_; }    ///< and whose ends are one position; not in `within`

 private:
  /// What flows of one spot to another have in common.
  struct Key {
    std::uint32_t from_x = 0, from_y = 0, to_x = 0, to_y = 0, type = 0;  // positions divided by the spots' side
    friend auto operator<=>(const Key&, const Key&) = default;
  };
  struct Sum {
    Key key;
    MapFlow flow;                                       // its positions are of the first event
    double from_x = 0, from_y = 0, to_x = 0, to_y = 0;  // sums of the distances to it
  };
  void add(const Sum& sum);
  void merge_spots();
  [[nodiscard]] static std::uint64_t hash_of(const Key& key);
  [[nodiscard]] static bool is_within(const Key& finest);

  std::vector<Sum> sums_, finer_;
  std::vector<std::uint32_t> slots_;  // of a hash table with open addressing: index into sums_ plus one, or 0
  std::vector<MapFlow> flows_;
  std::vector<Key> keys_;  // of flows_
  int shift_ = 0;          // a spot's side is 2^shift_ ...
  int finest_shift_ = 0;   // ... and was that before spots were merged
  std::size_t events_ = 0, within_ = 0, still_ = 0;
};

/// The scale of what it shows.
[[nodiscard]] FlowScale flow_scale(const FlowField& field);

}  // namespace dateline::viewer
