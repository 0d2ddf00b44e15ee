#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "events/time/interval.h"

namespace dateline::events {

/// Which of the first two numbers of "03/09/2024" is the day.
enum class DayOrder : std::uint8_t { unknown, day_first, month_first };

/// What a date tells of the order: "28/08/2024" has the day first. Nothing where it may be either, or is no such date.
[[nodiscard]] DayOrder day_order(std::string_view text);

/// A date of three numbers with slashes, dashes or full stops between them, the year first or last, also with a time
/// of day behind it ("9/3/2024 2:30 PM"). Full stops have the day first. With `order` unknown nothing where day and
/// month could be told either way. The time is civil, of whatever zone the text is in.
[[nodiscard]] std::optional<TimeInterval> numeric_date(std::string_view text, DayOrder order = DayOrder::unknown);

}  // namespace dateline::events
