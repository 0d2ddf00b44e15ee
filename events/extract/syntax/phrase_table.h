#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_map.h"

namespace dateline::events {

/// A lower-case word that some lexicon knows; 0 is every other word.
using WordId = std::uint32_t;

/// The words that the lexicons know. Filled while they are loaded, then only read.
class Vocabulary {
 public:
  /// The id of `word` in any case, which is added where it is new.
  WordId add(std::string_view word);
  [[nodiscard]] WordId find(std::string_view word) const;
  /// The same of a word in lower case with its key.
  [[nodiscard]] WordId find_lower(std::string_view lower, WordKey key) const;
  /// One more than the largest id.
  [[nodiscard]] std::size_t size() const { return ids_.size() + 1; }

 private:
  WordMap<WordId> ids_;
};

/// Lower case of ASCII letters, with the typographic apostrophe as a plain one.
[[nodiscard]] std::string lower_word(std::string_view word);

/// Phrases of several words, each with values, found in a run of words. A `~` in a phrase stands for up to three words
/// of any kind but punctuation: "take ~ control of".
class PhraseTable {
 public:
  struct Match {
    std::size_t length = 0;  ///< in words
    std::uint32_t value = 0;
  };

  void add(std::span<const WordId> phrase, std::uint32_t value);
  /// The word that stands for `~` when phrases are added.
  static constexpr WordId kGap = 0xffffffff;

  /// Whether any phrase begins with this word.
  [[nodiscard]] bool may_begin(WordId word) const { return word < first_nodes_.size() && first_nodes_[word] != 0; }

  /// All phrases that stand at the beginning of `words`, the longest first; of one length in the order of their
  /// adding. Words of punctuation have the id `kNoWord`.
  void find(std::span<const WordId> words, std::vector<Match>& matches) const {
    matches.clear();
    if (!words.empty() && may_begin(words.front())) {
      find_begun(words, matches);
    }
  }
  static constexpr WordId kNoWord = 0xfffffffe;

 private:
  /// The same where some phrase begins with the first word.
  void find_begun(std::span<const WordId> words, std::vector<Match>& matches) const;
  void walk(std::span<const WordId> words, std::size_t at, std::uint32_t node, std::vector<Match>& matches) const;
  [[nodiscard]] std::uint32_t next(std::uint32_t node, WordId word) const;

  struct Edge {
    std::uint32_t from = 0;
    WordId word = 0;
    std::uint32_t to = 0;  // 0 where the slot is empty: no edge leads to the root
  };
  [[nodiscard]] std::size_t slot_of(std::uint32_t node, WordId word) const;
  std::uint32_t add_node();
  std::uint32_t add_edge(std::uint32_t node, WordId word);

  std::vector<Edge> edges_{1};  // a hash table with linear probing: a power of two of slots, at most half full
  std::vector<std::vector<std::uint32_t>> values_{1};  // by node; node 0 is the root
  std::vector<std::uint32_t> first_nodes_;             // by the first word of a phrase; 0 where none begins so
};

}  // namespace dateline::events
