#pragma once

#include "events/extract/syntax/syntax.h"
#include "events/extract/syntax/tagged_text.h"

namespace dateline::events {

// Words that weigh, count or expect events and tell of none.

/// "an attack is likely": whether the words from `at` on, behind the verb, say how likely it is.
[[nodiscard]] bool is_likelihood(const TaggedText& t, const Sentence& sentence, std::uint32_t at);

/// "is the second journalist killed in the city": counts what is told elsewhere.
[[nodiscard]] bool is_one_of_several(const TaggedText& t, const Sentence& sentence, const Clause& clause);

/// "in one of the deadliest attacks of the war", ", the worst bombing in years": ranks what is told elsewhere.
[[nodiscard]] bool is_ranked(const TaggedText& t, const Sentence& sentence, const Clause& clause);

}  // namespace dateline::events
