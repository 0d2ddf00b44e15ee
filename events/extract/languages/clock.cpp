#include "events/extract/languages/clock.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/whole_number.h"

namespace dateline::events {

namespace {

constexpr int kHours = 24;
constexpr int kMinutes = 60;

// A listed part of the day: TIMEX3's name, first and last minute.
std::optional<LanguageTimeMatch> day_part(std::size_t i, const LanguageTimeWords::Said& said) {
  LanguageTimeMatch match = shifted(i, i + said.length, 0, Granularity::day);
  match.meaning.base = TimeMeaning::Base::context;
  match.type = TimexType::time;
  std::string_view value = said.word->value;
  match.meaning.day_part = std::string(value.substr(0, value.find(' ')));
  value.remove_prefix(std::min(value.find(' ') + 1, value.size()));
  match.meaning.from_minute = whole_number(value.substr(0, value.find(' ')));
  value.remove_prefix(std::min(value.find(' ') + 1, value.size()));
  match.meaning.to_minute = whole_number(value);
  return match.meaning.from_minute ? std::optional(match) : std::nullopt;
}

// "14:30", "14h30", "14 h"; a bare "14" only where words before say that it is a time.
std::optional<int> clock_minute(const LanguageTimeWords& words, std::size_t i, bool said, std::size_t& next) {
  if (i >= words.end() || words.text().words[i].kind != Token::Kind::number) {
    return std::nullopt;
  }
  const std::string_view word = words.text().words[i].whole();
  const std::size_t mark = word.find_first_of(":.");
  if (mark != std::string_view::npos && (said || word[mark] == ':')) {
    const auto hour = whole_number(word.substr(0, mark));
    const auto minute = whole_number(word.substr(mark + 1));
    if (hour && minute && word.size() - mark == 3 && *hour < kHours && *minute < kMinutes) {
      next = i + 1;
      return *hour * kMinutes + *minute;
    }
    return std::nullopt;
  }
  const auto hour = whole_number(word);
  if (!hour || *hour > kHours) {
    return std::nullopt;
  }
  // "14h30" is the number and a word that begins with the mark.
  if (i + 1 < words.end() && words.text().words[i + 1].kind == Token::Kind::word &&
      words.text().words[i + 1].span.begin == words.text().words[i].span.end) {
    const std::string_view behind = words.text().words[i + 1].whole();
    if (behind.size() == 3 && behind.front() == 'h') {
      if (const auto minute = whole_number(behind.substr(1)); minute && *minute < kMinutes) {
        next = i + 2;
        return *hour * kMinutes + *minute;
      }
    }
  }
  if (const auto marked = words.says(i + 1, LanguageTime::hour_mark)) {
    next = i + 1 + marked->length;
    if (const auto minute = words.number(next); minute && minute->value < kMinutes && said) {
      next = minute->next;
      return *hour * kMinutes + minute->value;
    }
    return *hour * kMinutes;
  }
  return std::nullopt;
}

}  // namespace

std::optional<LanguageTimeMatch> language_clock(const LanguageTimeWords& words, std::size_t i) {
  const auto part = words.says(i, LanguageTime::day_part);
  // A word that may also tell what happened ("فجر": dawn, or blew up) is a time only beside a date.
  if (part && words.text().lexicon.triggers.find(words.text().words, i, words.end()).empty()) {
    return day_part(i, *part);
  }
  const std::size_t at = words.past(i, LanguageTime::clock);
  std::size_t next = at;
  const auto minute = clock_minute(words, at, at > i, next);
  if (!minute) {
    return std::nullopt;
  }
  LanguageTimeMatch match = shifted(at, next, 0, Granularity::day);
  match.meaning.base = TimeMeaning::Base::context;
  match.meaning.from_minute = minute;
  match.type = TimexType::time;
  return match;
}

void give_clock(LanguageTimeMatch& date, const LanguageTimeMatch& clock) {
  date.meaning.from_minute = clock.meaning.from_minute;
  date.meaning.to_minute = clock.meaning.to_minute;
  date.meaning.day_part = clock.meaning.day_part;
  date.type = TimexType::time;
}

}  // namespace dateline::events
