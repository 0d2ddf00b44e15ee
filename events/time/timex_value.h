#pragma once

#include <optional>
#include <string>

#include "events/time/time_meaning.h"

namespace dateline::events {

/// The TIMEX3 value of a meaning, as its words give it: "2016-07-26", "XXXX-07-26", "XXXX-WXX-2", "P3D", "PXW",
/// "PAST_REF", "XXXX-XX-XXT14:30". `unit` is the calendar unit that a counted time comes to, where that is known:
/// "2016-W30" (TimeML 1.2.1, section on `value`).
[[nodiscard]] std::string timex_value(const TimeMeaning& meaning,
                                      const std::optional<TimeInterval>& unit = std::nullopt);

}  // namespace dateline::events
