#pragma once

#include <memory>
#include <vector>

#include "events/model/event_index.h"

namespace dateline::events {

/// How far the place of an event may lie from its position, in the index' fixed point, as the map draws the circle
/// about it; 0 where nothing is said.
[[nodiscard]] float reach_of(const EventRow& row);

/// Finds events by what their uncertain places may be: a circle that reaches into a box is found in it, wherever its
/// middle lies. Immutable, and readable from any thread; holds the rows that have a radius once more.
class AreaSearch {
 public:
  /// In time that depends on the archive: a worker's job.
  explicit AreaSearch(std::shared_ptr<const EventIndex> index);

  /// The placed rows of the window that pass the filter and lie in the box or reach into it, ascending. In time that
  /// depends on the events in the box and about it, as far as each of them reaches.
  [[nodiscard]] std::vector<Row> touching(const WorldBox& box, TimeWindow window, const EventFilter& filter) const;
  /// Those of them whose positions lie outside the box.
  [[nodiscard]] std::vector<Row> reaching_in(const WorldBox& box, TimeWindow window, const EventFilter& filter) const;

 private:
  /// Events that reach about equally far: at most `reach`, and more than half of it.
  struct Ring {
    std::uint32_t reach;
    std::shared_ptr<const EventIndex> rows;  // EventRow::event is the row in index_, radius_m is reach_of()
  };
  std::shared_ptr<const EventIndex> index_;
  std::vector<Ring> rings_;
};

}  // namespace dateline::events
