#pragma once

#include <vector>

#include "events/model/event_index.h"
#include "geo/bounds.h"
#include "geo/mercator.h"

namespace dateline::viewer {

/// The window that a project opens with, where it keeps no view: the stretch with the most events that the filter lets
/// pass, seven days long, or a fiftieth of the whole where that is more, in whole days. The later one of equals.
/// Without events, the seven days up to `today`.
[[nodiscard]] events::TimeWindow first_window(const events::EventIndex& index, const events::EventFilter& filter,
                                              events::Minute today);

/// Where most of the rows are: the box of all that are not many times farther from the middle than the others, so that
/// one report from far away does not push the rest into a corner. Empty where none has a position.
[[nodiscard]] geo::Bounds bounds_of_most(const events::EventIndex& index, const std::vector<events::Row>& rows);

/// What showing everything is to show: the events of the window, or all where it holds none.
struct EventsInView {
  geo::Bounds bounds = geo::Bounds::empty();  ///< of most of them
  std::vector<geo::WorldPoint> points;
};
[[nodiscard]] EventsInView events_to_show(const events::EventIndex& index, events::TimeWindow window,
                                          const events::EventFilter& filter);

}  // namespace dateline::viewer
