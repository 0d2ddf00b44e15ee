#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "events/extract/toponyms/toponym_lists.h"
#include "events/text/text_structure.h"

namespace dateline::events {

/// A word as names are made of: a token (with the full stop of an abbreviation), or what lies between the hyphens of
/// one ("US" and "Russia" of "US-Russia").
struct NameWord {
  Span span;
  std::string_view lower;  ///< in lower case (ASCII letters only)
  const WordEntry* entry = nullptr;
  std::uint32_t uses = 0;  ///< of `entry`: they are asked for at every turn, and lie here in the cache
  std::uint32_t sentence = 0;
  std::uint32_t paragraph = 0;
  Passage::Kind passage = Passage::Kind::body;
  bool is_word = false;         ///< letters; else a number or punctuation
  bool capitalised = false;     ///< as a name in its script would be; every word of a script without case
  bool caseless = false;        ///< of a script without capitals
  bool all_capitals = false;    ///< two or more letters
  bool sentence_start = false;  ///< the first word of its sentence, opening punctuation aside
  bool shouted = false;         ///< capitals mean nothing here: all or nearly all words of its sentence have them
  bool joined = false;          ///< a hyphen joins it to the word before it
  bool one_case = false;        ///< its passage has no capitals, or nothing else: `restore_case` tells its names
  [[nodiscard]] bool is(WordUse use) const { return is_any(static_cast<std::uint32_t>(use)); }
  [[nodiscard]] bool is_any(std::uint32_t mask) const { return (uses & mask) != 0; }
  void set_entry(const WordEntry& known) {
    entry = &known;
    uses = known.uses;
  }
};

/// The abbreviation that a text of one case writes so: "u.s.", "GA."; null where there is none.
[[nodiscard]] const PlaceAbbreviation* find_abbreviation(const ToponymLexicon::Lists& lists, std::string_view one_case);

/// The words and punctuation of one text, with their lower-case forms. Borrows the text, its structure and the lists.
class NameWords {
 public:
  NameWords(std::string_view text, const TextStructure& structure, const ToponymLexicon::Lists& lists);

  [[nodiscard]] std::size_t size() const { return words_.size(); }
  [[nodiscard]] const NameWord& operator[](std::size_t index) const { return words_[index]; }
  [[nodiscard]] std::string_view text() const { return text_; }
  /// Whether any passage is written in one case.
  [[nodiscard]] bool has_one_case() const { return has_one_case_; }
  /// Says how a word of one case would have been written otherwise; `find_capitals` is to follow.
  void set_capitalised(std::size_t index, bool capitalised) { words_[index].capitalised = capitalised; }
  void find_capitals();
  /// The capitalised words in order, as names begin with: one in five.
  [[nodiscard]] const std::vector<std::uint32_t>& capitals() const { return capitals_; }
  /// The bytes from the first to before the last word.
  [[nodiscard]] Span span(std::size_t first, std::size_t last) const {
    return {words_[first].span.begin, words_[last - 1].span.end};
  }
  [[nodiscard]] std::string_view lower(Span span) const { return span.of(lower_); }
  [[nodiscard]] std::string_view text_of(std::size_t index) const { return words_[index].span.of(text_); }

  /// The neighbours in the same sentence, or a word that is empty and has no use.
  [[nodiscard]] const NameWord& before(std::size_t index, std::size_t steps = 1) const {
    const bool there = steps <= index && words_[index - steps].sentence == words_[index].sentence;
    return there ? words_[index - steps] : none_;
  }
  [[nodiscard]] const NameWord& after(std::size_t index, std::size_t steps = 1) const {
    const bool there = index + steps < words_.size() && words_[index + steps].sentence == words_[index].sentence;
    return there ? words_[index + steps] : none_;
  }
  [[nodiscard]] bool is_mark(const NameWord& word, std::string_view mark) const {
    return !word.is_word && word.span.of(text_) == mark;
  }
  /// "'s" of "Aleppo's"
  [[nodiscard]] static bool is_possessive(const NameWord& word) {
    return word.lower == "'s" || word.lower == "\u2019s";
  }

 private:
  void add_plain(const TextStructure& structure, std::size_t t, const NameWord& model,
                 const ToponymLexicon::Lists& lists);
  void add_pieces(const Token& token, const NameWord& model, const ToponymLexicon::Lists& lists);
  [[nodiscard]] bool is_abbreviation_dot(const TextStructure& structure, const Sentence& sentence, std::size_t t,
                                         const ToponymLexicon::Lists& lists) const;
  void mark_shouting();
  void mark_one_case(const TextStructure& structure);

  std::string_view text_;
  std::string_view lower_;
  std::vector<NameWord> words_;
  std::vector<std::uint32_t> capitals_;
  NameWord none_;
  bool has_one_case_ = false;
};

}  // namespace dateline::events
