// Amounts of time: "three weeks", "two days ago", "hours later", "a 48-hour truce".
#include "events/extract/times/parser.h"

namespace dateline::events {

namespace {

using Kind = TimeMeaning::Kind;
using Base = TimeMeaning::Base;

}  // namespace

TimeParser::Unit TimeParser::unit_of(const TimeEntry& entry) {
  const std::string& name = entry.value(TimeWord::unit);
  const bool plural = entry.is(TimeWord::plural);
  if (name == "decade") {
    return {Granularity::year, 10, plural};
  }
  if (name == "century") {
    return {Granularity::year, 100, plural};
  }
  return {*granularity(name), 1, plural};
}

std::optional<TimeParser::Unit> TimeParser::unit(std::size_t i) const {
  if (!tokens_.may_be(i, TimeWord::unit) || (tokens_.is_any(i, "quarter", "quarters") && !stands_as_quarter(i))) {
    return std::nullopt;
  }
  return unit_of(*tokens_.entry(tokens_.word(i)));
}

// "three", "10", "several", "a couple of", "a few", "a".
std::optional<TimeParser::Amount> TimeParser::amount(std::size_t i) const {
  constexpr int kMostUnits = 1000;
  Amount found;
  found.next = i + 1;
  // "two and a half"
  const auto and_half = [&] {
    const std::size_t half = tokens_.is(found.next + 1, "a") ? found.next + 2 : found.next + 1;
    if (tokens_.is(found.next, "and") && tokens_.is(half, "half")) {
      found.half = true;
      found.next = half + 1;
    }
  };
  if (tokens_.is_number(i)) {
    found.value = plain_number(tokens_.word(i));
    if (!found.value) {
      found.half = tokens_.word(i).ends_with(".5");  // "2.5 years"
      found.value = found.half ? plain_number(tokens_.word(i).substr(0, tokens_.word(i).size() - 2)) : std::nullopt;
    }
    const bool ordinal = found.value && tokens_.word(i).back() > '9';
    and_half();
    return found.value && !ordinal && *found.value <= kMostUnits ? std::optional(found) : std::nullopt;
  }
  if (tokens_.may_be(i, TimeWord::number)) {
    found.value = tokens_.number(i, TimeWord::number);
    and_half();
    return found;
  }
  const bool article = tokens_.may_be(i, TimeWord::article);
  const std::size_t word = article ? i + 1 : i;
  if (tokens_.may_be(word, TimeWord::vague) && !tokens_.is(word, "recent")) {
    found.next = tokens_.is(word + 1, "of") ? word + 2 : word + 1;
    found.value = tokens_.is(word, "couple") ? std::optional(2) : std::nullopt;
    return found;
  }
  if (article) {
    found.value = 1;
    found.article = true;
    return found;
  }
  return std::nullopt;
}

TimeParser::Match TimeParser::duration(std::size_t first, std::size_t last, const std::optional<int>& value,
                                       Unit unit) const {
  TimeMatch match{.first = first, .last = last, .type = TimexType::duration, .rule = "duration"};
  match.meaning.kind = Kind::duration;
  match.meaning.unit = unit.granularity;
  match.meaning.date.years = unit.years;
  match.meaning.amount = value;
  return match;
}

TimeParser::Match TimeParser::amount_of_time(std::size_t i) const {
  std::optional<Amount> count = amount(i);
  std::size_t at = count ? count->next : i;
  bool stressed = false;
  if (count && tokens_.is_any(at, "more", "full", "straight", "consecutive", "long", "whole", "single", "entire",
                              "further", "successive", "solid")) {
    ++at;
    stressed = true;
  } else if (count && !count->article && tokens_.is_lower(at) && !tokens_.is_listed(at) &&
             tokens_.may_be(at + 1, TimeWord::plural)) {
    ++at;  // "ten brutal months"
  }
  const std::optional<Unit> found = unit(at);
  if (!found || (!count && !found->plural)) {
    return std::nullopt;
  }
  if (Match rate = rate_of(i, at)) {
    return rate;
  }
  // "three week" only before a noun: "a three week truce".
  if (count && !count->article && !found->plural && count->value != 1 && !tokens_.is_lower(at + 1)) {
    return std::nullopt;
  }
  std::size_t next = at + 1;
  const std::optional<int> value = count ? count->value : std::nullopt;
  const bool of_age = tokens_.is(next, "of") && tokens_.is(next + 1, "age");
  if (of_age || tokens_.is_any(next, "old", "older")) {  // "58 years old"
    Match age = duration(i, of_age ? next + 2 : next + 1, value, *found);
    age->rule = "age";
    return value && !tokens_.is(next, "older") ? age : std::nullopt;
  }
  Match match = duration(i, next, value, *found);
  TimeMeaning& meaning = match->meaning;
  meaning.half = count && count->half;
  if (tokens_.is(next, "and") && tokens_.is(next + 1, "a") && tokens_.is(next + 2, "half")) {  // "a year and a half"
    meaning.half = true;
    next += 3;
    match->last = next;
    stressed = true;
  }
  const auto counted_from = [&](Base base, int sign, std::size_t last) {
    match->last = last;
    match->type = found->granularity < Granularity::day ? TimexType::time : TimexType::date;
    match->rule = base == Base::published ? "counted from publication" : "counted from a time before";
    meaning.kind = Kind::shift;
    meaning.base = base;
    meaning.amount = value ? std::optional(sign * *value) : std::nullopt;
    meaning.direction = sign < 0 ? TimeMeaning::Direction::past : TimeMeaning::Direction::future;
    return match;
  };
  const bool ends = next + 1 >= tokens_.size() || tokens_.is_punctuation(next + 1);
  if (tokens_.is(next, "ago") || (tokens_.is(next, "back") && ends)) {
    return counted_from(Base::published, -1, next + 1);
  }
  if (tokens_.is_any(next, "earlier", "previously", "beforehand") || (tokens_.is(next, "before") && ends)) {
    return counted_from(Base::context, -1, next + 1);
  }
  if (tokens_.is_any(next, "later", "afterwards", "afterward") || (tokens_.is(next, "after") && ends)) {
    return counted_from(Base::context, 1, next + 1);
  }
  if (tokens_.is(next, "from") && tokens_.is_any(next + 1, "now", "today")) {
    return counted_from(Base::published, 1, next + 2);
  }
  if (is_apostrophe(tokens_.code(next)) && tokens_.is(next + 1, "time")) {  // "in ten days' time"
    return counted_from(Base::published, 1, next + 2);
  }
  if (tokens_.is_any(next, "before", "after")) {
    return match;  // "two days after the blast": how long after
  }
  const bool measured =
      i > 0 && tokens_.is_any(i - 1, "for", "within", "in", "after", "over", "during", "nearly", "almost", "about",
                              "around", "than", "lasted", "last", "of", "least", "throughout", "across", "took", "and",
                              "every", "under", "only", "just", "once", "some");
  if (!count) {
    return measured || tokens_.is(next, "of") ? match : std::nullopt;
  }
  return count->article && !measured && !stressed ? std::nullopt : match;
}

// "30 a day", "30 shells a day", "twice a week": so often; the article is at `i`, the unit at `at`.
TimeParser::Match TimeParser::rate_of(std::size_t i, std::size_t at) const {
  const auto is_count = [&](std::size_t word) {
    return tokens_.is_number(word) || tokens_.may_be(word, TimeWord::number);
  };
  const bool counted = (i > 0 && (is_count(i - 1) || tokens_.is_any(i - 1, "twice", "times", "once", "million",
                                                                    "billion", "thousand", "more"))) ||
                       (i > 1 && is_count(i - 2) && tokens_.is_lower(i - 1) &&  // "30 shells a day", "12 hours a day"
                        (!tokens_.may_open(i - 1) || tokens_.is_any(i - 1, "hours", "minutes")));
  if (!counted || at != i + 1 || !tokens_.may_be(i, TimeWord::article) ||
      tokens_.is_any(at + 1, "after", "before", "later", "earlier", "ago", "and", "back", "previously")) {
    return std::nullopt;
  }
  return repeated_by(i, at + 1, *unit(at));
}

// "a quarter of an hour", "three quarters of a century".
TimeParser::Match TimeParser::quarter_of_unit(std::size_t i) const {
  const bool three = tokens_.is(i, "three") && tokens_.is(i + 1, "quarters");
  if ((!three && !(tokens_.may_be(i, TimeWord::article) && tokens_.is(i + 1, "quarter"))) || !tokens_.is(i + 2, "of") ||
      !tokens_.may_be(i + 3, TimeWord::article)) {
    return std::nullopt;
  }
  const int quarters = three ? 3 : 1;
  if (tokens_.is(i + 4, "hour")) {
    return duration(i, i + 5, 15 * quarters, {Granularity::minute, 1, false});
  }
  return tokens_.is(i + 4, "century") ? duration(i, i + 5, 25 * quarters, {Granularity::year, 1, false}) : std::nullopt;
}

// "half an hour", "half a century", "half-century", "half a day".
TimeParser::Match TimeParser::half_of_unit(std::size_t i) const {
  if (!tokens_.is(i, "half") || !tokens_.may_be(i + 1, TimeWord::article) || !tokens_.may_be(i + 2, TimeWord::unit)) {
    return std::nullopt;
  }
  return part_of_unit(i, i + 3, 2, tokens_.entry(tokens_.word(i + 2)));
}

// One of `parts` parts of the unit that `entry` names.
TimeParser::Match TimeParser::part_of_unit(std::size_t first, std::size_t last, int parts,
                                           const TimeEntry* entry) const {
  if (entry == nullptr || !entry->is(TimeWord::unit)) {
    return std::nullopt;
  }
  const Unit whole = unit_of(*entry);
  switch (whole.granularity) {
    case Granularity::hour:
      return duration(first, last, 60 / parts, {Granularity::minute, 1, false});
    case Granularity::day:
      return duration(first, last, 24 / parts, {Granularity::hour, 1, false});
    case Granularity::year:
      if (whole.years == 1) {
        return duration(first, last, 12 / parts, {Granularity::month, 1, false});
      }
      return whole.years == 100 || parts == 2
                 ? duration(first, last, static_cast<int>(whole.years) / parts, {Granularity::year, 1, false})
                 : std::nullopt;
    default:
      return std::nullopt;
  }
}

// "three-day", "48-hour", "weeks-long", "month-long".
TimeParser::Match TimeParser::compound_duration(std::size_t i) const {
  const std::string_view word = tokens_.word(i);
  const std::size_t hyphen = word.find('-');
  if (!tokens_.is_word(i) || hyphen == std::string_view::npos) {
    return std::nullopt;
  }
  const bool age = word.ends_with("-old") || word.ends_with("-olds");
  const std::string_view first = word.substr(0, hyphen);
  const std::string_view second = word.substr(hyphen + 1, word.find('-', hyphen + 1) - hyphen - 1);
  const TimeEntry* const first_entry = tokens_.entry(first);
  const TimeEntry* const second_entry = tokens_.entry(second);
  if (first == "half" || first == "quarter") {  // "a half-hour", "quarter-century"
    return part_of_unit(i, i + 1, first == "half" ? 2 : 4, second_entry);
  }
  if ((second == "long" || second == "old") && first_entry != nullptr && first_entry->is(TimeWord::unit)) {
    const Unit found = unit_of(*first_entry);
    return duration(i, i + 1, found.plural ? std::nullopt : std::optional(1), found);
  }
  const bool unit = second_entry != nullptr && second_entry->is(TimeWord::unit);
  if (!unit || unit_of(*second_entry).granularity == Granularity::season) {  // "three-quarters"
    return std::nullopt;
  }
  const std::optional<int> number = first_entry != nullptr && first_entry->is(TimeWord::number)
                                        ? first_entry->number(TimeWord::number)
                                        : plain_number(first);
  if (age) {  // "a 12-year-old"
    Match match = duration(i, i + 1, number, unit_of(*second_entry));
    match->rule = "age";
    return number ? match : std::nullopt;
  }
  const bool vague = first_entry != nullptr && first_entry->is(TimeWord::vague);
  return number || vague ? duration(i, i + 1, number, unit_of(*second_entry)) : std::nullopt;
}

}  // namespace dateline::events
