#pragma once

#include "events/extract/syntax/syntax.h"
#include "events/extract/syntax/tagged_text.h"

namespace dateline::events {

/// Whether a clause tells of something that took place.
enum class Factuality : std::uint8_t {
  fact,
  supposed,  ///< mentioned as known: "after the capture of"
  planned,   ///< announced by those who will do it
  not_told,  ///< negated, wished, offered, feared, supposed, habitual: no event
};

/// Reads it from the clause's own form and from what governs it. `brief` passages (headlines, captions) tell in the
/// present tense.
[[nodiscard]] Factuality factuality(const TaggedText& tagged, const Sentence& sentence, const Clause& clause,
                                    bool brief);

/// The verb before a preposition after which a noun tells what somebody did in answer: "responded with air strikes";
/// kNone where it is none.
[[nodiscard]] std::uint32_t answering_verb(const TaggedText& tagged, std::uint32_t preposition);

}  // namespace dateline::events
