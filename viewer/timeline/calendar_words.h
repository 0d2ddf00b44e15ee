#pragma once

#include <string>
#include <string_view>

#include "events/time/interval.h"

namespace dateline::viewer {

/// Times in words for people, in English. Days are inclusive: an interval's exclusive end is never shown.

/// "July"; `month` is 1 to 12.
[[nodiscard]] std::string_view month_name(unsigned month);
/// "Tuesday".
[[nodiscard]] std::string_view weekday_name(events::CivilMinute minute);
/// "26 July".
[[nodiscard]] std::string day_and_month(events::CivilMinute minute);
/// "26 July 2016".
[[nodiscard]] std::string day_words(events::CivilMinute minute);
/// "26 July 2016", "20 – 26 July 2016", "29 June – 3 July 2016", "July 2016" for a whole month, "2016" for a whole
/// year, "until 26 July 2016", "since 1 July 2016", "26 July 2016, 14:30", "unknown".
[[nodiscard]] std::string interval_words(const events::TimeInterval& interval);
/// The same followed by what the extent means: ", once during the day", ", throughout", ", once within these days".
[[nodiscard]] std::string interval_words_with_extent(const events::TimeInterval& interval);
/// "7 days", "1 day", "36 hours", "45 minutes" for a length in minutes.
[[nodiscard]] std::string length_words(events::CivilMinute minutes);

}  // namespace dateline::viewer
