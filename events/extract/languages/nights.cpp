#include "events/extract/languages/nights.h"

#include "events/extract/languages/dates.h"

namespace dateline::events {

namespace {

constexpr int kDay = 24 * 60;
constexpr int kNightfall = 20 * 60;
constexpr int kMorning = kDay + 6 * 60;
constexpr unsigned kMonths = 12;
constexpr int kWeek = 7;

void make_night(LanguageTimeMatch& match, std::size_t first, int from) {
  match.first = first;
  match.type = TimexType::time;
  match.meaning.day_part = "NI";
  match.meaning.from_minute = from;
  match.meaning.to_minute = from + kMorning - kNightfall;
}

/// The calendar day that begins at `i`, a weekday or with its month, without what stands before it.
std::optional<LanguageTimeMatch> day_at(const LanguageTimeWords& words, std::size_t i) {
  std::optional<LanguageTimeMatch> date = language_date(words, words.past(i, LanguageTime::day_word));
  const bool day = date && !date->end && date->type == TimexType::date &&
                   (date->meaning.date.day || (date->meaning.date.weekday && !date->meaning.date.month));
  return day ? date : std::nullopt;
}

/// What joins the two days at `i`, passed; `i` where nothing does.
std::size_t past_joint(const LanguageTimeWords& words, std::size_t i) {
  for (const LanguageTime joint : {LanguageTime::night_to, LanguageTime::range_to}) {
    if (const auto said = words.says(i, joint)) {
      return words.past(i + said->length, LanguageTime::day_word);
    }
  }
  return words.is_dash(i) || words.is_text(i, "/") ? i + 1 : i;
}

bool begins_night_to(const PartialDate& first, const PartialDate& second) {
  if (first.weekday && second.weekday && (*first.weekday + 1) % kWeek != *second.weekday) {
    return false;
  }
  return first.weekday.has_value() == second.weekday.has_value();
}

/// "с 24 на 25 января": the first day is a number alone; `next` stands behind it.
std::optional<LanguageTimeMatch> from_number(const LanguageTimeWords& words, std::size_t i) {
  const auto number = words.number(i);
  if (!number) {
    return std::nullopt;
  }
  const std::size_t second_at = past_joint(words, words.past(number->next, LanguageTime::day_word));
  // "10 و11": what joins them is written onto the second.
  const bool joined =
      second_at > number->next || (second_at < words.end() && words.text().words[second_at].forms.size() > 1);
  std::optional<LanguageTimeMatch> date = joined ? day_at(words, second_at) : std::nullopt;
  if (!date || !date->meaning.date.day || !date->meaning.date.month) {
    return std::nullopt;
  }
  PartialDate& day = date->meaning.date;
  const auto first = static_cast<unsigned>(number->value);
  if (first + 1 != *day.day && !(*day.day == 1 && first >= 28 && first <= 31)) {
    return std::nullopt;
  }
  if (*day.day == 1) {
    day.year = day.year && *day.month == 1 ? *day.year - 1 : day.year;
    day.month = *day.month == 1 ? kMonths : *day.month - 1;
  }
  day.day = first;
  day.weekday.reset();
  return date;
}

}  // namespace

std::optional<LanguageTimeMatch> language_night(const LanguageTimeWords& words, std::size_t i) {
  const auto night = words.says(i, LanguageTime::night);
  if (!night) {
    return std::nullopt;
  }
  std::size_t at = i + night->length;
  if (const auto to = words.says(at, LanguageTime::night_to)) {  // "в ночь на 25 января"
    if (std::optional<LanguageTimeMatch> ends = day_at(words, at + to->length)) {
      make_night(*ends, i, kNightfall - kDay);
      return ends;
    }
  }
  at = words.past(words.past(at, LanguageTime::of), LanguageTime::range_from);
  at = words.past(at, LanguageTime::day_word);
  if (std::optional<LanguageTimeMatch> date = from_number(words, at)) {
    make_night(*date, i, kNightfall);
    return date;
  }
  std::optional<LanguageTimeMatch> first = day_at(words, at);
  const std::optional<LanguageTimeMatch> second = first ? day_at(words, past_joint(words, first->last)) : std::nullopt;
  if (!second || !begins_night_to(first->meaning.date, second->meaning.date)) {
    return std::nullopt;
  }
  first->last = second->last;
  make_night(*first, i, kNightfall);
  return first;
}

}  // namespace dateline::events
