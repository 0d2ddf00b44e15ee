#pragma once

#include <cstddef>
#include <vector>

#include "events/extract/actors/attribution.h"
#include "events/extract/claims/place_memory.h"
#include "events/extract/grounding/context_places.h"
#include "events/extract/grounding/paragraph_places.h"

namespace dateline::events {

/// Where a happening was, by its own words and then by those around it. Refers to all that it is made of.
class HappeningPlaces {
 public:
  HappeningPlaces(const TaggedText& tagged, const ContextPlaces& context, const ParagraphPlaces& paragraph_places,
                  const PlaceMemory& before)
      : t_(tagged), context_(context), paragraph_places_(paragraph_places), before_(before) {}

  /// Makes of the places that the happening's words name those where it was: sets names of no gazetteer into the town
  /// or the part of a list that they belong to, and gives a place to a happening without one where the paragraph's
  /// scene, who speaks, or the country has it. `index` is the sentence's. Leaves `places` empty where nothing does.
  void settle(std::vector<PlaceChoice>& places, const Sentence& sentence, std::size_t index, const Happening& happening,
              const std::vector<Speech>& speech) const;

 private:
  const TaggedText& t_;
  const ContextPlaces& context_;
  const ParagraphPlaces& paragraph_places_;
  const PlaceMemory& before_;
};

}  // namespace dateline::events
