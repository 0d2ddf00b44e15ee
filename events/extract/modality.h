#pragma once

#include "events/extract/syntax.h"
#include "events/extract/tagged_text.h"

namespace dateline::events {

/// Whether a clause tells of something that took place.
enum class Factuality : std::uint8_t {
  fact,
  supposed,  ///< mentioned as known: "after the capture of"
  not_told,  ///< negated, wished, offered, feared, supposed, habitual: no event
};

/// Reads it from the clause's own form and from what governs it. `brief` passages (headlines, captions) tell in the
/// present tense.
[[nodiscard]] Factuality factuality(const TaggedText& tagged, const Sentence& sentence, const Clause& clause,
                                    bool brief);

}  // namespace dateline::events
