#include "events/extract/languages/time_words.h"

#include <algorithm>

#include "base/whole_number.h"

namespace dateline::events {

LanguageTimeMatch shifted(std::size_t first, std::size_t last, int amount, Granularity unit) {
  LanguageTimeMatch match{first, last};
  match.meaning.kind = TimeMeaning::Kind::shift;
  match.meaning.amount = amount;
  match.meaning.unit = unit;
  match.type = unit < Granularity::day ? TimexType::time : TimexType::date;
  return match;
}

std::optional<LanguageTimeWords::Said> LanguageTimeWords::says(std::size_t i, LanguageTime what) const {
  if (i >= end_) {
    return std::nullopt;
  }
  for (const PhraseList::Match& match : t_.lexicon.times.find(t_.words, i, end_)) {
    if (t_.lexicon.time_words[match.value].says == what) {
      return Said{match.length, &t_.lexicon.time_words[match.value]};
    }
  }
  return std::nullopt;
}

std::size_t LanguageTimeWords::past(std::size_t i, LanguageTime what) const {
  while (const auto said = says(i, what)) {
    i += said->length;
  }
  return i;
}

bool LanguageTimeWords::is_text(std::size_t i, std::string_view mark) const {
  return i < end_ && t_.words[i].whole() == mark;
}

bool LanguageTimeWords::is_dash(std::size_t i) const {
  return is_text(i, "-") || is_text(i, "–") || is_text(i, "—");
}

std::size_t LanguageTimeWords::past_comma(std::size_t i) const {
  return is_text(i, ",") || is_text(i, "،") ? i + 1 : i;
}

bool LanguageTimeWords::led(std::size_t i) const {
  return i > begin_ && t_.is(i - 1, LanguageClass::locative);
}

std::optional<LanguageTimeWords::Number> LanguageTimeWords::number(std::size_t i) const {
  if (i >= end_) {
    return std::nullopt;
  }
  const std::string_view word = t_.words[i].forms.back();
  const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
  if (digits > 0 && (digits == word.size() || word[digits] == '-')) {
    const auto value = whole_number(word.substr(0, digits));
    return value ? std::optional(Number{*value, i + 1}) : std::nullopt;
  }
  const auto said = says(i, LanguageTime::number);
  return said ? std::optional(Number{said->word->number, i + said->length}) : std::nullopt;
}

std::optional<LanguageTimeWords::Amount> LanguageTimeWords::amount(std::size_t i) const {
  Amount result;
  if (const auto two = says(i, LanguageTime::two_units)) {
    return Amount{2, *granularity(two->word->value), i + two->length};
  }
  if (const auto count = number(i)) {
    result.value = count->value;
    i = count->next;
  }
  if (const auto unit = says(i, LanguageTime::unit)) {
    result.unit = *granularity(unit->word->value);
    result.next = i + unit->length;
    return result;
  }
  return std::nullopt;
}

bool LanguageTimeWords::is_range_to(std::size_t at, std::size_t first) const {
  if (!says(at, LanguageTime::range_to)) {
    return false;
  }
  constexpr std::size_t kReach = 2;  // words: "entre le"
  bool begun = !t_.is(at, LanguageClass::and_);
  for (std::size_t back = 1; back <= kReach && first >= begin_ + back; ++back) {
    const auto from = says(first - back, LanguageTime::range_from);
    begun = begun || (from && from->length == back);
  }
  return begun;
}

}  // namespace dateline::events
