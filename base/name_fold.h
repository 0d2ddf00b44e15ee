#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// A word of a name with case and diacritics folded away.
struct FoldedWord {
  std::u32string letters;
  bool capital = false;       ///< began with a capital letter as written
  bool hyphen_after = false;  ///< joined to the next word by a hyphen
};

/// Splits a name at spaces and punctuation and folds its words. Apostrophes and full stops vanish.
[[nodiscard]] std::vector<FoldedWord> fold_words(std::string_view name);

/// Cyrillic and Greek letters in Latin ones, letter by letter; others as they are. Takes a folded word.
[[nodiscard]] std::u32string to_latin(const std::u32string& letters);

[[nodiscard]] std::string to_utf8(const std::u32string& letters);

}  // namespace dateline
