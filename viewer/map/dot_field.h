#pragma once

#include <array>
#include <cstdint>
#include <cstdlib>
#include <glm/vec2.hpp>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "events/model/event_index.h"
#include "viewer/map/camera.h"

namespace dateline::viewer {

/// A pixel that at least one event falls on.
struct DotCell {
  std::int32_t x = 0;  ///< pixels of the camera; may lie up to the field's margin outside
  std::int32_t y = 0;
  std::uint32_t count = 0;  ///< of events, exact
  events::Row newest = 0;   ///< the one of them that began last
};

/// The events of a window in a view, brought together by the pixel that they fall on: what is drawn of very many
/// events costs what the screen can show. Exact: every event is in one cell, and a cell knows how many it stands for.
/// Reused from frame to frame for its memory.
class DotField {
 public:
  /// Takes the drawn events whose pixel lies in view or less than `margin` pixels outside. Linear in the events of the
  /// window, a few nanoseconds each.
  void collect(const events::EventIndex& index, events::TimeWindow window, const events::EventFilter& filter,
               const Camera& camera, int margin);
  void clear();

  /// Oldest first, by each cell's newest event, so that newer ones lie above.
  [[nodiscard]] std::span<const DotCell> cells() const { return cells_; }
  /// Events of each type in view, the margin not counted.
  [[nodiscard]] const std::array<std::size_t, events::kEventTypeCount>& in_view() const { return in_view_; }
  /// The cell that is nearest to a pixel, within `reach` of it; of those equally near, the one drawn on top.
  [[nodiscard]] const DotCell* nearest(glm::dvec2 pixel, double reach) const;
  /// The rows that fell on a cell of the last `collect`, newest first; the first `limit` of them.
  [[nodiscard]] std::vector<events::Row> rows_of(const DotCell& cell, const events::EventIndex& index,
                                                 events::TimeWindow window, const events::EventFilter& filter,
                                                 const Camera& camera, std::size_t limit) const;

 private:
  struct Slot {
    std::uint32_t count = 0;
    events::Row newest = 0;
  };
  struct Free {
    void operator()(Slot* slots) const { std::free(slots); }
  };
  void sort_by_newest();

  // One a pixel of the field; all empty between calls. From calloc, which takes no memory for pages without events.
  std::unique_ptr<Slot[], Free> slots_;
  std::size_t slot_count_ = 0;
  std::vector<std::uint32_t> touched_;  // those that are not
  std::vector<DotCell> cells_;
  std::vector<DotCell> sorting_;
  std::array<std::size_t, events::kEventTypeCount> in_view_{};
};

}  // namespace dateline::viewer
