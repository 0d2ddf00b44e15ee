#pragma once

#include <vector>

#include "events/extract/triggers/triggers.h"

namespace dateline::events {

/// Words of a sentence that may name places where a happening is not.
struct PlaceScope {
  std::vector<WordRange> speakers;  ///< that only tell who speaks: "a spokesman in A said"
  std::vector<WordRange> topics;    ///< what a demonstration is about: "marched against the war in A"
};

/// Those of one happening. `speakers` are the sentence's.
[[nodiscard]] PlaceScope place_scope(const TaggedText& tagged, const Sentence& sentence, const Happening& happening,
                                     const std::vector<WordRange>& speakers);

}  // namespace dateline::events
