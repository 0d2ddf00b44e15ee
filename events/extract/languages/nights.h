#pragma once

#include <optional>

#include "events/extract/languages/time_words.h"

namespace dateline::events {

/// The night between two days that begins at word `i`: "dans la nuit du 11 au 12 juin", "в ночь с субботы на
/// воскресенье", "уночі проти 8 жовтня", "ليلة السبت على الأحد". It is told by the day on whose evening it begins; a
/// night told by the day on which it ends alone reaches back from that day.
[[nodiscard]] std::optional<LanguageTimeMatch> language_night(const LanguageTimeWords& words, std::size_t i);

}  // namespace dateline::events
