// Times that count from another: "yesterday", "last week", "earlier this month", "the next day", and parts of dates.
#include "events/extract/times/parser.h"

namespace dateline::events {

namespace {

using Kind = TimeMeaning::Kind;
using Base = TimeMeaning::Base;
using Part = TimeMeaning::Part;
using Direction = TimeMeaning::Direction;

constexpr int kDay = 24 * 60;

TimeMatch shift_match(std::size_t first, std::size_t last, Base base, Granularity unit, int amount, const char* rule) {
  TimeMatch match{.first = first, .last = last, .rule = rule};
  match.meaning.kind = Kind::shift;
  match.meaning.base = base;
  match.meaning.unit = unit;
  match.meaning.amount = amount;
  return match;
}

// From Saturday to Sunday of the week that `match` means.
TimeMatch weekend_of(TimeMatch match) {
  match.meaning.unit = Granularity::week;
  match.meaning.day_part = "WE";
  match.meaning.from_minute = 5 * kDay;
  match.meaning.to_minute = 7 * kDay;
  match.rule = "weekend";
  return match;
}

std::optional<Part> part_named(std::string_view name) {
  if (name == "early") {
    return Part::early;
  }
  if (name == "middle") {
    return Part::middle;
  }
  if (name == "rest") {
    return Part::remaining;
  }
  return name == "late" ? std::optional(Part::late) : std::nullopt;
}

}  // namespace

TimeParser::Match TimeParser::match(std::size_t i) const {
  if (!tokens_.may_open(i) || (tokens_.is(i, "the") && !tokens_.is_listed(i + 1) && !tokens_.is_number(i + 1))) {
    return std::nullopt;
  }
  // "Russia Today", "Africa Now" are names.
  if (!tokens_.begins(i) && tokens_.is_capitalised(i) && tokens_.is_capitalised(i - 1) && !tokens_.is_all_capitals(i) &&
      (tokens_.may_be(i, TimeWord::day) || tokens_.may_be(i, TimeWord::reference))) {
    return std::nullopt;
  }
  // Before what a longer expression may begin with, the longer expression.
  using P = TimeParser;
  const bool listed = tokens_.is_listed(i);  // else a number or a compound
  if (Match found = listed ? first_of<&P::part_of_date, &P::ordinal_part, &P::elapsed_or_remaining, &P::year_ago>(i)
                           : compound_part(i)) {
    return found;
  }
  if (Match time = clock_time(i)) {
    return time->rule == kClockHeading ? time : with_date(*std::move(time));
  }
  if (Match date = calendar_date(i)) {
    return with_time_of_day(*std::move(date));
  }
  if (Match found = relative(i)) {
    return with_time_of_day(*std::move(found));
  }
  if (Match part = listed ? part_of_day(i) : std::nullopt) {
    Match dated = with_date(*part);
    const bool adverbial = i > 0 && tokens_.is_any(i - 1, "at", "before", "after", "until", "by", "since");
    const bool cell = i > 0 && tokens_.word(i - 1) == "|";  // of a table
    const bool in_the = i > 1 && tokens_.is(i - 1, "the") && tokens_.is_any(i - 2, "in", "during");
    return dated->last > part->last || adverbial || in_the || cell ? dated : part_of_some_day(i);
  }
  return std::nullopt;
}

// A date, or "the month", "the year" of the time spoken of, as parts of dates have it behind them.
TimeParser::Match TimeParser::date_with_parts(std::size_t i) const {
  const std::size_t next = tokens_.is(i, "the") && !unit(i + 2) ? i + 1 : i;
  if (tokens_.is(i, "the")) {
    if (const std::optional<Unit> found = unit(i + 1);
        found && !found->plural && found->granularity > Granularity::day && !tokens_.is_any(i + 2, "before", "after")) {
      Match match = shift_match(i, i + 2, Base::published, found->granularity, 0, "part of this");
      match->meaning.date.years = found->years;
      match->meaning.direction = Direction::present;
      return match;
    }
  }
  Match match = calendar_date(next);
  if (!match && month(next)) {  // "early May": here it can only be the month
    PartialDate date;
    date.month = static_cast<unsigned>(*month(next));
    match = date_match(next, next + 1, date, "month");
  }
  if (!match && tokens_.is_number(next) && year(next)) {
    PartialDate date;
    date.year = year(next);
    match = date_match(next, next + 1, date, "year");
  }
  if (!match && tokens_.may_be(next, TimeWord::season)) {
    PartialDate date;
    date.season = static_cast<unsigned>(*tokens_.number(next, TimeWord::season));
    match = date_match(next, next + 1, date, "season");
  }
  return match ? match : relative(next);
}

// "early July", "late on Tuesday", "the beginning of 2016", "late last month".
TimeParser::Match TimeParser::part_of_date(std::size_t i) const {
  std::optional<Part> part = part_named(tokens_.value(i, TimeWord::part));
  std::size_t next = i + 1;
  if (part) {
    next = tokens_.is_any(next, "in", "on") || tokens_.is_dash(next) ? next + 1 : next;
  } else {
    const std::size_t noun = tokens_.is(i, "the") ? i + 1 : i;
    part = part_named(tokens_.value(noun, TimeWord::part_noun));
    if (!part || !tokens_.is(noun + 1, "of")) {
      return std::nullopt;
    }
    next = noun + 2;
  }
  Match match = date_with_parts(next);
  if (!match || match->type != TimexType::date || match->meaning.kind == Kind::reference ||
      match->meaning.part != Part::whole) {
    return std::nullopt;
  }
  match->first = i;
  match->rule = "part of a date";
  match->meaning.part = *part;
  Match timed = with_time_of_day(*match);  // "late on Sunday night"
  if (timed->last > match->last) {
    timed->meaning.part = Part::whole;
  }
  return timed;
}

// "the first week of July", "the second half of 2015", "the last days of May", "the latter part of the year".
TimeParser::Match TimeParser::ordinal_part(std::size_t i) const {
  const std::size_t word = tokens_.is(i, "the") ? i + 1 : i;
  const std::optional<int> ordinal = tokens_.number(word, TimeWord::ordinal);
  const bool late = tokens_.is_any(word, "last", "final", "closing", "latter", "later");
  const bool early = ordinal == 1 || tokens_.is_any(word, "early", "opening", "former", "earlier");
  if (!ordinal && !late && !early) {
    return std::nullopt;
  }
  const std::optional<Amount> count = amount(word + 1);  // "the first ten months of 1915"
  if (count && !count->article && (late || early) && tokens_.may_be(count->next, TimeWord::plural) &&
      tokens_.is(count->next + 1, "of")) {
    Match match = calendar_date(count->next + 2);
    if (match && (match->meaning.date.year || match->meaning.date.month) && !match->meaning.date.day && !match->end) {
      match->first = i;
      match->rule = "part of a date";
      match->meaning.part = late ? Part::late : Part::early;
      return match;
    }
  }
  const bool half = tokens_.is(word + 1, "half");
  if (half && ordinal && !tokens_.is_word(word + 2) && i > 0 && tokens_.is_any(i - 1, "in", "for", "during")) {
    Match match = shift_match(i, word + 2, Base::published, Granularity::year, 0, "part of this");
    match->meaning.part = early ? Part::first_half : Part::second_half;
    match->meaning.direction = Direction::present;
    return match;
  }
  if (!tokens_.is(word + 2, "of")) {
    return std::nullopt;
  }
  const bool week = tokens_.is(word + 1, "week");
  const bool some = tokens_.is_any(word + 1, "days", "weeks", "months", "years", "part", "stages");
  if (!half && !week && !(some && (late || early))) {
    return std::nullopt;
  }
  Match match = date_with_parts(word + 3);
  if (!match || match->meaning.date.day || match->meaning.date.weekday || match->type != TimexType::date ||
      match->meaning.kind == Kind::reference || match->meaning.part != Part::whole ||
      (week && !match->meaning.date.month)) {
    return std::nullopt;
  }
  match->first = i;
  match->rule = "part of a date";
  if (half) {
    match->meaning.part = early ? Part::first_half : Part::second_half;
  } else if (week && ordinal) {
    match->meaning.from_minute = (*ordinal - 1) * 7 * kDay;
    match->meaning.to_minute = *ordinal * 7 * kDay;
    match->meaning.day_part = "WK";
  } else {
    match->meaning.part = late ? Part::late : Part::early;
  }
  return match;
}

// "mid-July", "early-2015", "mid-1980s".
TimeParser::Match TimeParser::compound_part(std::size_t i) const {
  const std::string_view word = tokens_.word(i);
  const std::size_t hyphen = word.find('-');
  if (hyphen == std::string_view::npos || !tokens_.is_word(i)) {
    return std::nullopt;
  }
  const TimeEntry* const prefix = tokens_.entry(word.substr(0, hyphen));
  if (prefix == nullptr || !prefix->is(TimeWord::part)) {
    return std::nullopt;
  }
  const std::string_view rest = word.substr(hyphen + 1);
  TimeMatch match{.first = i, .last = i + 1, .rule = "part of a date"};
  match.meaning.part = *part_named(prefix->value(TimeWord::part));
  PartialDate& date = match.meaning.date;
  if (const TimeEntry* const named = tokens_.entry(rest); named != nullptr && named->is(TimeWord::month)) {
    date.month = static_cast<unsigned>(named->number(TimeWord::month));
    match.last = take_year(i + 1, date);
    return match;
  }
  const bool decade = rest.ends_with('s');
  date.year = plain_number(decade ? rest.substr(0, rest.size() - 1) : rest);
  date.years = decade ? 10 : 1;
  return date.year && *date.year >= 1000 && *date.year <= 2100 ? Match(match) : std::nullopt;
}

// "earlier this month", "later today", "earlier in the week".
TimeParser::Match TimeParser::elapsed_or_remaining(std::size_t i) const {
  const bool earlier = tokens_.is(i, "earlier");
  if (!earlier && !tokens_.is(i, "later")) {
    return std::nullopt;
  }
  std::size_t next = tokens_.is_any(i + 1, "in", "on") ? i + 2 : i + 1;
  if (next == i + 2 && tokens_.is(next, "the") && unit(next + 1) && !unit(next + 1)->plural) {
    const bool day = unit(next + 1)->granularity == Granularity::day;  // the one spoken of
    Match match =
        shift_match(i, next + 2, day ? Base::context : Base::published, unit(next + 1)->granularity, 0, "part of this");
    match->meaning.part = earlier ? Part::elapsed : Part::remaining;
    match->meaning.direction = Direction::present;
    return match;
  }
  if (!tokens_.may_be(next, TimeWord::this_) && !tokens_.is(next, "that")) {
    return std::nullopt;
  }
  Match match = tokens_.is(next, "that") ? context_unit(next) : this_last_next(next, false);
  if (!match || match->meaning.kind != Kind::shift || match->meaning.from_minute) {
    return std::nullopt;
  }
  match->first = i;
  match->meaning.part = earlier ? Part::elapsed : Part::remaining;
  return match;
}

TimeParser::Match TimeParser::relative(std::size_t i) const {
  using P = TimeParser;
  if (!tokens_.is_listed(i)) {
    return tokens_.is_number(i) ? amount_of_time(i) : compound_duration(i);
  }
  const bool definite = tokens_.is(i, "the");
  if (Match match = first_of<&P::day_word, &P::context_unit>(i)) {
    return match;
  }
  if (Match match = this_last_next(definite ? i + 1 : i, definite)) {
    match->first = i;
    return match;
  }
  if (Match match = day_of_count(i)) {
    return match;
  }
  // Behind the article of "the 1980s", "the summer of 2015" stands what other rules know.
  return definite ? first_of<&P::quarter, &P::named_reference>(i)
                  : first_of<&P::repeated, &P::named_reference, &P::reference, &P::compound_duration,
                             &P::quarter_of_unit, &P::half_of_unit, &P::amount_of_time>(i);
}

TimeParser::Match TimeParser::day_word(std::size_t i) const {
  if (const std::optional<int> days = tokens_.number(i, TimeWord::day)) {
    return shift_match(i, i + 1, Base::published, Granularity::day, *days, "day counted from publication");
  }
  const bool tonight = tokens_.is(i, "tonight");
  if (!tonight && !tokens_.is(i, "overnight")) {
    return std::nullopt;
  }
  // The night that begins on the day before publication, or on its day.
  TimeMatch match = shift_match(i, i + 1, Base::published, Granularity::day, tonight ? 0 : -1, "night");
  match.type = TimexType::time;
  match.meaning.day_part = "NI";
  match.meaning.from_minute = 18 * 60;
  match.meaning.to_minute = 30 * 60;
  if (!tonight) {
    if (Match night = night_with_dates(match)) {
      return night;
    }
  }
  return match;
}

// "this week", "last Tuesday", "next July", "last night", "the past three days".
TimeParser::Match TimeParser::this_last_next(std::size_t i, bool definite) const {
  const bool present = tokens_.may_be(i, TimeWord::this_);
  const bool past = tokens_.may_be(i, TimeWord::last);
  const bool future = tokens_.may_be(i, TimeWord::next);
  if (!present && !past && !future) {
    return std::nullopt;
  }
  std::size_t at = i + 1;
  if (present && (tokens_.may_be(at, TimeWord::last) || tokens_.is(at, "coming"))) {
    ++at;  // "this past week"
  }
  const int step = past ? -1 : future ? 1 : 0;
  const Direction direction = past ? Direction::last : future ? Direction::next : Direction::present;
  const Base base = definite && !present ? Base::context : Base::published;

  // "the past three days", "the next few weeks", "recent days".
  const std::optional<Amount> count = present ? std::nullopt : amount(at);
  const std::size_t unit_at = count && !count->article ? count->next : at;
  if (const std::optional<Unit> found = unit(unit_at); found && (found->plural || tokens_.is(i, "past"))) {
    Match match = duration(i, unit_at + 1,
                           count           ? count->value
                           : found->plural ? std::nullopt
                                           : std::optional(1),
                           *found);
    match->meaning.direction = direction;
    return match;
  }
  if (const std::optional<Unit> found = unit(at); found && !found->plural && found->granularity >= Granularity::day) {
    if (definite && past && !tokens_.is_any(i, "previous", "preceding")) {
      // "over the last week", but "the last day of the siege"
      const bool lasts = i > 1 && tokens_.is_any(i - 2, "over", "for", "in", "during", "within", "throughout") &&
                         !tokens_.is(at + 1, "of");
      Match match = duration(i, at + 1, 1, *found);
      match->meaning.direction = Direction::last;
      return lasts ? match : std::nullopt;
    }
    Match match = shift_match(i, at + 1, base, found->granularity, step, "counted in calendar units");
    match->meaning.date.years = found->years;
    match->meaning.direction = direction;
    return match;
  }
  if (tokens_.is(at, "weekend")) {
    return weekend_of(shift_match(i, at + 1, Base::published, Granularity::week, step, ""));
  }
  if (Match part = part_of_day(at)) {
    part->first = i;
    part->meaning.base = base;
    part->meaning.amount = step;
    part->meaning.direction = direction;
    part->rule = "part of a day counted from publication";
    return part;
  }
  Match match;
  if (const std::optional<int> named = month(at)) {
    match = TimeMatch{.first = i, .last = at + 1, .rule = "month"};
    match->meaning.date.month = static_cast<unsigned>(*named);
    match->last = take_year(at + 1, match->meaning.date);
  } else if (const std::optional<int> day = weekday(at)) {
    match = TimeMatch{.first = i, .last = at + 1, .rule = "weekday"};
    match->meaning.date.weekday = *day;
  } else if (const std::optional<int> named_season = tokens_.number(at, TimeWord::season)) {
    match = TimeMatch{.first = i, .last = at + 1, .rule = "season"};
    match->meaning.date.season = static_cast<unsigned>(*named_season);
  } else {
    return std::nullopt;
  }
  match->meaning.direction = direction;
  return match;
}

// "that day", "the same month", "the day before", "the weekend".
TimeParser::Match TimeParser::context_unit(std::size_t i) const {
  if (tokens_.is(i, "weekends")) {
    Match match = repeated_by(i, i + 1, {Granularity::week, 1, false});
    match->meaning.day_part = "WE";
    return match;
  }
  if (tokens_.is(i, "weekend")) {
    return weekend_of(shift_match(i, i + 1, Base::published, Granularity::week, 0, ""));
  }
  const bool that = tokens_.is(i, "that");
  const bool same = tokens_.is_any(i, "the", "that", "this") && tokens_.may_be(i + 1, TimeWord::same);
  const std::size_t at = same ? i + 2 : i + 1;
  if (that || same) {
    if (const std::optional<Unit> found = unit(at); found && !found->plural) {
      return shift_match(i, at + 1, Base::context, found->granularity, 0, "the time spoken of");
    }
    if (const std::optional<int> named = tokens_.number(at, TimeWord::season)) {  // "that same spring"
      PartialDate date;
      date.season = static_cast<unsigned>(*named);
      Match match = date_match(i, at + 1, date, "the time spoken of");
      match->meaning.base = Base::context;
      return match;
    }
    if (Match part = part_of_day(at)) {
      part->first = i;
      return part;
    }
    return std::nullopt;
  }
  if (!tokens_.is(i, "the")) {
    return std::nullopt;
  }
  if (tokens_.is(at, "weekend")) {
    Match match = weekend_of(shift_match(i, at + 1, Base::published, Granularity::week, 0, ""));
    if (i > 0 && tokens_.is_any(i - 1, "over", "during", "at", "since")) {
      match->meaning.direction = Direction::past;
    }
    return match;
  }
  const bool ends = at + 2 >= tokens_.size() || tokens_.is_punctuation(at + 2);
  if (tokens_.is_any(at, "day", "week", "month", "year", "night") &&
      ((tokens_.is_any(at + 1, "before", "after") && ends) || tokens_.is(at + 1, "following"))) {
    const int step = tokens_.is(at + 1, "before") ? -1 : 1;
    const bool night = tokens_.is(at, "night");
    Match match = shift_match(i, at + 2, Base::context, night ? Granularity::day : unit(at)->granularity, step,
                              "counted from a time before");
    if (night) {
      Match part = part_of_day(at);
      match->type = TimexType::time;
      match->meaning.from_minute = part->meaning.from_minute;
      match->meaning.to_minute = part->meaning.to_minute;
      match->meaning.day_part = part->meaning.day_part;
    }
    return match;
  }
  return std::nullopt;
}

}  // namespace dateline::events
