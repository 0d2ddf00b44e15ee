#pragma once

#include <vector>

#include "events/extract/syntax/tagged_text.h"
#include "events/model/claim.h"

namespace dateline::events {

/// Deaths or injuries that a sentence states.
struct CasualtyMention {
  /// How the numbers go with what was stated before: on their own, on top of it ("two of the injured died"), or in its
  /// stead ("the toll rose to 12").
  enum class Count : std::uint8_t { stated, more, total };

  Casualties numbers;
  Count count = Count::stated;
  WordId group = 0;        ///< the noun that tells who they are ("soldiers"); 0 where it tells nothing
  Span span;               ///< from the number, or its "at least", to the word that says dead or injured
  std::uint32_t word = 0;  ///< the number's
};

/// Finds them in order. A plain number is the best estimate; "at least", "more than" and "up to" bound it as well; a
/// word without a number bounds it from below by the least it can mean ("dozens": 24, "scores": 40, "hundreds": 200,
/// "several": 3) and leaves the estimate empty. "No casualties" is 0.
[[nodiscard]] std::vector<CasualtyMention> find_casualties(const TaggedText& tagged, const Sentence& sentence);

/// Takes over what `to` does not state yet.
void add_casualties(Casualties& to, const Casualties& more);
/// The same for a mention, by how it counts.
void add_casualties(Casualties& to, const CasualtyMention& mention);

}  // namespace dateline::events
