#pragma once

#include <cstddef>

namespace dateline::events {

/// part / whole, and 1 where there was nothing to find.
[[nodiscard]] inline double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 1 : static_cast<double>(part) / static_cast<double>(whole);
}

/// What was expected, what was found, and how much of it is the same.
struct Counts {
  std::size_t expected = 0;
  std::size_t found = 0;
  std::size_t matched = 0;

  [[nodiscard]] double precision() const { return share(matched, found); }
  [[nodiscard]] double recall() const { return share(matched, expected); }
  /// The harmonic mean of precision and recall.
  [[nodiscard]] double f1() const {
    const double sum = precision() + recall();
    return sum == 0 ? 0 : 2 * precision() * recall() / sum;
  }
  Counts& operator+=(const Counts& other) {
    expected += other.expected;
    found += other.found;
    matched += other.matched;
    return *this;
  }
};

}  // namespace dateline::events
