#pragma once

#include <optional>
#include <vector>

#include "events/extract/actors/actors.h"
#include "events/extract/syntax/modality.h"
#include "events/extract/syntax/range_facts.h"
#include "events/extract/syntax/syntax.h"
#include "events/extract/syntax/tagged_text.h"

namespace dateline::events {

/// A passage of a sentence that tells of an event: its trigger and who does what to whom.
struct Happening {
  const Trigger* trigger = nullptr;
  Clause clause;
  WordRange agent;    ///< who does it; empty where unsaid
  WordRange patient;  ///< to whom or to what
  Factuality told = Factuality::fact;
  SubEventType sub_event = SubEventType::other;
  bool inherited_agent = false;  ///< the agent stands in another clause
  /// Where a verb serves several places, the word at which the words of this one begin; else kNone.
  std::uint32_t gap = kNone;
  std::uint32_t until = kNone;  ///< where the words of such a further place begin, for the first of them; else kNone
};

/// Finds what a sentence tells of, in order. What reports nothing (negated, wished, feared, remembered) is left out,
/// and of several triggers for one thing the fullest is kept.
[[nodiscard]] std::vector<Happening> find_happenings(const TaggedText& tagged, const Sentence& sentence, bool brief);

}  // namespace dateline::events
