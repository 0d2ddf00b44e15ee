#pragma once

#include <optional>
#include <string_view>

#include "events/extract/languages/text.h"
#include "events/extract/times/times.h"

namespace dateline::events {

/// A time expression of words [first, last); for "26-28 July" also the end of the range, from word `end_first` on.
struct LanguageTimeMatch {
  std::size_t first = 0, last = 0;
  TimeMeaning meaning = {};
  TimexType type = TimexType::date;
  std::size_t end_first = 0;
  std::optional<PartialDate> end = {};
};

/// `amount` of `unit` before (negative) or after publication.
[[nodiscard]] LanguageTimeMatch shifted(std::size_t first, std::size_t last, int amount, Granularity unit);

/// What the words of one sentence say about time, by the tables of the language. A word's index is that of its token.
class LanguageTimeWords {
 public:
  struct Said {
    std::size_t length = 0;  ///< in words
    const LanguageTimeWord* word = nullptr;
  };
  struct Number {
    int value = 0;
    std::size_t next = 0;  ///< the word behind it
  };
  struct Amount {
    int value = 1;
    Granularity unit = Granularity::day;
    std::size_t next = 0;  ///< the word behind it
  };

  /// `text` must outlive it.
  LanguageTimeWords(const LanguageText& text, const Sentence& sentence)
      : t_(text), begin_(sentence.first_token), end_(sentence.last_token) {}

  [[nodiscard]] const LanguageText& text() const { return t_; }
  [[nodiscard]] std::size_t begin() const { return begin_; }
  [[nodiscard]] std::size_t end() const { return end_; }

  /// The longest phrase at word `i` that says `what`.
  [[nodiscard]] std::optional<Said> says(std::size_t i, LanguageTime what) const;
  /// Past the words at `i` that say `what`, any number of times.
  [[nodiscard]] std::size_t past(std::size_t i, LanguageTime what) const;
  [[nodiscard]] bool is_text(std::size_t i, std::string_view mark) const;
  [[nodiscard]] bool is_dash(std::size_t i) const;
  [[nodiscard]] std::size_t past_comma(std::size_t i) const;
  /// Whether a word that may stand before a place or a time, such as "in", stands before `i`.
  [[nodiscard]] bool led(std::size_t i) const;

  /// "26", "٢٦", "26-го", "twenty".
  [[nodiscard]] std::optional<Number> number(std::size_t i) const;
  /// "three days", "an hour", a dual.
  [[nodiscard]] std::optional<Amount> amount(std::size_t i) const;
  /// Whether the words at `at` lead to the end of a range that begins at `first`. "And" does only in "between A and B".
  [[nodiscard]] bool is_range_to(std::size_t at, std::size_t first) const;

 private:
  const LanguageText& t_;
  std::size_t begin_, end_;
};

}  // namespace dateline::events
