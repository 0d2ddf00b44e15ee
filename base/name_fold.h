#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline {

/// What a character is to the words of a name.
enum class NameCharacter : std::uint8_t { letter, hyphen, separator, nothing };

/// A name split at spaces and punctuation, its words without case and diacritics, in UTF-8. Apostrophes and full stops
/// vanish.
class FoldedName {
 public:
  struct Word {
    std::uint32_t begin = 0;  ///< bytes [begin, end) of `text`
    std::uint32_t end = 0;
    bool capital = false;       ///< began with a capital letter as written
    bool hyphen_after = false;  ///< joined to the next word by a hyphen
  };

  explicit FoldedName(std::string_view name);

  /// All words, separated by one space.
  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] bool is_ascii() const { return ascii_; }
  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] const Word& operator[](std::size_t i) const { return words_[i]; }
  [[nodiscard]] std::string_view letters(std::size_t i) const {
    return std::string_view(text_).substr(words_[i].begin, words_[i].end - words_[i].begin);
  }

 private:
  /// False where the name has other characters than ASCII's and typographic apostrophes and dashes.
  bool fold_ascii(std::string_view name);
  void fold_unicode(std::string_view name);
  /// Begins and ends words; true where the character is a letter, which is to be appended.
  bool take(NameCharacter kind, bool capital);
  void begin_word(bool capital);

  std::string text_;
  std::vector<Word> words_;
  bool in_word_ = false;
  bool ascii_ = false;
};

/// Cyrillic and Greek letters in Latin ones, letter by letter; others as they are. Takes a folded word.
[[nodiscard]] std::u32string to_latin(std::string_view letters);

[[nodiscard]] std::string to_utf8(const std::u32string& letters);

}  // namespace dateline
