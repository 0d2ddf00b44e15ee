// Days and months: "July 26, 2016", "26 and 27 July", "2016-07-26", "Tuesday".
#include <array>
#include <charconv>

#include "events/extract/times/parser.h"

namespace dateline::events {

namespace {

bool is_day(std::optional<int> number) {
  return number && *number >= 1 && *number <= 31;
}

// The parts of "26.07.2016".
std::optional<std::array<int, 3>> dotted_parts(std::string_view word) {
  std::array<int, 3> parts{};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), parts[i]);
    if (error != std::errc()) {
      return std::nullopt;
    }
    word.remove_prefix(static_cast<std::size_t>(end - word.data()));
    if (i + 1 < parts.size()) {
      if (!word.starts_with('.')) {
        return std::nullopt;
      }
      word.remove_prefix(1);
    }
  }
  return word.empty() ? std::optional(parts) : std::nullopt;
}

PartialDate date_of(int year, int month, int day) {
  PartialDate date;
  date.year = year;
  date.month = static_cast<unsigned>(month);
  date.day = static_cast<unsigned>(day);
  return date;
}

}  // namespace

TimeMatch date_match(std::size_t first, std::size_t last, PartialDate date, const char* rule) {
  TimeMatch match{.first = first, .last = last, .rule = rule};
  match.meaning.date = date;
  return match;
}

std::optional<int> plain_number(std::string_view word) {
  int value = 0;
  const auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
  if (error != std::errc() || value < 0) {
    return std::nullopt;
  }
  const std::string_view rest = word.substr(static_cast<std::size_t>(end - word.data()));
  const bool ordinal = same_word(rest, "st") || same_word(rest, "nd") || same_word(rest, "rd") || same_word(rest, "th");
  return rest.empty() || ordinal ? std::optional(value) : std::nullopt;
}

std::optional<int> TimeParser::month(std::size_t i) const {
  const bool written_right = !tokens_.may_be(i, TimeWord::needs_capital) || tokens_.is_capitalised(i);
  return written_right ? tokens_.number(i, TimeWord::month) : std::nullopt;
}

std::optional<int> TimeParser::weekday(std::size_t i) const {
  const bool written_right = !tokens_.may_be(i, TimeWord::needs_capital) || tokens_.is_capitalised(i);
  return written_right ? tokens_.number(i, TimeWord::weekday) : std::nullopt;
}

std::optional<int> TimeParser::year(std::size_t i) const {
  constexpr std::size_t kDigits = 4;
  if (!tokens_.is_number(i) || tokens_.word(i).size() != kDigits || counts_something(i)) {
    return std::nullopt;
  }
  const std::optional<int> value = plain_number(tokens_.word(i));
  return value && *value >= 1000 && *value <= kLastYear ? value : std::nullopt;
}

// "in 1912 killed 15,000" and "October 1897 killed 1,300" count nothing.
bool TimeParser::counts_something(std::size_t number) const {
  const bool verb = tokens_.may_be(number + 1, TimeWord::past) || tokens_.word(number + 1).ends_with("ed");
  const bool dated = number > 0 && (tokens_.is(number - 1, "in") || tokens_.may_be(number - 1, TimeWord::month));
  // "In 2018 fighters killed": nobody counts behind the first word of a sentence that can only lead to a time.
  const bool opens = number > 0 && tokens_.is(number - 1, "in") && tokens_.begins(number - 1);
  return tokens_.may_be(number + 1, TimeWord::counted) && !(verb && dated) && !opens;
}

bool TimeParser::follows_preposition(std::size_t i) const {
  return i > 0 && tokens_.may_be(i - 1, TimeWord::before_date);
}

// Past "Jan" or "Jan.".
std::size_t TimeParser::past_month_stop(std::size_t month) const {
  constexpr std::size_t kLongestAbbreviation = 4;
  const bool stop = tokens_.word(month + 1) == "." && tokens_.glued(month + 1) && month + 2 < tokens_.size() &&
                    tokens_.word(month).size() <= kLongestAbbreviation;
  return stop ? month + 2 : month + 1;
}

// ", 2016" or "2016" at `i`; the token past it, or `i`.
std::size_t TimeParser::take_year(std::size_t i, PartialDate& date) const {
  const std::size_t at = tokens_.word(i) == "," || tokens_.is(i, "of") ? i + 1 : i;
  if (const Match era = year_of_era(at)) {
    date.year = era->meaning.date.year;
    return era->last;
  }
  if (const std::optional<int> found = year(at)) {
    date.year = found;
    return at + 1;
  }
  return i;
}

// "90" of "3 JAN 90", as dispatches write it; after a month in capitals and over any day's number.
std::size_t TimeParser::take_short_year(std::size_t i, std::size_t month, PartialDate& date) const {
  constexpr std::size_t kLongestAbbreviation = 4;
  const int number = tokens_.is_number(i) ? plain_number(tokens_.word(i)).value_or(0) : 0;
  if (date.year || !tokens_.is_all_capitals(month) || tokens_.word(month).size() > kLongestAbbreviation ||
      number <= 31 || number > 99 || counts_something(i)) {
    return i;
  }
  date.year = 1900 + number;
  return i + 1;
}

// "of that year", "the following year" behind a date without one; the token past it.
std::size_t TimeParser::take_context_year(std::size_t i, TimeMeaning& meaning) const {
  const std::size_t at = tokens_.is(i, "of") ? i + 1 : i;
  if (meaning.date.year) {
    return i;
  }
  int step = 0;
  std::size_t last = 0;
  if ((tokens_.is(at, "that") || (at > i && tokens_.is(at, "the"))) && tokens_.is(at + 1, "year")) {
    last = at + 2;
  } else if (tokens_.is(at, "the") && tokens_.is(at + 2, "year")) {
    const bool next = tokens_.may_be(at + 1, TimeWord::next);
    if (!next && !tokens_.may_be(at + 1, TimeWord::same) && !tokens_.is_any(at + 1, "previous", "preceding")) {
      return i;
    }
    step = next ? 1 : tokens_.may_be(at + 1, TimeWord::same) ? 0 : -1;
    last = at + 3;
  } else {
    return i;
  }
  meaning.base = TimeMeaning::Base::context;
  meaning.amount = step;
  return last;
}

// "-5", "to 5", "and 5" at `i`, behind `first_day`; the token past it, or `i`.
std::size_t TimeParser::take_last_day(std::size_t i, unsigned first_day, unsigned& last_day) const {
  if (!tokens_.is_dash(i) && tokens_.word(i) != "/" && !tokens_.is_any(i, "to", "and", "through", "until", "&")) {
    return i;
  }
  const std::size_t at = tokens_.is(i + 1, "the") ? i + 2 : i + 1;
  const std::optional<int> number = tokens_.is_number(at) ? plain_number(tokens_.word(at)) : std::nullopt;
  if (!is_day(number) || static_cast<unsigned>(*number) <= first_day || counts_something(at)) {
    return i;
  }
  last_day = static_cast<unsigned>(*number);
  return at + 1;
}

TimeParser::Match TimeParser::calendar_date(std::size_t i) const {
  using P = TimeParser;
  const bool number = tokens_.is_number(i);
  if (Match match =
          number ? first_of<&P::numeric_date, &P::day_of_month>(i) : first_of<&P::day_of_month, &P::weekday_alone>(i)) {
    return match;
  }
  if (may_open_quarter(i)) {
    if (Match match = first_of<&P::quarter, &P::fiscal_year>(i)) {
      return match;
    }
  }
  return number ? first_of<&P::years_of_era, &P::year_of_era, &P::decade, &P::century, &P::year_alone, &P::day_alone>(i)
                : first_of<&P::season, &P::holiday, &P::year_of_era, &P::century>(i);
}

// With or without a weekday before it.
TimeParser::Match TimeParser::day_of_month(std::size_t i) const {
  const std::optional<int> named = weekday(i);
  std::size_t begin = i;
  if (named) {
    begin = tokens_.word(i + 1) == "," || (tokens_.word(i + 1) == "." && tokens_.glued(i + 1)) ? i + 2 : i + 1;
    begin = tokens_.is(begin, "the") ? begin + 1 : begin;
  }
  Match match = month_first(begin);
  if (!match) {
    match = day_first(begin);
  }
  if (!match || !named) {
    return match;
  }
  if (!match->meaning.date.day) {
    return std::nullopt;
  }
  match->first = i;
  match->meaning.date.weekday = named;
  return match;
}

TimeParser::Match TimeParser::month_first(std::size_t i) const {
  const std::optional<int> found = month(i);
  if (!found) {
    return std::nullopt;
  }
  PartialDate date;
  date.month = static_cast<unsigned>(*found);
  std::size_t next = past_month_stop(i);
  const std::size_t day_at = tokens_.is(next, "the") ? next + 1 : next;
  const std::optional<int> day = tokens_.is_number(day_at) ? plain_number(tokens_.word(day_at)) : std::nullopt;
  if (is_day(day) && !counts_something(day_at) && tokens_.code(day_at + 1) != '%') {
    date.day = static_cast<unsigned>(*day);
    unsigned last_day = 0;
    next = take_last_day(day_at + 1, *date.day, last_day);
    if (last_day != 0 && month(next)) {  // "July 26 and 2 August"
      next = day_at + 1;
      last_day = 0;
    }
    next = take_year(next, date);
    TimeMatch match = date_match(i, next, date, "date");
    if (last_day != 0) {
      match.end_first = tokens_.is(day_at + 2, "the") ? day_at + 3 : day_at + 2;
      match.end = date;
      match.end->day = last_day;
    }
    match.last = take_context_year(match.last, match.meaning);
    return match;
  }
  const std::size_t past_year = take_year(next, date);
  if (date.year) {
    return date_match(i, past_year, date, "month of year");
  }
  if (!stands_as_month(i, next)) {
    return std::nullopt;
  }
  TimeMatch match = date_match(i, next, date, "month");
  match.last = take_context_year(next, match.meaning);
  return match;
}

// Whether a month alone is one. "May" and "March" are other words too, "April" is also a name.
bool TimeParser::stands_as_month(std::size_t i, std::size_t next) const {
  if (!tokens_.may_be(i, TimeWord::needs_preposition) || (follows_preposition(i) && !tokens_.is(i - 1, "for"))) {
    return true;
  }
  const bool joined = tokens_.is_dash(next) || tokens_.is_any(next, "to", "and", "or");
  if (joined && tokens_.number(next + 1, TimeWord::month) && tokens_.is_capitalised(next + 1)) {
    return true;  // "August-September 1950"
  }
  // "a March operation", "its costly August battles".
  const auto leads = [&](std::size_t at) {
    return tokens_.may_be(at, TimeWord::article) || tokens_.is_any(at, "the", "its", "his", "their", "'s");
  };
  const bool before_noun = tokens_.is_lower(next) && !tokens_.may_be(next, TimeWord::before_date) &&
                           !tokens_.may_be(next, TimeWord::past) && !tokens_.may_be(next, TimeWord::maybe_future);
  return before_noun && i >= 1 && (leads(i - 1) || (i >= 2 && tokens_.is_lower(i - 1) && leads(i - 2)));
}

TimeParser::Match TimeParser::day_first(std::size_t i) const {
  const std::optional<int> ordinal = tokens_.number(i, TimeWord::ordinal);
  const std::optional<int> number = tokens_.is_number(i) ? plain_number(tokens_.word(i)) : ordinal;
  if (!is_day(number)) {
    return std::nullopt;
  }
  PartialDate date;
  date.day = static_cast<unsigned>(*number);
  unsigned last_day = 0;
  std::size_t next = take_last_day(i + 1, *date.day, last_day);
  next = tokens_.is(next, "of") ? next + 1 : next;
  const std::optional<int> found = month(next);
  if (!found || (ordinal && !tokens_.is(next - 1, "of"))) {
    return std::nullopt;
  }
  date.month = static_cast<unsigned>(*found);
  TimeMatch match = date_match(i, 0, date, "date");
  match.last = take_year(past_month_stop(next), match.meaning.date);
  match.last = take_short_year(match.last, next, match.meaning.date);
  if (last_day != 0) {
    match.end_first = tokens_.is(i + 2, "the") ? i + 3 : i + 2;
    match.end = match.meaning.date;
    match.end->day = last_day;
  }
  match.last = take_context_year(match.last, match.meaning);
  return match;
}

// "on the 20th", "until the 3rd", "the evening of the 25th", of a month that the text speaks of.
TimeParser::Match TimeParser::day_alone(std::size_t i) const {
  if (!tokens_.is_number(i) || i < 2 || tokens_.word(i).back() <= '9' || !tokens_.is(i - 1, "the") ||
      !(tokens_.is_any(i - 2, "on", "until", "till", "by", "since", "from") ||
        (i > 2 && tokens_.is(i - 2, "of") && tokens_.may_be(i - 3, TimeWord::day_part))) ||
      !(tokens_.is_punctuation(i + 1) || i + 1 >= tokens_.size() || tokens_.may_be(i + 1, TimeWord::before_date) ||
        tokens_.may_be(i + 1, TimeWord::past) || tokens_.may_be(i + 1, TimeWord::article) ||
        tokens_.may_be(i + 1, TimeWord::number) ||
        tokens_.is_any(i + 1, "another", "the", "some", "he", "she", "they", "we", "it"))) {
    return std::nullopt;
  }
  PartialDate date;
  if (const std::optional<int> number = plain_number(tokens_.word(i)); is_day(number)) {
    date.day = static_cast<unsigned>(*number);
    return date_match(i, i + 1, date, "day of the month");
  }
  return std::nullopt;
}

// Which comes first in the text's dates with slashes, by those that leave no doubt.
int TimeParser::order_of_slashes() const {
  if (!month_first_) {
    month_first_ = 0;
    const std::vector<Token>& all = tokens_.structure().tokens;
    const auto number_at = [&](std::size_t k) {
      return all[k].kind == Token::Kind::number ? plain_number(tokens_.text_of(k)).value_or(0) : 0;
    };
    for (std::size_t k = 0; k + 4 < all.size() && *month_first_ == 0; ++k) {
      if (all[k].kind != Token::Kind::number || tokens_.text_of(k + 1) != "/" || tokens_.text_of(k + 3) != "/" ||
          number_at(k + 4) < 1000) {
        continue;
      }
      constexpr int kMonths = 12;
      const int first = number_at(k);
      const int second = number_at(k + 2);
      month_first_ = first > kMonths && second <= kMonths ? -1 : second > kMonths && first <= kMonths ? 1 : 0;
    }
  }
  return *month_first_;
}

// "2016-07-26", "2016/7/26", "26.07.2016"; "26/07/2016" where day and month cannot be mistaken for each other, or
// other dates of the text tell which comes first.
TimeParser::Match TimeParser::numeric_date(std::size_t i) const {
  if (!tokens_.is_number(i)) {
    return std::nullopt;
  }
  std::array<int, 3> parts{};
  std::size_t last = i + 1;
  if (const auto dotted = dotted_parts(tokens_.word(i))) {
    parts = {(*dotted)[2], (*dotted)[1], (*dotted)[0]};
  } else {
    const UChar32 separator = tokens_.code(i + 1);
    const bool joined = (separator == '-' || separator == '/') && tokens_.code(i + 3) == separator &&
                        tokens_.glued(i + 1) && tokens_.glued(i + 2) && tokens_.glued(i + 3) && tokens_.glued(i + 4);
    if (!joined) {
      return std::nullopt;
    }
    for (std::size_t k = 0; k < parts.size(); ++k) {
      const std::optional<int> number = plain_number(tokens_.word(i + 2 * k));
      if (!tokens_.is_number(i + 2 * k) || !number) {
        return std::nullopt;
      }
      parts[k] = *number;
    }
    last = i + 5;
    constexpr std::size_t kYearDigits = 4;
    if (tokens_.word(i).size() != kYearDigits) {
      if (tokens_.word(i + 4).size() != kYearDigits) {
        return std::nullopt;
      }
      parts = {parts[2], parts[1], parts[0]};
      if (parts[1] > 12) {
        std::swap(parts[1], parts[2]);
      } else if (parts[2] <= 12 && parts[1] != parts[2]) {
        const int order = order_of_slashes();
        if (order == 0) {
          return std::nullopt;
        }
        if (order > 0) {
          std::swap(parts[1], parts[2]);
        }
      }
    }
  }
  if (parts[0] < 1000 || parts[0] > kLastYear || parts[1] < 1 || parts[1] > 12 || !is_day(parts[2])) {
    return std::nullopt;
  }
  return date_match(i, last, date_of(parts[0], parts[1], parts[2]), "date in numbers");
}

TimeParser::Match TimeParser::weekday_alone(std::size_t i) const {
  const std::optional<int> found = weekday(i);
  const bool doubtful = tokens_.may_be(i, TimeWord::needs_preposition);
  if (!found || tokens_.may_be(i + 1, TimeWord::name_after) || (doubtful && !follows_preposition(i)) ||
      (doubtful && tokens_.is_capitalised(i + 1) && !tokens_.is_listed(i + 1))) {  // "after Sun Yat-sen's death"
    return std::nullopt;
  }
  PartialDate date;
  date.weekday = found;
  if (tokens_.may_be(i, TimeWord::plural)) {  // "on Fridays"
    Match match = repeated_by(i, i + 1, {Granularity::week, 1, false});
    match->meaning.date.weekday = found;
    return match;
  }
  const std::size_t of = tokens_.is(i + 1, "of") ? i + 2 : i + 1;  // "Wednesday last week"
  const bool past = tokens_.may_be(of, TimeWord::last);
  if ((past || tokens_.may_be(of, TimeWord::next) || tokens_.may_be(of, TimeWord::this_)) &&
      tokens_.is(of + 1, "week")) {
    TimeMatch match = date_match(i, of + 2, date, "weekday of a week");
    match.meaning.amount = past ? -1 : tokens_.may_be(of, TimeWord::next) ? 1 : 0;
    return match;
  }
  return date_match(i, i + 1, date, "weekday");
}

}  // namespace dateline::events
