#pragma once

#include <optional>
#include <string>

#include "events/time/time_meaning.h"

namespace dateline::events {

/// A time that others are counted from, and how finely it is known.
struct TimeAnchor {
  CivilMinute minute = 0;
  Granularity granularity = Granularity::day;
};

/// What a meaning comes to.
struct Grounding {
  std::string value;  ///< as TIMEX3 writes it; with X for what is not known
  std::optional<TimeInterval> interval;
};

/// Grounds `meaning` on `anchor`: completes dates ("26 July" to the nearest that fits its direction) and counts from
/// it. Without an anchor only what is complete in itself gets an interval. An anchor known less finely than the unit
/// that is counted (a month, for "yesterday") grounds nothing.
[[nodiscard]] Grounding ground(const TimeMeaning& meaning, const std::optional<TimeAnchor>& anchor);

/// Moves `meaning`'s clock time from the zone that the text names to `zone`. Unchanged where it names none.
[[nodiscard]] TimeInterval in_zone(TimeInterval interval, const TimeMeaning& meaning, std::string_view zone);

}  // namespace dateline::events
