#pragma once

#include <optional>

#include "events/extract/languages/time_words.h"

namespace dateline::events {

/// The time of day that begins at word `i`, of the day spoken of before: "14:30", "14h30", "at 2 o'clock", "in the
/// evening".
[[nodiscard]] std::optional<LanguageTimeMatch> language_clock(const LanguageTimeWords& words, std::size_t i);

/// Makes of a date the time of day on it.
void give_clock(LanguageTimeMatch& date, const LanguageTimeMatch& clock);

}  // namespace dateline::events
