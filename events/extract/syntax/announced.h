#pragma once

#include "events/extract/syntax/syntax.h"
#include "events/extract/syntax/tagged_text.h"

namespace dateline::events {

/// Whether a clause that tells of nothing done plainly announces it: "will withdraw", "are to withdraw", "plans to
/// evacuate", "threatened to shell", "will launch an offensive", "announced an offensive", "a march is planned", and of
/// a `rally` "called for a march"; without "if", "not" or a doubt.
[[nodiscard]] bool is_announced(const TaggedText& tagged, const Sentence& sentence, const Clause& clause, bool rally);

}  // namespace dateline::events
