// Quarters and accounting years: "the third quarter of 2015", "Q4 2015", "fiscal 2013", "the year-ago period".
#include "events/extract/times/parser.h"

namespace dateline::events {

namespace {

// Whether the word begins with that letter: what most words fail, before they are compared.
bool begins_with(std::string_view word, char lower) {
  return !word.empty() && (word[0] == lower || word[0] == lower - 'a' + 'A');
}

}  // namespace

// Whether a quarter or an accounting year may begin at `i`: hardly any word does.
bool TimeParser::may_open_quarter(std::size_t i) const {
  const std::size_t at = tokens_.is(i, "the") ? i + 1 : i;
  const std::string_view word = tokens_.word(at);
  return tokens_.may_be(at, TimeWord::ordinal) || tokens_.may_be(at, TimeWord::quarter) || begins_with(word, 'f') ||
         begins_with(word, 'l') || word.ends_with("-quarter") || begins_with(tokens_.word(at + 1), 'f');
}

// "third quarter", "third-quarter", "Q3"; with the year that it is of.
TimeParser::Match TimeParser::quarter(std::size_t i) const {
  PartialDate date;
  std::size_t at = tokens_.is(i, "the") ? i + 1 : i;
  date.fiscal = tokens_.is(at, "fiscal");
  at = date.fiscal ? at + 1 : at;
  std::size_t next = 0;
  bool last = false;
  if (!begins_with(tokens_.word(at + 1), 'q') && !begins_with(tokens_.word(at), 'q') &&
      !tokens_.word(at).ends_with("-quarter")) {
    return std::nullopt;
  }
  if (const std::optional<int> short_form = tokens_.number(at, TimeWord::quarter)) {
    date.quarter = static_cast<unsigned>(*short_form);
    next = at + 1;
  } else if (tokens_.is(at + 1, "quarter")) {
    last = tokens_.is_any(at, "last", "final");
    date.quarter = last ? 4 : static_cast<unsigned>(tokens_.number(at, TimeWord::ordinal).value_or(0));
    next = at + 2;
  } else if (const std::string_view word = tokens_.word(at); word.ends_with("-quarter")) {
    const TimeEntry* const ordinal = tokens_.entry(word.substr(0, word.find('-')));
    date.quarter = static_cast<unsigned>(
        ordinal != nullptr && ordinal->is(TimeWord::ordinal) ? ordinal->number(TimeWord::ordinal) : 0);
    next = at + 1;
  }
  constexpr unsigned kQuarters = 4;
  if (next == 0 || *date.quarter < 1 || *date.quarter > kQuarters) {
    return std::nullopt;
  }
  TimeMatch match = date_match(i, take_year(next, date), date, "quarter");
  match.meaning.date = date;
  const std::size_t of = tokens_.is(next, "of") ? next + 1 : next;
  if (date.year) {
    return match;
  }
  if (const Match year = fiscal_year(of)) {
    match.last = year->last;
    match.meaning.date.year = year->meaning.date.year;
    match.meaning.date.fiscal = true;
    return match;
  }
  const bool past = tokens_.may_be(of, TimeWord::last);
  if ((past || tokens_.may_be(of, TimeWord::this_) || tokens_.may_be(of, TimeWord::next)) &&
      tokens_.is(of + 1, "year")) {
    match.last = of + 2;
    match.meaning.amount = past ? -1 : tokens_.may_be(of, TimeWord::this_) ? 0 : 1;
    return match;
  }
  const bool short_form = next == at + 1 && tokens_.may_be(at, TimeWord::quarter);
  if (of > next || last || (short_form && !follows_preposition(i))) {  // "the first quarter of the game", "Q1: ..."
    return std::nullopt;
  }
  return match;
}

// "fiscal 2013", "fiscal year 2016", "the 2016 fiscal year".
TimeParser::Match TimeParser::fiscal_year(std::size_t i) const {
  if (!begins_with(tokens_.word(i), 'f') && !begins_with(tokens_.word(i + 1), 'f')) {
    return std::nullopt;
  }
  PartialDate date;
  date.fiscal = true;
  if (tokens_.is_any(i, "fiscal", "financial")) {
    const std::size_t at = tokens_.is(i + 1, "year") ? i + 2 : i + 1;
    date.year = year(at);
    return date.year && (at > i + 1 || tokens_.is(i, "fiscal")) ? Match(date_match(i, at + 1, date, "fiscal year"))
                                                                : std::nullopt;
  }
  if (tokens_.is_number(i) && tokens_.is_any(i + 1, "fiscal", "financial") && tokens_.is(i + 2, "year")) {
    date.year = year(i);
    return date.year ? Match(date_match(i, i + 3, date, "fiscal year")) : std::nullopt;
  }
  return std::nullopt;
}

// "the year-ago period", "the year-earlier quarter": a year before the quarter spoken of; "by year end".
TimeParser::Match TimeParser::year_ago(std::size_t i) const {
  const std::size_t at = tokens_.is(i, "the") ? i + 1 : i;
  if (!begins_with(tokens_.word(at), 'y')) {
    return std::nullopt;
  }
  if (!tokens_.is_any(at, "year-ago", "year-earlier")) {
    return year_end(i, at);
  }
  const bool month = tokens_.is(at + 1, "month");
  const bool noun = month || tokens_.is_any(at + 1, "quarter", "period");
  TimeMatch match{.first = i, .last = noun ? at + 2 : at + 1, .rule = "counted from a time before"};
  match.meaning.kind = TimeMeaning::Kind::shift;
  match.meaning.base = TimeMeaning::Base::context;
  match.meaning.unit = month ? Granularity::month : noun ? Granularity::season : Granularity::year;
  match.meaning.amount = month ? -12 : noun ? -4 : -1;
  match.meaning.direction = TimeMeaning::Direction::past;
  return match;
}

// "by year end", "the year-end".
TimeParser::Match TimeParser::year_end(std::size_t i, std::size_t at) const {
  const bool compound = tokens_.is(at, "year-end");
  const bool apart =
      tokens_.is(at, "year") && tokens_.is(at + 1, "end") && i > 0 && tokens_.may_be(i - 1, TimeWord::before_date);
  if (!compound && !apart) {
    return std::nullopt;
  }
  TimeMatch match{.first = i, .last = compound ? at + 1 : at + 2, .rule = "part of this"};
  match.meaning.kind = TimeMeaning::Kind::shift;
  match.meaning.unit = Granularity::year;
  match.meaning.amount = 0;
  match.meaning.part = TimeMeaning::Part::late;
  match.meaning.direction = TimeMeaning::Direction::present;
  return match;
}

// A quarter as a unit of time: not "a quarter of the houses", "the old quarter" or "living quarters".
bool TimeParser::stands_as_quarter(std::size_t i) const {
  if (tokens_.is(i + 1, "of") || i == 0) {
    return false;
  }
  const bool counted = tokens_.is_number(i - 1) || tokens_.may_be(i - 1, TimeWord::number) ||
                       tokens_.is_any(i - 1, "few", "several", "consecutive", "straight", "successive");
  if (tokens_.is(i, "quarters")) {
    return counted && !tokens_.is(i - 1, "three");
  }
  return !tokens_.may_be(i - 1, TimeWord::article) && !tokens_.is(i - 1, "one") && !counted;
}

}  // namespace dateline::events
