#pragma once

#include <vector>

#include "events/extract/languages/text.h"
#include "events/extract/times/times.h"

namespace dateline::events {

/// Finds the time expressions of a document in a language whose rules are tables: dates, days, what is counted from
/// publication, clock times and ranges. In order, not overlapping; they are grounded as those of English are.
[[nodiscard]] std::vector<FoundTime> find_language_times(const LanguageText& text);

}  // namespace dateline::events
