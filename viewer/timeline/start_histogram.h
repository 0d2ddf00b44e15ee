#pragma once

#include "events/model/start_counts.h"
#include "viewer/timeline/histogram.h"

namespace dateline::viewer {

/// The same of the rows that a filter lets pass, from sums that serve every filter.
[[nodiscard]] Histogram make_histogram(const events::StartCounts& counts, const events::KeyFilter& filter,
                                       const TimeAxis& axis, double min_bar_px);

}  // namespace dateline::viewer
