#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_map.h"
#include "events/extract/times/times.h"
#include "events/text/token_view.h"

namespace dateline::events {

/// What a word may say about time. `assets/lexicons/times.csv` lists the words by these names.
enum class TimeWord : std::uint8_t {
  month,              ///< value 1-12
  weekday,            ///< value 0 (Monday) - 6
  needs_capital,      ///< a month or weekday only where it is capitalised: "march"
  needs_preposition,  ///< a month or weekday alone only behind a word of `before_date`: "May", "April"
  season,             ///< value 0 (spring) - 3
  unit,               ///< value: a granularity's name, "decade" or "century"
  plural,             ///< a unit in the plural
  number,             ///< value: the number
  vague,              ///< "several"
  article,            ///< "a"
  ordinal,            ///< value: the number
  day,                ///< value: days from the day of publication
  day_part,           ///< value: TIMEX3's name, first and last minute of the day
  clock,              ///< value: minute of the day
  holiday,            ///< value: month and day, "12-25"
  part,               ///< value: "early", "middle", "late"; stands before a date
  part_noun,          ///< value as `part`, or "rest"; stands before "of" and a date
  last,
  next,
  this_,
  same,
  every,
  repeated,   ///< value: a granularity's name
  reference,  ///< value: "past", "present", "future"
  since,
  until,
  before,
  after,
  before_date,  ///< words that a date follows
  counted,      ///< nouns that make a number before them no year
  future,       ///< what follows or precedes will be
  looks_ahead,  ///< what an infinitive behind it tells is still to come: "agreed to"
  maybe_future,
  past,        ///< irregular past forms; "-ed" says so by itself
  not_past,    ///< words in "-ed" that are no past forms
  not_verb,    ///< words that do not follow the "to" of an infinitive
  zone,        ///< value: IANA name
  meridiem,    ///< value: hours to add
  era,         ///< value: 1 or -1
  name_after,  ///< what a weekday before it is a name with: "Sunday Times"
  quarter,     ///< value 1-4: "Q3"
  behind_the,  ///< says a time only behind another word: "the moment", "first light"
  opener,      ///< says no time itself, but an expression may begin with it: "the", "that", "overnight"
  count_
};
inline constexpr std::size_t kTimeWordCount = static_cast<std::size_t>(TimeWord::count_);

/// One word of the list and all that it may say.
class TimeEntry {
 public:
  [[nodiscard]] bool is(TimeWord word) const { return (classes_ & bit(word)) != 0; }
  /// Whether an expression may begin with the word.
  [[nodiscard]] bool opens() const { return (classes_ & kOpeners) != 0; }
  /// Whether that expression goes on with a listed word, a number or a compound, at most one word further: "a week",
  /// "two brutal months".
  [[nodiscard]] bool needs_more() const { return (classes_ & kOpeners & ~kNeedMore) == 0; }
  /// The number given with the class; only where `is(word)` and the class has numbers.
  [[nodiscard]] int number(TimeWord word) const { return said(word).number; }
  [[nodiscard]] const std::string& value(TimeWord word) const { return said(word).value; }
  void add(TimeWord word, std::string value);

 private:
  struct Said {
    TimeWord word;
    int number = 0;
    std::string value;
  };
  static constexpr std::uint64_t bit(TimeWord word) { return std::uint64_t{1} << static_cast<unsigned>(word); }
  static const std::uint64_t kOpeners;
  static const std::uint64_t kNeedMore;
  [[nodiscard]] const Said& said(TimeWord word) const {
    return *std::find_if(said_.begin(), said_.end(), [word](const Said& one) { return one.word == word; });
  }

  std::uint64_t classes_ = 0;
  std::vector<Said> said_;
};
static_assert(kTimeWordCount <= 64);

/// The word list, by words in lower case.
struct TimeLexicon::Words {
  WordMap<TimeEntry> entries;

  /// Null where the word is not listed. Case does not matter.
  [[nodiscard]] const TimeEntry* find(std::string_view word) const;
  /// The same of a word in lower case with its key.
  [[nodiscard]] const TimeEntry* find_lower(std::string_view lower, WordKey key) const;
};

/// Tokens together with what each may say about time.
class TimeTokens : public TokenView {
 public:
  TimeTokens(std::string_view text, const TextStructure& structure, const TimeLexicon::Words& words);

  [[nodiscard]] bool may_be(std::size_t i, TimeWord word) const {
    return i < size() && entries_[i] != nullptr && entries_[i]->is(word);
  }
  [[nodiscard]] std::optional<int> number(std::size_t i, TimeWord word) const {
    return may_be(i, word) ? std::optional(entries_[i]->number(word)) : std::nullopt;
  }
  /// Empty where the token is none of the class.
  [[nodiscard]] std::string_view value(std::size_t i, TimeWord word) const {
    return may_be(i, word) ? std::string_view(entries_[i]->value(word)) : std::string_view();
  }
  [[nodiscard]] bool is_listed(std::size_t i) const { return i < size() && entries_[i] != nullptr; }
  /// Whether a time expression may begin here.
  [[nodiscard]] bool may_open(std::size_t i) const {
    if (i >= size()) {
      return false;
    }
    if (entries_[i] != nullptr) {
      return entries_[i]->opens() && (!entries_[i]->needs_more() || goes_on(i + 1) || goes_on(i + 2));
    }
    return is_number_or_compound(i);
  }
  /// What a part of a compound word says: "mid-July", "three-day".
  [[nodiscard]] const TimeEntry* entry(std::string_view word) const { return words_->find(word); }
  [[nodiscard]] const TextStructure& structure() const { return *structure_; }
  /// The token's words, also past the sentence that is looked at.
  [[nodiscard]] std::string_view text_of(std::size_t i) const { return (*this)[i].span.of(structure_->lower); }

  /// Looks no further than the end of `sentence` from now on.
  void look_at(const Sentence& sentence) {
    begin_ = sentence.first_token;
    look_until(sentence.last_token);
  }
  /// Whether the sentence begins here.
  [[nodiscard]] bool begins(std::size_t i) const { return i == begin_; }

 private:
  [[nodiscard]] bool is_number_or_compound(std::size_t i) const {
    if (i >= size() || (*this)[i].plain) {
      return false;
    }
    return is_number(i) || (!is_punctuation(i) && word(i).find('-') != std::string_view::npos);
  }
  [[nodiscard]] bool goes_on(std::size_t i) const { return is_listed(i) || is_number_or_compound(i); }

  const TextStructure* structure_;
  const TimeLexicon::Words* words_;
  std::vector<const TimeEntry*> entries_;
  std::size_t begin_ = 0;
};

}  // namespace dateline::events
