#pragma once

#include <vector>

#include "events/extract/languages/text.h"
#include "events/model/claim.h"
#include "events/time/time_expression.h"

namespace dateline::events {

/// Deaths or injuries that a sentence states, and the words that do so: [first, last).
struct LanguageCasualties {
  Casualties numbers;
  std::size_t first = 0, last = 0;
};

/// Finds them in order: a number with a word that says dead or injured near it. A number that is a part of a time
/// counts nobody. "At least" and "up to" bound the number as well.
[[nodiscard]] std::vector<LanguageCasualties> find_language_casualties(const LanguageText& text,
                                                                       const Sentence& sentence,
                                                                       const std::vector<TimeExpression>& times);

}  // namespace dateline::events
