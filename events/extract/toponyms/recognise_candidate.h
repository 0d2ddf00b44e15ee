#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "events/extract/toponyms/recognise.h"
#include "events/extract/toponyms/recognise_features.h"

namespace dateline::events {

/// A match of the gazetteer in the text, with what speaks for and against it.
struct Candidate {
  NameMention mention;
  Cues cues;
  void set(Cue cue) { cues.set(static_cast<std::size_t>(cue)); }
  [[nodiscard]] bool has(Cue cue) const { return cues[static_cast<std::size_t>(cue)]; }
};

/// The candidates of one text by where they end.
class CandidateEnds {
 public:
  /// Candidates that end after any of `words` words.
  CandidateEnds(const std::vector<Candidate>& candidates, std::size_t words)
      : first_(words + 2), by_end_(candidates.size()) {
    for (const Candidate& c : candidates) {
      ++first_[c.mention.last + 1];
    }
    for (std::size_t i = 1; i < first_.size(); ++i) {
      first_[i] += first_[i - 1];
    }
    std::vector<std::uint32_t> next(first_.begin(), first_.end());
    for (std::uint32_t c = 0; c < candidates.size(); ++c) {
      by_end_[next[candidates[c].mention.last]++] = c;
    }
  }
  /// Indices, in order, of the candidates whose last word is the one before `word`.
  [[nodiscard]] std::span<const std::uint32_t> before(std::size_t word) const {
    return {by_end_.data() + first_[word], by_end_.data() + first_[word + 1]};
  }

 private:
  std::vector<std::uint32_t> first_;  // in by_end_, by word
  std::vector<std::uint32_t> by_end_;
};

}  // namespace dateline::events
