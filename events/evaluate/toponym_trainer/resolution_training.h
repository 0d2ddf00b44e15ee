#pragma once

#include <vector>

#include "events/evaluate/gold_toponyms.h"
#include "events/extract/toponyms/resolve.h"
#include "events/extract/toponyms/toponyms.h"

namespace dateline::events {

/// What may be chosen for a name of a gold corpus, and what is right.
struct ChoiceExample {
  std::vector<PlaceFeatures> features;  ///< of each choice; the last is to choose none
  std::vector<bool> right;              ///< of each choice
  double weight = 1;                    ///< less where the document has the name often
};

/// The names of a gold document that are found where the gold has a place with a point. Right are the places within
/// 161 km; to choose none where there is no such place.
[[nodiscard]] std::vector<ChoiceExample> choice_examples(const GoldDocument& gold, const geo::Gazetteer& gazetteer,
                                                         const ToponymLexicon& lexicon);

/// Learns a log-linear model of choices: the probability of the right ones is made great, and the weights are drawn to
/// those set by hand, so that the hand decides where little was learned.
[[nodiscard]] ResolutionWeights train_resolution(const std::vector<ChoiceExample>& examples);

}  // namespace dateline::events
