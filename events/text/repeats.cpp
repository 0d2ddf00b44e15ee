#include "events/text/repeats.h"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "base/word_map.h"
#include "events/text/sentences.h"

namespace dateline::events {

namespace {

// Sentences are looked up by their first tokens, as many as the shortest sentence that counts has.
constexpr std::size_t kFewestTokens = 5;
// Sentences with the same beginning that a sentence is compared with; more would not be linear.
constexpr std::size_t kMostCandidates = 8;

class Finder {
 public:
  Finder(const TokenView& tokens, const std::vector<Sentence>& sentences) : tokens_(tokens), sentences_(sentences) {}

  std::vector<Repeat> run() {
    std::vector<Repeat> repeats;
    slots_.resize(std::bit_ceil(sentences_.size() * 2 + 1));
    for (std::uint32_t i = 0; i < sentences_.size(); ++i) {
      const Sentence& sentence = sentences_[i];
      if (sentence.last_token - sentence.first_token < kFewestTokens) {
        continue;
      }
      // Those of one beginning stand in their order, one after the other, with others between them.
      const std::uint64_t beginning = beginning_of(sentence);
      const std::size_t last = slots_.size() - 1;
      std::size_t at = (beginning >> 32) & last;
      std::size_t candidates = 0;
      bool copied = false;
      for (; slots_[at].sentence != kNone && !copied; at = (at + 1) & last) {
        if (slots_[at].beginning == beginning) {
          ++candidates;
          const Sentence& original = sentences_[slots_[at].sentence];
          if (is_copy(sentence, original)) {
            repeats.push_back({sentence.span, original.span});
            copied = true;
          }
        }
      }
      if (!copied && candidates < kMostCandidates) {
        slots_[at] = {beginning, i};
      }
    }
    return repeats;
  }

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF;
  struct Slot {
    std::uint64_t beginning = 0;
    std::uint32_t sentence = kNone;
  };

  [[nodiscard]] std::uint64_t beginning_of(const Sentence& sentence) const {
    std::uint64_t hash = 0;
    for (std::size_t i = 0; i < kFewestTokens; ++i) {
      hash = (hash ^ word_hash(tokens_.word(sentence.first_token + i))) * kWordHashMix;
    }
    return hash ^ hash >> 29;
  }

  [[nodiscard]] bool is_copy(const Sentence& copy, const Sentence& original) const {
    const std::size_t size = copy.last_token - copy.first_token;
    const std::size_t original_size = original.last_token - original.first_token;
    if (size > original_size) {
      return false;
    }
    const bool cut_off = !ends_sentence(tokens_, copy.first_token, copy.last_token);
    if (size < original_size && !cut_off) {
      return false;
    }
    for (std::size_t i = 0; i < size; ++i) {
      const std::string_view a = tokens_.word(copy.first_token + i);
      const std::string_view b = tokens_.word(original.first_token + i);
      if (a != b && !(cut_off && i + 1 == size && b.starts_with(a))) {
        return false;
      }
    }
    return true;
  }

  const TokenView& tokens_;
  const std::vector<Sentence>& sentences_;
  std::vector<Slot> slots_;  // a hash table with linear probing, at most half full
};

}  // namespace

std::vector<Repeat> find_repeats(const TokenView& tokens, const std::vector<Sentence>& sentences) {
  return Finder(tokens, sentences).run();
}

bool is_repeated(const TextStructure& structure, const Sentence& sentence) {
  const std::vector<Repeat>& repeats = structure.repeats;
  const auto found = std::partition_point(repeats.begin(), repeats.end(),
                                          [&](const Repeat& repeat) { return repeat.copy.end <= sentence.span.begin; });
  return found != repeats.end() && found->copy.begin <= sentence.span.begin;
}

}  // namespace dateline::events
