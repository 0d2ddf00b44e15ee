#pragma once

#include <optional>

#include "events/extract/languages/time_words.h"

namespace dateline::events {

/// The calendar date that begins at word `i`: "Tuesday 26 July 2016", "26-28 July", "26.07.2016", "July 2016", "in
/// 2015".
[[nodiscard]] std::optional<LanguageTimeMatch> language_date(const LanguageTimeWords& words, std::size_t i);

/// The date at word `i` that is counted from publication or the time spoken of before: "three days ago", "yesterday",
/// "this morning", "last week", "last Tuesday".
[[nodiscard]] std::optional<LanguageTimeMatch> language_relative_date(const LanguageTimeWords& words, std::size_t i);

}  // namespace dateline::events
