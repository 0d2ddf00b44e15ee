#pragma once

#include <array>
#include <string>

#include "events/evaluate/corpus.h"
#include "events/model/reading_strength.h"

namespace dateline::events {

/// Whether readings that are called strong are right more often than those called weak.
class StrengthTable {
 public:
  void add(double confidence, bool right);
  /// A row for strong, fair and weak each: right, all, share.
  [[nodiscard]] Table table(std::string title) const;

 private:
  struct Row {
    std::size_t right = 0, all = 0;
  };
  std::array<Row, kReadingStrengths.size()> rows_;
};

}  // namespace dateline::events
