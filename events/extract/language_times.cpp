#include "events/extract/language_times.h"

#include <array>
#include <charconv>
#include <optional>

#include "events/time/timex_value.h"

namespace dateline::events {

namespace {

using Kind = TimeMeaning::Kind;
using Base = TimeMeaning::Base;
using Direction = TimeMeaning::Direction;

constexpr int kFirstYear = 1800;
constexpr int kLastYear = 2100;
constexpr unsigned kMonths = 12;
constexpr unsigned kDays = 31;
constexpr int kHours = 24;
constexpr int kMinutes = 60;

std::optional<int> whole_number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

/// An expression of words [first, last); for "26-28 July" also the end of the range, from word `end_first` on.
struct Match {
  std::size_t first = 0, last = 0;
  TimeMeaning meaning = {};
  TimexType type = TimexType::date;
  std::size_t end_first = 0;
  std::optional<PartialDate> end = {};
};

class Parser {
 public:
  explicit Parser(const LanguageText& text) : t_(text) {}

  std::vector<FoundTime> run() {
    for (const Sentence& sentence : t_.structure.sentences) {
      begin_ = sentence.first_token;
      end_ = sentence.last_token;
      looks_ahead_ = false;
      for (std::size_t i = begin_; i < end_; ++i) {
        looks_ahead_ = looks_ahead_ || says(i, LanguageTime::future).has_value();
      }
      for (std::size_t i = begin_; i < end_;) {
        const std::optional<Match> match = expression(i);
        if (match) {
          add(*match);
        }
        i = match ? match->last : i + 1;
      }
    }
    return std::move(found_);
  }

 private:
  struct Said {
    std::size_t length = 0;
    const LanguageTimeWord* word = nullptr;
  };
  using Result = std::optional<Match>;

  // The longest phrase at word `i` that says `what`.
  [[nodiscard]] std::optional<Said> says(std::size_t i, LanguageTime what) const {
    if (i >= end_) {
      return std::nullopt;
    }
    for (const PhraseList::Match& match : t_.lexicon.times.find(t_.words, i, end_)) {
      if (t_.lexicon.time_words[match.value].says == what) {
        return Said{match.length, &t_.lexicon.time_words[match.value]};
      }
    }
    return std::nullopt;
  }
  // Past the words at `i` that say `what`, any number of times.
  [[nodiscard]] std::size_t past(std::size_t i, LanguageTime what) const {
    while (const auto said = says(i, what)) {
      i += said->length;
    }
    return i;
  }
  [[nodiscard]] bool is_text(std::size_t i, std::string_view mark) const {
    return i < end_ && t_.words[i].whole() == mark;
  }
  [[nodiscard]] bool is_dash(std::size_t i) const { return is_text(i, "-") || is_text(i, "–") || is_text(i, "—"); }
  [[nodiscard]] std::size_t past_comma(std::size_t i) const { return is_text(i, ",") || is_text(i, "،") ? i + 1 : i; }

  struct Number {
    int value = 0;
    std::size_t next = 0;
  };
  // "26", "٢٦", "26-го", "twenty".
  [[nodiscard]] std::optional<Number> number(std::size_t i) const {
    if (i >= end_) {
      return std::nullopt;
    }
    const std::string_view word = t_.words[i].forms.back();
    const std::size_t digits = std::min(word.find_first_not_of("0123456789"), word.size());
    if (digits > 0 && (digits == word.size() || word[digits] == '-')) {
      const auto value = whole_number(word.substr(0, digits));
      return value ? std::optional(Number{*value, i + 1}) : std::nullopt;
    }
    const auto said = says(i, LanguageTime::number);
    return said ? std::optional(Number{said->word->number, i + said->length}) : std::nullopt;
  }

  [[nodiscard]] Result expression(std::size_t i) const {
    for (const auto rule : {&Parser::counted, &Parser::dated}) {
      if (Result match = (this->*rule)(i)) {
        return with_clock(*std::move(match));
      }
    }
    Result time = time_of_day(i);
    if (!time) {
      return std::nullopt;
    }
    // "on the evening of 23 June", "at 10:30 on Tuesday": the date stands behind.
    std::size_t next = time->last;
    next = past(next, LanguageTime::of);
    next = past(next, LanguageTime::range_from);
    for (const auto rule : {&Parser::counted, &Parser::dated}) {
      if (Result date = (this->*rule)(next); date && date->type == TimexType::date && !date->end) {
        date->first = i;
        give_clock(*date, *time);
        return date;
      }
    }
    return time;
  }

  // ---- What is counted from publication -----------------------------------------------------------------------------

  [[nodiscard]] Result counted(std::size_t i) const {
    for (const auto rule : {&Parser::ago, &Parser::this_part, &Parser::day_word, &Parser::next_or_last}) {
      if (Result match = (this->*rule)(i)) {
        return match;
      }
    }
    return std::nullopt;
  }

  static Match shift(std::size_t first, std::size_t last, int amount, Granularity unit) {
    Match match{first, last};
    match.meaning.kind = Kind::shift;
    match.meaning.amount = amount;
    match.meaning.unit = unit;
    match.type = unit < Granularity::day ? TimexType::time : TimexType::date;
    return match;
  }

  struct Amount {
    int value = 1;
    Granularity unit = Granularity::day;
    std::size_t next = 0;
  };
  [[nodiscard]] std::optional<Amount> amount(std::size_t i) const {
    Amount result;
    if (const auto two = says(i, LanguageTime::two_units)) {
      return Amount{2, *granularity(two->word->value), i + two->length};
    }
    if (const auto count = number(i)) {
      result.value = count->value;
      i = count->next;
    }
    if (const auto unit = says(i, LanguageTime::unit)) {
      result.unit = *granularity(unit->word->value);
      result.next = i + unit->length;
      return result;
    }
    return std::nullopt;
  }

  [[nodiscard]] Result ago(std::size_t i) const {
    if (const auto before = says(i, LanguageTime::ago_before)) {
      if (const auto count = amount(i + before->length)) {
        return shift(i, count->next, -count->value, count->unit);
      }
    }
    if (const auto count = amount(i)) {
      if (const auto after = says(count->next, LanguageTime::ago_after)) {
        return shift(i, count->next + after->length, -count->value, count->unit);
      }
    }
    return std::nullopt;
  }

  // "yesterday", "yesterday Wednesday".
  [[nodiscard]] Result day_word(std::size_t i) const {
    if (const auto other = says(i, LanguageTime::context_day)) {
      Match match = shift(i, i + other->length, other->word->number, Granularity::day);
      match.meaning.base = Base::context;
      return match;
    }
    const auto day = says(i, LanguageTime::day);
    if (!day) {
      return std::nullopt;
    }
    Match match = shift(i, i + day->length, day->word->number, Granularity::day);
    if (const auto weekday = says(match.last, LanguageTime::weekday)) {
      match.last += weekday->length;
    }
    return match;
  }

  // "this morning", of the day of publication.
  [[nodiscard]] Result this_part(std::size_t i) const {
    const auto said = says(i, LanguageTime::this_);
    const auto part = said ? says(i + said->length, LanguageTime::day_part) : std::nullopt;
    const Result time = part ? time_of_day(i + said->length) : std::nullopt;
    if (!time) {
      return std::nullopt;
    }
    Match match = shift(i, time->last, 0, Granularity::day);
    give_clock(match, *time);
    return match;
  }

  struct Which {
    int amount = 0;
    Direction direction = Direction::unknown;
    std::size_t length = 0;
  };
  [[nodiscard]] std::optional<Which> which(std::size_t i) const {
    if (const auto said = says(i, LanguageTime::last)) {
      return Which{-1, Direction::last, said->length};
    }
    if (const auto said = says(i, LanguageTime::next)) {
      return Which{1, Direction::next, said->length};
    }
    if (const auto said = says(i, LanguageTime::this_)) {
      return Which{0, Direction::present, said->length};
    }
    return std::nullopt;
  }

  // "last week", "la semaine dernière", "last Tuesday".
  [[nodiscard]] Result next_or_last(std::size_t i) const {
    const auto before = which(i);
    const std::size_t at = before ? past(i + before->length, LanguageTime::day_word) : i;
    const auto unit = says(at, LanguageTime::unit);
    const auto weekday = says(at, LanguageTime::weekday);
    if (!unit && !weekday) {
      return std::nullopt;
    }
    const std::size_t noun_end = at + (weekday ? weekday->length : unit->length);
    const auto after = before ? std::nullopt : which(noun_end);
    if (!before && !after) {
      return std::nullopt;
    }
    const Which said = before ? *before : *after;
    const std::size_t last = before ? noun_end : noun_end + said.length;
    if (!weekday) {
      const Granularity of = *granularity(unit->word->value);
      return of < Granularity::day ? std::nullopt : std::optional(shift(i, last, said.amount, of));
    }
    Match match{i, last};
    match.meaning.date.weekday = weekday->word->number;
    // "last Tuesday" is the one that was, not the one of last week; "this Monday" the nearest.
    match.meaning.direction = said.direction == Direction::present ? Direction::past : said.direction;
    return match;
  }

  // ---- Calendar dates -----------------------------------------------------------------------------------------------

  [[nodiscard]] Result dated(std::size_t i) const {
    for (const auto rule : {&Parser::weekday_and_date, &Parser::day_and_month, &Parser::numeric,
                            &Parser::month_and_year, &Parser::year}) {
      if (Result match = (this->*rule)(i)) {
        return match;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] Result weekday_and_date(std::size_t i) const {
    const auto weekday = says(i, LanguageTime::weekday);
    if (!weekday) {
      return std::nullopt;
    }
    const std::size_t next = past(past_comma(i + weekday->length), LanguageTime::day_word);
    Result date = day_and_month(next);
    if (!date || date->end) {
      date = Match{i, i + weekday->length};
    }
    date->first = i;
    date->meaning.date.weekday = weekday->word->number;
    return date;
  }

  [[nodiscard]] std::optional<unsigned> day_number(std::size_t i, std::size_t& next) const {
    const auto day = number(i);
    if (!day || day->value < 1 || day->value > static_cast<int>(kDays)) {
      return std::nullopt;
    }
    next = past(day->next, LanguageTime::day_word);
    return static_cast<unsigned>(day->value);
  }

  // Whether the words at `at` lead to the end of a range that begins at `first`. "And" does only in "between A and B".
  [[nodiscard]] bool is_range_to(std::size_t at, std::size_t first) const {
    if (!says(at, LanguageTime::range_to)) {
      return false;
    }
    constexpr std::size_t kReach = 2;  // words: "entre le"
    bool begun = !t_.is(at, LanguageClass::and_);
    for (std::size_t back = 1; back <= kReach && first >= begin_ + back; ++back) {
      const auto from = says(first - back, LanguageTime::range_from);
      begun = begun || (from && from->length == back);
    }
    return begun;
  }

  // "26 July 2016", "26-28 July", "from 26 to 28 July".
  [[nodiscard]] Result day_and_month(std::size_t i) const {
    std::size_t next = i;
    const auto day = day_number(i, next);
    if (!day) {
      return std::nullopt;
    }
    std::size_t end_first = 0;
    std::optional<unsigned> last_day;
    const auto to = is_range_to(next, i) ? says(next, LanguageTime::range_to) : std::nullopt;
    if (to || is_dash(next)) {
      std::size_t after = next;
      end_first = next + (to ? to->length : 1);
      last_day = day_number(end_first, after);
      next = last_day ? after : next;
    }
    next = past(next, LanguageTime::of);
    const auto month = says(next, LanguageTime::month);
    if (!month) {
      return std::nullopt;
    }
    Match match{i, next + month->length};
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
  void take_other_month_name(Match& match) const {
    const std::size_t slash = match.last;
    if (is_text(slash, "/") || is_text(slash, "(")) {
      const auto month = says(slash + 1, LanguageTime::month);
      if (month && month->word->number == static_cast<int>(*match.meaning.date.month)) {
        match.last =
            slash + 1 + month->length + (is_text(slash, "(") && is_text(slash + 1 + month->length, ")") ? 1 : 0);
      }
    }
  }

  [[nodiscard]] std::optional<int> year_number(std::size_t i) const {
    if (i >= end_ || t_.words[i].whole().size() != 4) {
      return std::nullopt;
    }
    const auto value = whole_number(t_.words[i].whole());
    return value && *value >= kFirstYear && *value <= kLastYear ? value : std::nullopt;
  }

  void take_year(Match& match) const {
    std::size_t next = past(match.last, LanguageTime::of);
    next = past(past_comma(next), LanguageTime::year_word);
    if (const auto year = year_number(next)) {
      match.meaning.date.year = year;
      match.last = past(next + 1, LanguageTime::year_word);
    }
  }

  [[nodiscard]] Result month_and_year(std::size_t i) const {
    const auto month = says(i, LanguageTime::month);
    if (!month) {
      return std::nullopt;
    }
    Match match{i, i + month->length};
    match.meaning.date.month = static_cast<unsigned>(month->word->number);
    take_other_month_name(match);
    take_year(match);
    const bool in_month = i > begin_ && t_.is(i - 1, LanguageClass::locative);
    return match.meaning.date.year || in_month ? std::optional(match) : std::nullopt;
  }

  // "in 2015", "2015 года".
  [[nodiscard]] Result year(std::size_t i) const {
    const std::size_t first = past(i, LanguageTime::year_word);
    const auto value = year_number(first);
    const std::size_t last = value ? past(first + 1, LanguageTime::year_word) : first;
    const bool said = first > i || last > first + 1 || (i > begin_ && t_.is(i - 1, LanguageClass::locative));
    if (!value || !said) {
      return std::nullopt;
    }
    Match match{first, last};
    match.meaning.date.year = value;
    return match;
  }

  // "26.07.2016", "26/07/2016", "2016-07-26": the day first.
  [[nodiscard]] Result numeric(std::size_t i) const {
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
    if (i >= end_ || t_.words[i].kind != Token::Kind::number) {
      return std::nullopt;
    }
    const std::string_view whole = t_.words[i].whole();
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
      for (next = i; count < parts.size() && next < end_ && take(t_.words[next].whole());) {
        ++next;
        if (count == parts.size() || !(is_text(next, "/") || is_text(next, "-"))) {
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
    if (year < kFirstYear || year > kLastYear || day < 1 || day > static_cast<int>(kDays) || parts[1] < 1 ||
        parts[1] > static_cast<int>(kMonths)) {
      return std::nullopt;
    }
    Match match{i, next};
    match.meaning.date.year = year;
    match.meaning.date.month = static_cast<unsigned>(parts[1]);
    match.meaning.date.day = static_cast<unsigned>(day);
    return match;
  }

  // ---- Times of day -------------------------------------------------------------------------------------------------

  [[nodiscard]] Result time_of_day(std::size_t i) const {
    const auto part = says(i, LanguageTime::day_part);
    // A word that may also tell what happened ("فجر": dawn, or blew up) is a time only beside a date.
    if (part && t_.lexicon.triggers.find(t_.words, i, end_).empty()) {
      Match match = shift(i, i + part->length, 0, Granularity::day);
      match.meaning.base = Base::context;
      match.type = TimexType::time;
      std::string_view value = part->word->value;
      match.meaning.day_part = std::string(value.substr(0, value.find(' ')));
      value.remove_prefix(std::min(value.find(' ') + 1, value.size()));
      match.meaning.from_minute = whole_number(value.substr(0, value.find(' ')));
      value.remove_prefix(std::min(value.find(' ') + 1, value.size()));
      match.meaning.to_minute = whole_number(value);
      return match.meaning.from_minute ? std::optional(match) : std::nullopt;
    }
    const std::size_t at = past(i, LanguageTime::clock);
    std::size_t next = at;
    const auto minute = clock_minute(at, at > i, next);
    if (!minute) {
      return std::nullopt;
    }
    Match match = shift(at, next, 0, Granularity::day);
    match.meaning.base = Base::context;
    match.meaning.from_minute = minute;
    match.type = TimexType::time;
    return match;
  }

  // "14:30", "14h30", "14 h"; a bare "14" only where words before say that it is a time.
  [[nodiscard]] std::optional<int> clock_minute(std::size_t i, bool said, std::size_t& next) const {
    if (i >= end_ || t_.words[i].kind != Token::Kind::number) {
      return std::nullopt;
    }
    const std::string_view word = t_.words[i].whole();
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
    if (i + 1 < end_ && t_.words[i + 1].kind == Token::Kind::word &&
        t_.words[i + 1].span.begin == t_.words[i].span.end) {
      const std::string_view behind = t_.words[i + 1].whole();
      if (behind.size() == 3 && behind.front() == 'h') {
        if (const auto minute = whole_number(behind.substr(1)); minute && *minute < kMinutes) {
          next = i + 2;
          return *hour * kMinutes + *minute;
        }
      }
    }
    if (const auto marked = says(i + 1, LanguageTime::hour_mark)) {
      next = i + 1 + marked->length;
      if (const auto minute = number(next); minute && minute->value < kMinutes && said) {
        next = minute->next;
        return *hour * kMinutes + minute->value;
      }
      return *hour * kMinutes;
    }
    return std::nullopt;
  }

  static void give_clock(Match& date, const Match& time) {
    date.meaning.from_minute = time.meaning.from_minute;
    date.meaning.to_minute = time.meaning.to_minute;
    date.meaning.day_part = time.meaning.day_part;
    date.type = TimexType::time;
  }

  // "Monday at 14:30", "Tuesday morning".
  [[nodiscard]] Match with_clock(Match date) const {
    if (date.type != TimexType::date || date.end ||
        (date.meaning.kind == Kind::date && !date.meaning.date.day && !date.meaning.date.weekday) ||
        (date.meaning.kind == Kind::shift && date.meaning.unit != Granularity::day)) {
      return date;
    }
    const Result time = time_of_day(past(past_comma(date.last), LanguageTime::of));
    if (time) {
      give_clock(date, *time);
      date.last = time->last;
    }
    return date;
  }

  // ---- What was found -----------------------------------------------------------------------------------------------

  void add(const Match& match) {
    FoundTime found;
    found.meaning = match.meaning;
    if (found.meaning.direction == Direction::unknown && looks_ahead_) {
      found.meaning.direction = Direction::future;
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

  void find_bound(const Match& match, TimeExpression& expression) const {
    std::size_t at = match.first;
    while (at > begin_ && says(at - 1, LanguageTime::day_word)) {
      --at;
    }
    if (at == begin_ || match.end) {
      return;
    }
    const bool from = says(at - 1, LanguageTime::since).has_value();
    if (from || says(at - 1, LanguageTime::until)) {
      expression.bound = from ? TimeBound::since : TimeBound::until;
      expression.bound_span = t_.words[at - 1].span;
    }
  }

  // "from Monday to Friday", "from 30 June to 2 July".
  void joins_previous(const Match& match, FoundTime& found) {
    if (found_.empty() || previous_last_ <= begin_ || match.first <= previous_last_ ||
        match.first > previous_last_ + 2 || match.type != TimexType::date ||
        found_.back().expression.type != TimexType::date) {
      return;
    }
    const bool joined = is_dash(previous_last_) || is_range_to(previous_last_, previous_first_);
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
  std::size_t begin_ = 0, end_ = 0;                     // of the sentence
  bool looks_ahead_ = false;                            // the sentence
  std::size_t previous_first_ = 0, previous_last_ = 0;  // words of the expression before
  std::vector<FoundTime> found_;
};

}  // namespace

std::vector<FoundTime> find_language_times(const LanguageText& text) {
  return Parser(text).run();
}

}  // namespace dateline::events
