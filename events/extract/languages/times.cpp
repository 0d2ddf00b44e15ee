#include "events/extract/languages/times.h"

#include <iterator>
#include <optional>
#include <utility>

#include "events/extract/languages/clock.h"
#include "events/extract/languages/dates.h"
#include "events/extract/languages/nights.h"
#include "events/time/timex_value.h"

namespace dateline::events {

namespace {

using Kind = TimeMeaning::Kind;
using Direction = TimeMeaning::Direction;
using Match = std::optional<LanguageTimeMatch>;

/// A date, with or without a time of day.
class ExpressionRules {
 public:
  explicit ExpressionRules(const LanguageTimeWords& words) : w_(words) {}

  [[nodiscard]] Match expression(std::size_t i) const {
    if (Match night = language_night(w_, i)) {
      return night;
    }
    for (const auto rule : {language_relative_date, language_date}) {
      if (Match match = rule(w_, i)) {
        return with_clock(*std::move(match));
      }
    }
    Match time = language_clock(w_, i);
    if (!time) {
      return std::nullopt;
    }
    // "on the evening of 23 June", "at 10:30 on Tuesday": the date stands behind.
    std::size_t next = time->last;
    next = w_.past(next, LanguageTime::of);
    next = w_.past(next, LanguageTime::range_from);
    for (const auto rule : {language_relative_date, language_date}) {
      if (Match date = rule(w_, next); date && date->type == TimexType::date && !date->end) {
        date->first = i;
        give_clock(*date, *time);
        return date;
      }
    }
    return time;
  }

 private:
  // "Monday at 14:30", "Tuesday morning".
  [[nodiscard]] Match with_clock(LanguageTimeMatch date) const {
    if (date.type != TimexType::date || date.end ||
        (date.meaning.kind == Kind::date && !date.meaning.date.day && !date.meaning.date.weekday) ||
        (date.meaning.kind == Kind::shift && date.meaning.unit != Granularity::day)) {
      return date;
    }
    const Match time = language_clock(w_, w_.past(w_.past_comma(date.last), LanguageTime::of));
    if (time) {
      give_clock(date, *time);
      date.last = time->last;
    }
    return date;
  }

  const LanguageTimeWords& w_;
};

/// The expressions of one sentence, in order.
class SentenceTimes {
 public:
  SentenceTimes(const LanguageText& text, const Sentence& sentence) : t_(text), w_(text, sentence) {}

  std::vector<FoundTime> run() {
    for (std::size_t i = w_.begin(); i < w_.end() && !looks_ahead_; ++i) {
      looks_ahead_ = w_.says(i, LanguageTime::future).has_value();
    }
    const ExpressionRules rules(w_);
    for (std::size_t i = w_.begin(); i < w_.end();) {
      const Match match = rules.expression(i);
      if (match) {
        add(*match);
      }
      i = match ? match->last : i + 1;
    }
    return std::move(found_);
  }

 private:
  // "le 14 mars": a day and its month, and no year.
  static bool is_day_of_month(const TimeMeaning& meaning) {
    return meaning.kind == TimeMeaning::Kind::date && meaning.date.day && meaning.date.month && !meaning.date.year;
  }

  void add(const LanguageTimeMatch& match) {
    FoundTime found;
    found.meaning = match.meaning;
    if (found.meaning.direction == Direction::unknown && looks_ahead_) {
      found.meaning.direction = Direction::future;
    } else if (found.meaning.direction == Direction::unknown && is_day_of_month(found.meaning)) {
      found.meaning.direction = Direction::past;  // reports tell of what was
    }
    found.expression.type = match.type;
    found.expression.rule = "listed words";
    find_bound(match, found.expression);
    if (found.expression.bound == TimeBound::since) {
      found.meaning.direction = Direction::past;
    }
    found.expression.value = timex_value(found.meaning);
    found.expression.span = t_.span(match.first, match.end ? match.end_first - 1 : match.last);
    // Without what is written onto its first word.
    const LanguageWord& first = t_.words[match.first];
    if (!first.preposition.empty() && says_only_stripped(match.first)) {
      found.expression.span.begin = first.begins[1];
    }
    joins_previous(match, found);
    found_.push_back(found);
    if (match.end) {
      FoundTime end = found;
      end.meaning.date = *match.end;
      end.expression.span = t_.span(match.end_first, match.last);
      end.expression.value = timex_value(end.meaning);
      end.ends_range = true;
      found_.push_back(std::move(end));
    }
    previous_first_ = match.first;
    previous_last_ = match.last;
  }

  // Whether the table has the word only without its preposition: "بالأمس".
  [[nodiscard]] bool says_only_stripped(std::size_t i) const {
    LanguageWords one = {t_.words[i]};
    one.front().forms.resize(1);
    return t_.words[i].forms.size() > 1 && t_.lexicon.times.find(one, 0, 1).empty();
  }

  void find_bound(const LanguageTimeMatch& match, TimeExpression& expression) const {
    std::size_t at = match.first;
    while (at > w_.begin() && w_.says(at - 1, LanguageTime::day_word)) {
      --at;
    }
    if (at == w_.begin() || match.end) {
      return;
    }
    const bool from = w_.says(at - 1, LanguageTime::since).has_value();
    if (from || w_.says(at - 1, LanguageTime::until)) {
      expression.bound = from ? TimeBound::since : TimeBound::until;
      expression.bound_span = t_.words[at - 1].span;
    }
  }

  // "from Monday to Friday", "from 30 June to 2 July".
  void joins_previous(const LanguageTimeMatch& match, FoundTime& found) {
    if (found_.empty() || match.first <= previous_last_ || match.first > previous_last_ + 2 ||
        match.type != TimexType::date || found_.back().expression.type != TimexType::date) {
      return;
    }
    const bool joined = w_.is_dash(previous_last_) || w_.is_range_to(previous_last_, previous_first_);
    if (!joined || found.meaning.kind != Kind::date || found_.back().meaning.kind != Kind::date) {
      return;
    }
    found.ends_range = true;
    found.expression.bound = TimeBound::none;
    found_.back().expression.bound = TimeBound::none;
    PartialDate& a = found_.back().meaning.date;
    PartialDate& b = found.meaning.date;
    if (a.month && b.month && !a.year && b.year) {
      a.year = *b.year - (*a.month > *b.month ? 1 : 0);
    } else if (a.month && b.month && a.year && !b.year) {
      b.year = *a.year + (*a.month > *b.month ? 1 : 0);
    }
  }

  const LanguageText& t_;
  LanguageTimeWords w_;
  bool looks_ahead_ = false;                            // the sentence
  std::size_t previous_first_ = 0, previous_last_ = 0;  // words of the expression before
  std::vector<FoundTime> found_;
};

}  // namespace

std::vector<FoundTime> find_language_times(const LanguageText& text) {
  std::vector<FoundTime> found;
  for (const Sentence& sentence : text.structure.sentences) {
    std::vector<FoundTime> more = SentenceTimes(text, sentence).run();
    found.insert(found.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  }
  return found;
}

}  // namespace dateline::events
