#include <algorithm>

#include "events/extract/times/parser.h"
#include "events/extract/times/times.h"
#include "events/time/timex_value.h"

namespace dateline::events {

namespace {

using Kind = TimeMeaning::Kind;
using Direction = TimeMeaning::Direction;

class TimeFinder {
 public:
  TimeFinder(std::string_view text, const TextStructure& structure, const TimeLexicon& lexicon)
      : tokens_(text, structure, lexicon.words()), parser_(tokens_) {}

  std::vector<FoundTime> run() {
    found_.reserve(tokens_.structure().sentences.size() / 2 + 1);  // news has a time in every second sentence
    for (const Sentence& sentence : tokens_.structure().sentences) {
      tokens_.look_at(sentence);
      previous_.reset();
      for (std::size_t i = sentence.first_token; i < sentence.last_token;) {
        if (!tokens_.may_open(i)) {  // as hardly any word may
          ++i;
          continue;
        }
        std::optional<TimeMatch> match = parser_.match(i);
        i = match ? std::max(match->last, i + 1) : i + 1;
        if (match) {
          add(*std::move(match), sentence);
        }
      }
    }
    return std::move(found_);
  }

 private:
  void add(TimeMatch match, const Sentence& sentence) {
    FoundTime found;
    TimeExpression& expression = found.expression;
    expression.type = match.type;
    expression.rule = match.rule;
    find_bound(match, sentence.first_token, expression);
    if (match.meaning.direction == Direction::unknown && match.meaning.kind != Kind::repeated) {
      match.meaning.direction = expression.bound == TimeBound::since
                                    ? Direction::past
                                    : direction_of(tokens_, sentence.first_token, sentence.last_token, match.first,
                                                   match.last, expression.bound == TimeBound::by);
    }
    if (match.meaning.direction == Direction::unknown && expression.bound == TimeBound::until) {
      match.meaning.direction = Direction::maybe_future;  // "the truce holds until Friday"
    }
    count_ahead(match, expression);
    expression.span =
        tokens_.span(first_said(match, sentence.first_token), match.end ? match.end_first - 1 : match.last);
    found.meaning = match.meaning;
    found.ends_range = joins_previous(match, found);
    if (found.ends_range) {
      found_.back().expression.bound = TimeBound::none;
      expression.bound = TimeBound::none;
    }
    expression.value = timex_value(found.meaning);
    found_.push_back(std::move(found));
    if (match.end) {
      add_end(match);
    }
    previous_ = std::move(match);
  }

  // Where the words begin that belong to an expression and change nothing of its meaning: "the 1990s", "about six
  // weeks", "more than two hours", "shortly before dawn" (TimeML's `mod`).
  [[nodiscard]] std::size_t first_said(const TimeMatch& match, std::size_t begin) const {
    begin = previous_ ? std::max(begin, previous_->last) : begin;
    const std::size_t i = match.first;
    const auto before = [&](std::size_t back, std::initializer_list<std::string_view> words) {
      return i >= begin + back && tokens_.is_any(i - back, words);
    };
    if (match.type == TimexType::set) {  // "twice a month", "three times a week"
      const bool times = before(1, {"times"}) && i >= begin + 2 &&
                         (tokens_.is_number(i - 2) || tokens_.may_be(i - 2, TimeWord::number));
      return times ? i - 2 : before(1, {"twice", "once"}) ? i - 1 : i;
    }
    if (before(1, {"than"}) && before(2, {"later"}) && before(3, {"no"})) {
      return i - 3;
    }
    if (match.type == TimexType::date && match.meaning.kind == Kind::date) {
      const PartialDate& date = match.meaning.date;
      const bool takes_article = date.years > 1 || date.season || date.quarter || (date.day && !date.month);
      return takes_article && before(1, {"the"}) ? i - 1 : i;
    }
    if (match.type == TimexType::time) {
      if (before(1, {"before", "after"}) && before(2, {"shortly", "just"})) {
        return i - 2;
      }
      const bool part = tokens_.may_be(i, TimeWord::day_part) && before(1, {"the"});
      return part || before(1, {"about", "around"}) ? i - 1 : i;
    }
    if (match.type == TimexType::duration && match.rule != std::string_view("age") && match.meaning.amount) {
      if (before(1, {"than"}) && before(2, {"more", "less", "fewer"})) {
        return before(3, {"no"}) ? i - 3 : i - 2;
      }
      if (before(1, {"least", "most"}) && before(2, {"at"})) {
        return i - 2;
      }
      const bool number = tokens_.is_number(i) || tokens_.may_be(i, TimeWord::number);
      if (number && before(1, {"first", "last", "final"}) && before(2, {"the"})) {
        return i - 2;
      }
      return before(1, {"about", "nearly", "almost", "approximately", "roughly"}) ||
                     (number && before(1, {"some", "the"}))
                 ? i - 1
                 : i;
    }
    return i;
  }

  // The end of "26-28 July" is an expression of its own. "3 and 28 July" are two days and no range.
  void add_end(const TimeMatch& match) {
    FoundTime end = found_.back();
    end.meaning.date = *match.end;
    end.expression.span = tokens_.span(match.end_first, match.last);
    end.expression.value = timex_value(end.meaning);
    end.expression.bound = TimeBound::none;
    const PartialDate& begin = match.meaning.date;
    const bool consecutive = begin.day && *begin.day + 1 == *match.end->day;
    end.ends_range = !tokens_.is_any(match.end_first - 1, "and", "&") || consecutive || is_between(match.first);
    found_.push_back(std::move(end));
  }

  // "in two weeks", of what will be, is a time and no duration.
  void count_ahead(TimeMatch& match, TimeExpression& expression) const {
    if (match.meaning.kind == Kind::duration && match.meaning.amount && match.meaning.direction == Direction::future &&
        match.first > 0 && tokens_.is(match.first - 1, "in")) {
      match.meaning.kind = Kind::shift;
      expression.type = match.meaning.unit < Granularity::day ? TimexType::time : TimexType::date;
      expression.rule = "counted from publication";
    }
  }

  void find_bound(const TimeMatch& match, std::size_t begin, TimeExpression& expression) const {
    if (match.type == TimexType::duration || match.type == TimexType::set) {
      return;
    }
    std::size_t i = match.first;
    while (i > begin && tokens_.is_any(i - 1, "the", "about", "around", "on", "in", "at", "least", "late", "early")) {
      --i;
    }
    if (i == begin) {
      return;
    }
    const std::size_t word = i - 1;
    const bool adjacent = i == match.first || tokens_.is_any(i, "the", "about", "around", "at", "late", "early");
    expression.bound = adjacent                                        ? bound_of(word, match.last)
                       : tokens_.is_any(word, "starting", "beginning") ? TimeBound::since
                                                                       : TimeBound::none;
    if (expression.bound != TimeBound::none) {
      expression.bound_span = tokens_.span(tokens_.is(word, "to") ? word - 1 : word, word + 1);
    }
  }

  // How the word before an expression that ends at token `last` bounds it.
  [[nodiscard]] TimeBound bound_of(std::size_t word, std::size_t last) const {
    if (is_since(word, last)) {
      return TimeBound::since;
    }
    const bool no_later = tokens_.is(word, "than") && word > 0 && tokens_.is(word - 1, "later");
    if (no_later || tokens_.is(word, "by")) {
      return TimeBound::by;
    }
    if (tokens_.may_be(word, TimeWord::until)) {
      return is_denied_before(word) ? TimeBound::none : TimeBound::until;
    }
    if (tokens_.may_be(word, TimeWord::after)) {
      return TimeBound::after;
    }
    const bool prior_to = tokens_.is(word, "to") && word > 0 && tokens_.is(word - 1, "prior");
    return prior_to || tokens_.may_be(word, TimeWord::before) ? TimeBound::before : TimeBound::none;
  }

  // "did not fall until Friday": it fell that day.
  [[nodiscard]] bool is_denied_before(std::size_t word) const {
    constexpr std::size_t kReach = 8;  // tokens
    for (std::size_t i = word; i-- > word - std::min(word, kReach);) {
      if (tokens_.is_punctuation(i)) {
        return false;
      }
      if (tokens_.is_any(i, "not", "never") || tokens_.word(i).ends_with("n't") ||
          tokens_.word(i).ends_with("n\u2019t")) {
        return true;
      }
    }
    return false;
  }

  // "from" is one only in "from Monday on".
  [[nodiscard]] bool is_since(std::size_t word, std::size_t last) const {
    if (!tokens_.is(word, "from")) {
      return tokens_.may_be(word, TimeWord::since);
    }
    return tokens_.is_any(last, "on", "onward", "onwards") && !tokens_.may_be(last + 1, TimeWord::weekday);
  }

  // Whether `match` ends a range that the expression before it begins. The two lend each other their years.
  bool joins_previous(const TimeMatch& match, FoundTime& found) {
    if (!previous_ || match.first != previous_->last + 1 || !is_end(*previous_) || !is_end(match)) {
      return false;
    }
    const std::size_t between = previous_->last;
    const bool list = tokens_.is(between, "and") || tokens_.word(between) == ",";
    const bool range = tokens_.is_dash(between) ||
                       tokens_.is_any(between, "to", "into", "until", "till", "through", "thru") ||
                       (tokens_.is(between, "and") && is_between(previous_->first));
    if (!list && !range) {
      return false;
    }
    share_year(found_.back(), found);
    return range;
  }

  static bool is_end(const TimeMatch& match) {
    return match.meaning.kind == Kind::date ||
           (match.meaning.kind == Kind::shift && match.meaning.amount && match.type == TimexType::date);
  }

  [[nodiscard]] bool is_between(std::size_t first) const {
    const std::size_t i = first > 0 && tokens_.is_any(first - 1, "the", "in", "on") ? first - 1 : first;
    return i > 0 && tokens_.is(i - 1, "between");
  }

  static void share_year(FoundTime& first, FoundTime& second) {
    PartialDate& a = first.meaning.date;
    PartialDate& b = second.meaning.date;
    const bool parts_of_years = (a.month || a.season) && (b.month || b.season);
    if (!parts_of_years || a.year.has_value() == b.year.has_value()) {
      return;
    }
    const bool over_new_year = a.month && b.month ? *a.month > *b.month : a.season && b.season && *a.season > *b.season;
    if (b.year) {
      a.year = *b.year - (over_new_year ? 1 : 0);
      first.expression.value = timex_value(first.meaning);
    } else {
      b.year = *a.year + (over_new_year ? 1 : 0);
    }
  }

  TimeTokens tokens_;
  TimeParser parser_;
  std::vector<FoundTime> found_;
  std::optional<TimeMatch> previous_;  // of this sentence
};

}  // namespace

std::vector<FoundTime> find_times(std::string_view text, const TextStructure& structure, const TimeLexicon& lexicon) {
  return TimeFinder(text, structure, lexicon).run();
}

}  // namespace dateline::events
