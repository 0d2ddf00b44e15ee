#pragma once

#include <cstddef>
#include <vector>

#include "events/extract/grounding/paragraph_places.h"
#include "events/extract/triggers/triggers.h"

namespace dateline::events {

/// A sentence that may tell of events, and the happenings in it.
struct ToldSentence {
  std::size_t index = 0;  ///< of the structure's sentences
  Passage::Kind kind = Passage::Kind::body;
  std::vector<Happening> happenings;
};

/// The sentences of a report that are its own to tell: no bylines, credits, links or copies of one before, in order.
/// Found before anything else is asked about them, since most reports tell of no happening.
[[nodiscard]] std::vector<ToldSentence> told_sentences(const TaggedText& tagged,
                                                       const ParagraphPlaces& paragraph_places);

}  // namespace dateline::events
