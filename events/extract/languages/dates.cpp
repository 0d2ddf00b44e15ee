#include "events/extract/languages/dates.h"

#include <algorithm>
#include <array>

#include "base/whole_number.h"

namespace dateline::events {

namespace {

using Match = std::optional<LanguageTimeMatch>;

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2100;
constexpr int kMonths = 12;
constexpr int kMonthDays = 31;

class DateRules {
 public:
  explicit DateRules(const LanguageTimeWords& words) : w_(words) {}

  [[nodiscard]] Match dated(std::size_t i) const {
    for (const auto rule : {&DateRules::weekday_and_date, &DateRules::day_and_month, &DateRules::numeric,
                            &DateRules::month_and_year, &DateRules::year}) {
      if (Match match = (this->*rule)(i)) {
        return match;
      }
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] Match weekday_and_date(std::size_t i) const {
    const auto weekday = w_.says(i, LanguageTime::weekday);
    if (!weekday) {
      return std::nullopt;
    }
    const std::size_t next = w_.past(w_.past_comma(i + weekday->length), LanguageTime::day_word);
    Match date = day_and_month(next);
    if (!date || date->end) {
      date = LanguageTimeMatch{i, i + weekday->length};
    }
    date->first = i;
    date->meaning.date.weekday = weekday->word->number;
    return date;
  }

  [[nodiscard]] std::optional<unsigned> day_number(std::size_t i, std::size_t& next) const {
    const auto day = w_.number(i);
    if (!day || day->value < 1 || day->value > kMonthDays) {
      return std::nullopt;
    }
    next = w_.past(day->next, LanguageTime::day_word);
    return static_cast<unsigned>(day->value);
  }

  // "26 July 2016", "26-28 July", "from 26 to 28 July".
  [[nodiscard]] Match day_and_month(std::size_t i) const {
    std::size_t next = i;
    const auto day = day_number(i, next);
    if (!day) {
      return std::nullopt;
    }
    std::size_t end_first = 0;
    std::optional<unsigned> last_day;
    const auto to = w_.is_range_to(next, i) ? w_.says(next, LanguageTime::range_to) : std::nullopt;
    if (to || w_.is_dash(next)) {
      std::size_t after = next;
      end_first = next + (to ? to->length : 1);
      last_day = day_number(end_first, after);
      next = last_day ? after : next;
    }
    next = w_.past(next, LanguageTime::of);
    const auto month = w_.says(next, LanguageTime::month);
    if (!month) {
      return std::nullopt;
    }
    LanguageTimeMatch match{i, next + month->length};
    match.meaning.date.month = static_cast<unsigned>(month->word->number);
    match.meaning.date.day = day;
    take_other_month_name(match);
    take_year(match);
    if (last_day && *last_day > *day) {
      match.end = match.meaning.date;
      match.end->day = last_day;
      match.end_first = end_first;
    }
    return match;
  }

  // "تموز/يوليو": the same month by its two names.
  void take_other_month_name(LanguageTimeMatch& match) const {
    const std::size_t slash = match.last;
    if (w_.is_text(slash, "/") || w_.is_text(slash, "(")) {
      const auto month = w_.says(slash + 1, LanguageTime::month);
      if (month && month->word->number == static_cast<int>(*match.meaning.date.month)) {
        match.last =
            slash + 1 + month->length + (w_.is_text(slash, "(") && w_.is_text(slash + 1 + month->length, ")") ? 1 : 0);
      }
    }
  }

  [[nodiscard]] std::optional<int> year_number(std::size_t i) const {
    if (i >= w_.end() || w_.text().words[i].whole().size() != 4) {
      return std::nullopt;
    }
    const auto value = whole_number(w_.text().words[i].whole());
    return value && *value >= kFirstYear && *value <= kLastYear ? value : std::nullopt;
  }

  void take_year(LanguageTimeMatch& match) const {
    std::size_t next = w_.past(match.last, LanguageTime::of);
    next = w_.past(w_.past_comma(next), LanguageTime::year_word);
    if (const auto year = year_number(next)) {
      match.meaning.date.year = year;
      match.last = w_.past(next + 1, LanguageTime::year_word);
    }
  }

  [[nodiscard]] Match month_and_year(std::size_t i) const {
    const auto month = w_.says(i, LanguageTime::month);
    if (!month) {
      return std::nullopt;
    }
    LanguageTimeMatch match{i, i + month->length};
    match.meaning.date.month = static_cast<unsigned>(month->word->number);
    take_other_month_name(match);
    take_year(match);
    const bool in_month = w_.led(i);
    return match.meaning.date.year || in_month ? std::optional(match) : std::nullopt;
  }

  // "in 2015", "2015 года".
  [[nodiscard]] Match year(std::size_t i) const {
    const std::size_t first = w_.past(i, LanguageTime::year_word);
    const auto value = year_number(first);
    const std::size_t last = value ? w_.past(first + 1, LanguageTime::year_word) : first;
    const bool said = first > i || last > first + 1 || (w_.led(i));
    if (!value || !said) {
      return std::nullopt;
    }
    LanguageTimeMatch match{first, last};
    match.meaning.date.year = value;
    return match;
  }

  // "26.07.2016", "26/07/2016", "2016-07-26": the day first.
  [[nodiscard]] Match numeric(std::size_t i) const {
    std::array<int, 3> parts{};
    std::size_t count = 0;
    std::size_t next = i;
    const auto take = [&](std::string_view digits) {
      const auto value = whole_number(digits);
      if (value && count < parts.size()) {
        parts[count++] = *value;
      }
      return value.has_value();
    };
    if (i >= w_.end() || w_.text().words[i].kind != Token::Kind::number) {
      return std::nullopt;
    }
    const std::string_view whole = w_.text().words[i].whole();
    if (whole.find('.') != std::string_view::npos) {
      for (std::string_view rest = whole; !rest.empty();) {
        const std::size_t stop = std::min(rest.find('.'), rest.size());
        if (!take(rest.substr(0, stop))) {
          return std::nullopt;
        }
        rest.remove_prefix(std::min(stop + 1, rest.size()));
      }
      next = i + 1;
    } else {
      for (next = i; count < parts.size() && next < w_.end() && take(w_.text().words[next].whole());) {
        ++next;
        if (count == parts.size() || !(w_.is_text(next, "/") || w_.is_text(next, "-"))) {
          break;
        }
        ++next;
      }
    }
    if (count != parts.size()) {
      return std::nullopt;
    }
    const bool year_first = parts[0] > kFirstYear;
    const int year = year_first ? parts[0] : parts[2];
    const int day = year_first ? parts[2] : parts[0];
    if (year < kFirstYear || year > kLastYear || day < 1 || day > kMonthDays || parts[1] < 1 || parts[1] > kMonths) {
      return std::nullopt;
    }
    LanguageTimeMatch match{i, next};
    match.meaning.date.year = year;
    match.meaning.date.month = static_cast<unsigned>(parts[1]);
    match.meaning.date.day = static_cast<unsigned>(day);
    return match;
  }

  const LanguageTimeWords& w_;
};

}  // namespace

std::optional<LanguageTimeMatch> language_date(const LanguageTimeWords& words, std::size_t i) {
  return DateRules(words).dated(i);
}

}  // namespace dateline::events
