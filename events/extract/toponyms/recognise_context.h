#pragma once

#include <cstdint>
#include <vector>

#include "events/extract/toponyms/name_senses.h"
#include "events/extract/toponyms/recognise.h"
#include "events/extract/toponyms/recognise_features.h"
#include "events/extract/toponyms/recognise_weights.h"

namespace dateline::events {

/// How a candidate stands to the other candidates that share a word with it.
struct Overlap {
  bool in_longer = false;    ///< a longer one holds it
  bool has_shorter = false;  ///< it holds a shorter one
  bool crosses = false;      ///< one begins before or ends after it, sharing a part
};

/// What the features of a candidate weigh together: its cues, each two of them, and hashed ones: the words around and
/// within it, their shapes and uses, how well known its places are. Builds no string.
[[nodiscard]] double learned_belief(const NameWords& words, const NameMention& mention, const NameSenses& senses,
                                    const Prominence& prominence, const Overlap& overlap, const Cues& cues,
                                    const RecognitionWeights& weights);
/// The same features, as indices into `RecognitionWeights`; for training them.
[[nodiscard]] std::vector<std::uint16_t> features_of(const NameWords& words, const NameMention& mention,
                                                     const NameSenses& senses, const Prominence& prominence,
                                                     const Overlap& overlap, const Cues& cues);

}  // namespace dateline::events
