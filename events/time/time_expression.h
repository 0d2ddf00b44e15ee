#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "events/time/interval.h"

namespace dateline::events {

/// TIMEX3's types.
enum class TimexType : std::uint8_t { date, time, duration, set };
[[nodiscard]] std::string_view name_of(TimexType type);  // "DATE", "TIME", "DURATION", "SET"

/// How a following or preceding word bounds the time: "since Monday", "before the capture", "until 5 July".
/// `by` is a day before the end of which something happens, `until` the end of what lasts.
enum class TimeBound : std::uint8_t { none, since, until, by, before, after };

/// A time expression as the text has it, and, after grounding, the interval it means.
struct TimeExpression {
  Span span;  ///< the expression itself, without its preposition
  TimexType type = TimexType::date;
  std::string value;  ///< TIMEX3 value after grounding: "2016-07-26", "2016-07", "PXW", "PAST_REF" ...
  TimeBound bound = TimeBound::none;
  Span bound_span;                       ///< the word of `bound`, where there is one
  std::optional<TimeInterval> grounded;  ///< empty where no interval follows ("PXW" without an anchor)
  std::string rule;                      ///< which rule found it, for the reader's "why"
};

/// `grounded` with its preposition applied: "since 5 July" starts then and is open (throughout), "until 5 July" ends
/// with that day (throughout), "by 5 July" ends with it too and has a moment within, "before 5 July" ends where it
/// starts, "after" starts where it ends. Empty where not grounded.
[[nodiscard]] std::optional<TimeInterval> bounded(const TimeExpression& expression);

}  // namespace dateline::events
