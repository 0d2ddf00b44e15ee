#pragma once

#include <string>
#include <utility>
#include <vector>

#include "events/evaluate/corpus.h"
#include "events/model/reading_strength.h"

namespace dateline::events {

/// Whether readings that are called strong are right more often than those called weak.
class StrengthTable {
 public:
  void add(double confidence, bool right) { readings_.emplace_back(confidence, right); }
  /// A row for strong, fair and weak each: right, all, share right and what their confidence promises (its mean). A
  /// last one says how well confidence ranks: the chance that of a right and a wrong reading the right one has more
  /// (the area under the ROC curve).
  [[nodiscard]] Table table(std::string title) const;
  /// A row for each tenth of confidence that anything lies in.
  [[nodiscard]] Table by_tenths(std::string title) const;
  /// The area under the ROC curve; ties count half. Without right or without wrong readings 0.5.
  [[nodiscard]] double rank() const;

 private:
  std::vector<std::pair<double, bool>> readings_;
};

}  // namespace dateline::events
