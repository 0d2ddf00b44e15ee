#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "events/language/language_words.h"

namespace dateline::events {

/// Phrases of several words, each with a value, found in a text's words. A word that ends in `*` stands for every word
/// that begins so; `~` stands for up to three words that are no punctuation. Filled while it is loaded, then only read.
class PhraseList {
 public:
  struct Match {
    std::size_t length = 0;  ///< in words
    std::uint32_t value = 0;
  };

  /// Adds a phrase as a person writes it. False where nothing of it is left to search for, or a `*` or `~` would match
  /// anything.
  [[nodiscard]] bool add(std::string_view phrase, std::uint32_t value);

  /// The phrases that stand at word `at`, before word `last`; the longest first, of one length in their order.
  [[nodiscard]] std::vector<Match> find(const LanguageWords& words, std::size_t at, std::size_t last) const;

 private:
  struct Pattern {
    std::string stem;
    bool open = false;  // any ending
    bool gap = false;
  };
  struct Phrase {
    std::vector<Pattern> words;
    std::uint32_t value = 0;
  };
  [[nodiscard]] static bool fits(const Pattern& pattern, const LanguageWord& word);
  [[nodiscard]] std::size_t end_of(const Phrase& phrase, std::size_t word, const LanguageWords& words, std::size_t at,
                                   std::size_t last) const;

  std::vector<Phrase> phrases_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_word_, by_stem_;  // of their first words
};

}  // namespace dateline::events
