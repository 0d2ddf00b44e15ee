#pragma once

#include <cstdint>
#include <vector>

#include "events/evaluate/gold_toponyms.h"
#include "events/extract/toponyms/recognise_weights.h"
#include "events/extract/toponyms/toponyms.h"

namespace dateline::events {

/// A name that may be a place's, and whether a gold corpus says that it is.
struct NameExample {
  double belief = 0;  ///< by the weights set by hand
  std::vector<std::uint16_t> features;
  bool place = false;
};

/// The candidates of a gold document; a name to which the gold gives no known place is left out, as corpora disagree on
/// what such a name is.
[[nodiscard]] std::vector<NameExample> name_examples(const GoldDocument& gold, const geo::Gazetteer& gazetteer,
                                                     const ToponymLexicon& lexicon);

/// Logistic regression by AdaGrad: the log-odds are the hand's belief and the learned weights, which start at nought
/// and are drawn to it, so that the hand decides where nothing was learned.
[[nodiscard]] RecognitionWeights train_recognition(std::vector<const NameExample*> examples);

}  // namespace dateline::events
