#include "events/text/repeats.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

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
    by_beginning_.reserve(sentences_.size());
    for (std::size_t i = 0; i < sentences_.size(); ++i) {
      const Sentence& sentence = sentences_[i];
      if (sentence.last_token - sentence.first_token < kFewestTokens) {
        continue;
      }
      std::vector<std::size_t>& earlier = by_beginning_[beginning_of(sentence)];
      const auto original = std::find_if(earlier.begin(), earlier.end(),
                                         [&](std::size_t other) { return is_copy(sentence, sentences_[other]); });
      if (original != earlier.end()) {
        repeats.push_back({sentence.span, sentences_[*original].span});
      } else if (earlier.size() < kMostCandidates) {
        earlier.push_back(i);
      }
    }
    return repeats;
  }

 private:
  [[nodiscard]] std::size_t beginning_of(const Sentence& sentence) const {
    std::size_t hash = 0;
    for (std::size_t i = 0; i < kFewestTokens; ++i) {
      hash = hash * 31 + std::hash<std::string_view>()(tokens_.word(sentence.first_token + i));
    }
    return hash;
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
  std::unordered_map<std::size_t, std::vector<std::size_t>> by_beginning_;
};

}  // namespace

std::vector<Repeat> find_repeats(const TokenView& tokens, const std::vector<Sentence>& sentences) {
  return Finder(tokens, sentences).run();
}

}  // namespace dateline::events
