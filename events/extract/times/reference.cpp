// Times without a distance ("recently", "at that time"), repeated times, and days that an account only counts or names
// the kind of: "the third day", "a night raid".
#include "events/extract/times/parser.h"

namespace dateline::events {

namespace {

using Kind = TimeMeaning::Kind;
using Direction = TimeMeaning::Direction;

TimeMatch reference_match(std::size_t first, std::size_t last, Direction direction) {
  TimeMatch match{.first = first, .last = last, .rule = "vague"};
  match.meaning.kind = Kind::reference;
  match.meaning.direction = direction;
  return match;
}

// A time of which nothing is known but how long it is.
TimeMatch some_time(std::size_t first, std::size_t last, Granularity granularity, const char* rule) {
  TimeMatch match{.first = first, .last = last, .rule = rule};
  match.meaning.unit = granularity;
  return match;
}

}  // namespace

TimeParser::Match TimeParser::reference(std::size_t i) const {
  const std::string_view name = tokens_.value(i, TimeWord::reference);
  if (name.empty()) {
    return std::nullopt;
  }
  if (tokens_.is(i, "former") && (!tokens_.is_word(i + 1) || tokens_.may_be(i + 1, TimeWord::past))) {
    return std::nullopt;  // "the former did"
  }
  TimeMatch match = reference_match(i, i + 1,
                                    name == "past"     ? Direction::past
                                    : name == "future" ? Direction::future
                                                       : Direction::present);
  if (tokens_.is(i, "recent") && tokens_.may_be(i + 1, TimeWord::plural)) {  // "recent weeks"
    ++match.last;
  }
  return match;
}

// "at the time", "this period", "the future", "in the past", "the present leaders", "to date", "the current
// government".
TimeParser::Match TimeParser::named_reference(std::size_t i) const {
  const auto after = [&](std::initializer_list<std::string_view> words) {
    return i > 0 && tokens_.is_any(i - 1, words);
  };
  const bool the = tokens_.is(i, "the");
  const bool near = tokens_.is_any(i, "this", "these");
  const bool far = tokens_.is_any(i, "that", "those");
  if (the && tokens_.is(i + 1, "future") &&
      (!tokens_.is_lower(i + 2) || tokens_.may_be(i + 2, TimeWord::before_date))) {
    return reference_match(i, i + 2, Direction::future);
  }
  if (the && tokens_.is(i + 1, "past") && after({"in", "of"}) && !amount(i + 2) && !unit(i + 2)) {
    return reference_match(i, i + 2, Direction::past);
  }
  if (the && tokens_.is(i + 1, "moment") && after({"at", "for"}) && !tokens_.is(i + 2, "of")) {
    return reference_match(i, i + 2, Direction::present);
  }
  if (tokens_.is(i, "present") && after({"at"})) {
    return reference_match(i, i + 1, Direction::present);
  }
  if (the && tokens_.is_any(i + 1, "time", "moment") && tokens_.is(i + 2, "being")) {
    return reference_match(i, i + 3, Direction::present);
  }
  if (the && tokens_.is(i + 1, "time") && after({"at", "by"})) {
    return reference_match(i, i + 2, Direction::present);
  }
  if (tokens_.is_any(i, "the", "that", "this") && tokens_.may_be(i + 1, TimeWord::same) &&
      tokens_.is_any(i + 2, "time", "period") && after({"at", "around", "about", "in", "during", "over"})) {
    return reference_match(i, i + 3, Direction::present);
  }
  if (near || far) {
    const Direction direction = near ? Direction::present : Direction::past;
    if (far && tokens_.is(i + 1, "days") && after({"in"})) {
      return reference_match(i, i + 2, direction);
    }
    if (tokens_.is(i + 1, "period") || (near && tokens_.is(i, "these") && tokens_.is(i + 1, "days"))) {
      return reference_match(i, i + 2, direction);
    }
    const bool adverbial = after({"at", "by", "during", "around", "about", "from", "until", "since", "in", "of",
                                  "before", "after", "to", "till"});
    return tokens_.is(i + 1, "time") && adverbial ? Match(reference_match(i, i + 2, direction)) : std::nullopt;
  }
  if (tokens_.is(i, "date") && after({"to"}) && !tokens_.is_lower(i + 1)) {
    return reference_match(i, i + 1, Direction::present);
  }
  if (tokens_.is(i, "current") && tokens_.is_word(i + 1)) {
    return reference_match(i, i + 1, Direction::present);
  }
  if (tokens_.is(i, "modern") && tokens_.is(i + 1, "day")) {
    return reference_match(i, i + 2, Direction::present);
  }
  if (tokens_.is(i, "present") && after({"the", "its", "their", "his", "our"}) && tokens_.is_lower(i + 1)) {
    return reference_match(i, i + 1, Direction::present);
  }
  return std::nullopt;
}

TimeMatch TimeParser::repeated_by(std::size_t first, std::size_t last, const Unit& unit) {
  TimeMatch match{.first = first, .last = last, .type = TimexType::set, .rule = "repeated"};
  match.meaning.kind = Kind::repeated;
  match.meaning.unit = unit.granularity;
  match.meaning.date.years = unit.years;
  match.meaning.amount = 1;
  return match;
}

// "every Friday", "each day", "daily", "per month", "3 a day".
TimeParser::Match TimeParser::repeated(std::size_t i) const {
  if (const std::string_view name = tokens_.value(i, TimeWord::repeated); !name.empty()) {
    const bool in_name = tokens_.is_capitalised(i) && !tokens_.begins(i);  // "the Daily Star"
    return in_name || tokens_.is_capitalised(i + 1) ? std::nullopt
                                                    : Match(repeated_by(i, i + 1, {*granularity(name), 1, false}));
  }
  if (const std::optional<Unit> found = unit(tokens_.is(i, "per") ? i + 1 : i); found && !found->plural) {
    const bool slash = i > 1 && tokens_.word(i - 1) == "/" && tokens_.is_number(i - 2);
    if (tokens_.is(i, "per")) {
      return repeated_by(i, i + 2, *found);
    }
    return slash ? Match(repeated_by(i, i + 1, *found)) : std::nullopt;
  }
  if (!tokens_.may_be(i, TimeWord::every)) {
    return std::nullopt;
  }
  const std::size_t single = tokens_.is(i + 1, "single") ? i + 2 : i + 1;
  const std::optional<Amount> count = amount(single);
  const std::size_t at = count && !count->article ? count->next : single;
  if (const std::optional<Unit> found = unit(at)) {
    TimeMatch match = repeated_by(i, at + 1, *found);
    match.meaning.amount = count ? count->value : std::optional(1);
    return match;
  }
  if (const std::optional<int> day = weekday(at)) {
    TimeMatch match = repeated_by(i, at + 1, {Granularity::week, 1, false});
    match.meaning.date.weekday = day;
    return match;
  }
  if (tokens_.may_be(at, TimeWord::day_part)) {
    TimeMatch match = repeated_by(i, at + 1, {Granularity::day, 1, false});
    match.meaning.day_part = tokens_.value(at, TimeWord::day_part).substr(0, 2);
    return match;
  }
  return std::nullopt;
}

// "the third day", "the final night of the siege": it needs to be counted from what the account tells.
TimeParser::Match TimeParser::day_of_count(std::size_t i) const {
  if (!tokens_.is(i, "the")) {
    return std::nullopt;
  }
  const bool counted = tokens_.may_be(i + 1, TimeWord::ordinal) || tokens_.is_any(i + 1, "last", "final", "opening");
  if (!counted) {
    return std::nullopt;
  }
  if (const std::optional<Unit> found = unit(i + 2); found && found->years == 1) {
    return some_time(i, i + 3, found->granularity, "counted in the account");
  }
  if (Match part = part_of_day(i + 2)) {
    TimeMatch match = some_time(i, part->last, Granularity::day, "counted in the account");
    match.type = TimexType::time;
    match.meaning.day_part = part->meaning.day_part;
    return match;
  }
  return std::nullopt;
}

// "a night raid", "in one night", "by daytime": of some day.
TimeParser::Match TimeParser::part_of_some_day(std::size_t i) const {
  const Match part = part_of_day(i);
  if (!part || !tokens_.is_lower(i) || (i > 0 && tokens_.is(i - 1, "good"))) {
    return std::nullopt;
  }
  TimeMatch match = some_time(i, part->last, Granularity::day, "part of some day");
  match.type = TimexType::time;
  match.meaning.day_part = part->meaning.day_part;
  return match;
}

}  // namespace dateline::events
