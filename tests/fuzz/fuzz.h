#pragma once

#include <cstdlib>

namespace dateline::test {

/// How many damaged files a reader is given: `usual`, or what DATELINE_FUZZ_ROUNDS says. Bounded by number and not by
/// time, so that a run can be repeated.
inline int fuzz_rounds(int usual) {
  const char* rounds = std::getenv("DATELINE_FUZZ_ROUNDS");  // NOLINT(concurrency-mt-unsafe): tests have one thread
  return rounds == nullptr ? usual : std::atoi(rounds);
}

/// The seed of the run: 1, or what DATELINE_FUZZ_SEED says.
inline unsigned fuzz_seed() {
  const char* seed = std::getenv("DATELINE_FUZZ_SEED");  // NOLINT(concurrency-mt-unsafe): as above
  return seed == nullptr ? 1 : static_cast<unsigned>(std::atoi(seed));
}

}  // namespace dateline::test
