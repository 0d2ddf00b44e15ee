#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "events/extract/toponyms/toponym_words.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// Whether the word's key does not depend on its neighbours: ASCII letters and digits in lower case, and no article,
/// Arabic ("al", "esh") or abbreviation ("St") that names are also looked up without or in full.
[[nodiscard]] bool has_plain_key(std::string_view lower);

/// Says of runs of words, word by word, whether the gazetteer has their name, without folding each run anew: the key of
/// plain words is their keys in a row. Of words with apostrophes, accents, full stops or possible articles only the
/// whole name tells.
class NameKeys {
 public:
  enum class Use : std::uint8_t {
    none,       ///< no known name is this run or begins with it
    beginning,  ///< longer names begin with it
    whole,      ///< some name has its key
    unknown,    ///< only the gazetteer itself can say
  };

  NameKeys(const NameWords& words, const geo::Gazetteer& gazetteer);

  /// Begins a run before its first word.
  void start();
  /// The run with word `index` after what it has.
  Use extend(std::size_t index);
  /// Whether word `index` cannot make a name of the run: nothing begins with the run, and the word is apart from it.
  [[nodiscard]] bool ends_at(std::size_t index) const;

 private:
  [[nodiscard]] bool is_apart(std::size_t index) const;
  [[nodiscard]] std::string_view key_of(std::size_t index);

  const NameWords& words_;
  const geo::Gazetteer& gazetteer_;
  struct WordKey {
    std::uint32_t begin = 0;  // in keys_
    std::uint32_t size = 0;
    bool known = false;
  };
  std::vector<WordKey> by_word_;  // size 0: not plain
  std::string keys_;
  std::string run_;
  Use use_ = Use::beginning;
};

}  // namespace dateline::events
