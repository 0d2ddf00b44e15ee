#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "events/model/start_counts.h"
#include "viewer/timeline/time_axis.h"

namespace dateline::viewer {

/// Counts of events by type in equal parts of time that begin with whole units of the calendar (hours, days, weeks
/// from Monday, spans of days).
struct Histogram {
  events::TimeWindow range;  ///< a whole number of bins; covers what the axis shows
  events::Minute bin = static_cast<events::Minute>(events::kMinutesPerDay);  ///< minutes of a bar
  std::vector<std::array<std::uint32_t, events::kEventTypeCount>> counts;    ///< of each bin
};

/// The histogram of what the axis shows of the rows that a filter lets pass, with bars at least `min_bar_px` wide.
/// Costs bars, not events.
[[nodiscard]] Histogram make_histogram(const events::StartCounts& counts, const events::KeyFilter& filter,
                                       const TimeAxis& axis, double min_bar_px);

}  // namespace dateline::viewer
