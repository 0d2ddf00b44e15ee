#pragma once

#include "events/extract/syntax/syntax.h"
#include "events/extract/syntax/tagged_text.h"

namespace dateline::events {

/// Whether a clause that tells of nothing done plainly announces it: "will withdraw", "are to withdraw", "announced an
/// offensive"; without "if", "not" or a doubt.
[[nodiscard]] bool is_announced(const TaggedText& tagged, const Sentence& sentence, const Clause& clause);

}  // namespace dateline::events
