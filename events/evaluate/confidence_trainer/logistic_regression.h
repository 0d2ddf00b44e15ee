#pragma once

#include <cstddef>
#include <vector>

#include "events/extract/claims/confidence.h"

namespace dateline::events {

/// A claim whose reading is known to be right or wrong.
struct ConfidenceExample {
  ReadingFeatures features;
  double weight = 1;
  bool right = false;
  std::size_t collection = 0;  ///< of texts: each has its own share of right readings
};

/// The weights under which the examples are likeliest, each drawn to 0 by `shrink` (the precision of a normal prior),
/// but `always` and `parts_by_hand`. What collections differ in beside their features is taken out: the weights speak
/// of the first one.
[[nodiscard]] ConfidenceWeights train_confidence(const std::vector<ConfidenceExample>& examples,
                                                 std::size_t collections, double shrink);

}  // namespace dateline::events
