#include "events/time/ground.h"

#include <algorithm>
#include <cstdlib>

#include "events/extract/times/parser.h"
#include "events/extract/times/times.h"

namespace dateline::events {

namespace {

using Kind = TimeMeaning::Kind;
using Base = TimeMeaning::Base;
using Direction = TimeMeaning::Direction;

class Grounder {
 public:
  Grounder(const std::vector<FoundTime>& times, const TextStructure& structure, const Published& published,
           std::string_view zone)
      : times_(times), structure_(structure), zone_(zone) {
    if (published.value) {
      published_ = TimeAnchor{*published.value, published.granularity};
    }
    look_at_years();
  }

  std::vector<TimeExpression> run() {
    expressions_.reserve(times_.size());
    spoken_of_.resize(times_.size());
    for (std::size_t i = 0; i < times_.size(); ++i) {
      expressions_.push_back(times_[i].expression);
      if (account_of_the_past_ && says_today(times_[i].meaning)) {
        expressions_[i].value = "PRESENT_REF";  // of whoever is quoted
      } else if (is_clock_alone(times_[i].meaning)) {
        spoken_of_[i] = focus_;
      } else {
        const TimeMeaning meaning = in_its_year(i);
        apply(i, ground(meaning, anchor_of(i)));
        if (counts_days_of_vague_time(meaning, i)) {
          expressions_[i].value = focus_value_;
        }
        remember(i, meaning);
      }
    }
    for (std::size_t i = 0; i < times_.size(); ++i) {
      if (is_clock_alone(times_[i].meaning)) {
        const std::optional<TimeAnchor> day =
            times_[i].expression.rule == kClockHeading ? day_of_heading(i) : day_beside(i);
        apply(i, ground(times_[i].meaning, day));
        if (!day) {
          value_on_publication(i);
        }
      }
    }
    for (std::size_t i = 1; i < times_.size(); ++i) {
      if (times_[i].ends_range) {
        ground_range(expressions_[i - 1], expressions_[i]);
      }
    }
    return std::move(expressions_);
  }

 private:
  // "at 14:30", "in the morning": its day stands elsewhere.
  static bool is_clock_alone(const TimeMeaning& meaning) {
    return meaning.kind == Kind::shift && meaning.base == Base::context && meaning.amount == 0 && meaning.from_minute;
  }

  // "that same day", "four days later" in a year or month of which the account gives no day.
  [[nodiscard]] bool counts_days_of_vague_time(const TimeMeaning& meaning, std::size_t i) const {
    return account_of_the_past_ && !expressions_[i].grounded && meaning.kind == Kind::shift &&
           meaning.base == Base::context && meaning.amount && meaning.unit == Granularity::day && focus_ &&
           focus_->granularity > Granularity::week && !meaning.from_minute && !focus_value_.empty();
  }

  static bool says_today(const TimeMeaning& meaning) {
    return meaning.kind == Kind::shift && meaning.base == Base::published && meaning.amount == 0 &&
           meaning.unit == Granularity::day && !meaning.from_minute && meaning.direction != Direction::present;
  }

  [[nodiscard]] std::size_t sentence_of(std::size_t i) const {
    return structure_.sentence_at(times_[i].expression.span.begin);
  }

  // The years that the text names, and whether it speaks of days near its publication, tell a report of these days
  // from an account of the past.
  void look_at_years() {
    std::size_t old = 0;
    std::size_t recent = 0;
    for (const FoundTime& time : times_) {
      const TimeMeaning& meaning = time.meaning;
      names_day_ = names_day_ || meaning.date.day || meaning.date.weekday ||
                   (meaning.kind == Kind::shift && meaning.amount && !is_clock_alone(meaning));
      if (meaning.kind == Kind::date && meaning.date.year && meaning.date.years == 1) {
        const bool is_old = published_ && *meaning.date.year < to_day(published_->minute).year - 1;
        (is_old ? old : recent) += 1;
      } else if (meaning.date.weekday || counts_from_publication(meaning)) {
        ++recent;
      }
    }
    // A report may hold a paragraph of history; a long list of old years outweighs more.
    constexpr std::size_t kFewestYears = 4;
    constexpr std::size_t kManyYears = 10;
    const std::size_t weight = old >= kManyYears ? 1 : 3;
    account_of_the_past_ = !published_ || (old >= kFewestYears && old > weight * recent);
  }

  [[nodiscard]] std::optional<TimeAnchor> anchor_of(std::size_t i) const {
    const TimeMeaning& meaning = times_[i].meaning;
    if (meaning.kind == Kind::date) {
      const bool of_focus =
          meaning.date.day && !meaning.date.month && !meaning.date.weekday && focus_;  // "on the 20th"
      return account_of_the_past_ || of_focus ? focus_ : published_;
    }
    // In an account of the past "this month" and "two years ago" are counted from the time spoken of.
    // "The previous afternoon" of a report that spoke only of a month or a year before.
    if (focus_ && published_ && !account_of_the_past_ && meaning.amount < 0 && meaning.unit == Granularity::day &&
        meaning.direction == Direction::last && focus_->granularity > Granularity::day) {
      return published_;
    }
    return (meaning.base == Base::context || account_of_the_past_) && focus_ ? focus_ : published_;
  }

  // The meaning of a date, with the year that the text spoke of where it is to be completed from that and not from the
  // day of publication.
  [[nodiscard]] TimeMeaning in_its_year(std::size_t i) const {
    TimeMeaning meaning = times_[i].meaning;
    PartialDate& date = meaning.date;
    if (meaning.kind == Kind::date && date.day && !date.month && !date.weekday && focus_) {  // "on the 20th"
      meaning.direction = Direction::present;                                                // of that month
    }
    if (meaning.kind != Kind::date || date.year || (!date.month && !date.season)) {
      return meaning;
    }
    if (meaning.base == Base::context && focus_) {  // "August of that year"
      date.year = named_year_.value_or(to_day(focus_->minute).year) + meaning.amount.value_or(0);
    } else if (!published_ || account_of_the_past_ || is_near_other_year(i)) {
      // A year that is named only later, as of something long ago, dates nothing.
      date.year = focus_ ? std::optional(year_of_focus(date, meaning.direction)) : std::nullopt;
    } else if (date.month && times_[i].expression.bound == TimeBound::since) {
      // What has lasted "since October 7" began before the publication, however long ago.
      const CivilDay day = to_day(published_->minute);
      const bool later = *date.month > day.month || (*date.month == day.month && date.day.value_or(1) > day.day);
      date.year = later ? day.year - 1 : day.year;
    }
    return meaning;
  }

  // Whether the expression opens its sentence, at most behind "In early" or a heading's number.
  [[nodiscard]] bool heads_sentence(std::size_t i) const {
    constexpr std::uint32_t kOpening = 20;  // bytes
    const std::size_t sentence = sentence_of(i);
    return sentence < structure_.sentences.size() &&
           times_[i].expression.span.begin - structure_.sentences[sentence].span.begin <= kOpening;
  }

  // Whether what was is told of, and another year was named just before, in this paragraph.
  [[nodiscard]] bool is_near_other_year(std::size_t i) const {
    constexpr std::size_t kSentences = 1;
    const std::size_t sentence = sentence_of(i);
    return named_year_ && *named_year_ != to_day(published_->minute).year && sentence < structure_.sentences.size() &&
           sentence - named_in_ <= kSentences && times_[i].meaning.direction == Direction::past &&
           structure_.sentences[sentence].paragraph == structure_.sentences[named_in_].paragraph;
  }

  // The year in focus, or that beside it where the date is nearer so: "In November 1941 ... In February".
  [[nodiscard]] int year_of_focus(const PartialDate& date, Direction direction) const {
    const CivilDay focus = to_day(focus_->minute);
    if (focus_->granularity > Granularity::month) {
      return focus.year;
    }
    constexpr unsigned kFirstMonthOfSpring = 3;
    const auto month = static_cast<int>(date.month ? *date.month : kFirstMonthOfSpring + 3 * date.season.value_or(0));
    const int ahead = month - static_cast<int>(focus.month);
    if (direction == Direction::last) {
      return ahead < 0 ? focus.year : focus.year - 1;
    }
    if (direction == Direction::next) {
      return ahead > 0 ? focus.year : focus.year + 1;
    }
    // Accounts go forward more often than back.
    constexpr int kFarthestAhead = 7;
    constexpr int kFarthestBack = -5;
    return ahead > kFarthestAhead ? focus.year - 1 : ahead < kFarthestBack ? focus.year + 1 : focus.year;
  }

  void apply(std::size_t i, Grounding grounding) {
    expressions_[i].value = std::move(grounding.value);
    expressions_[i].grounded = grounding.interval;
    if (grounding.interval) {
      expressions_[i].grounded = in_zone(*grounding.interval, times_[i].meaning, zone_);
    }
  }

  static bool counts_from_publication(const TimeMeaning& meaning) {
    return meaning.kind == Kind::shift && meaning.base == Base::published && meaning.direction != Direction::present;
  }

  // Takes the expression as the time that the text speaks of.
  void remember(std::size_t i, const TimeMeaning& meaning) {
    const std::optional<TimeInterval>& interval = expressions_[i].grounded;
    if (!interval || !interval->start || meaning.kind == Kind::duration || meaning.date.years > 1 ||
        times_[i].expression.rule == kYearInName || (account_of_the_past_ && counts_from_publication(meaning))) {
      return;
    }
    if (!is_aside(i, *interval)) {
      focus_ = TimeAnchor{*interval->start, std::max(interval->granularity, Granularity::day)};
      focus_value_ = expressions_[i].value;
    }
    const bool names_year =
        meaning.kind == Kind::date ? meaning.date.year.has_value() : meaning.unit == Granularity::year;  // "last year"
    if (names_year) {
      named_year_ = to_day(*interval->start).year;
      named_in_ = sentence_of(i);
    } else if (meaning.base == Base::published) {  // back to the days of publication
      named_year_.reset();
    }
  }

  // Whether the text only looks to that time and goes on from where it was: "since Sunday", "planned for 1976", "as in
  // 1614", "who had invaded in late 1943".
  [[nodiscard]] bool is_aside(std::size_t i, const TimeInterval& interval) const {
    const FoundTime& time = times_[i];
    if (time.expression.bound == TimeBound::since) {
      return true;
    }
    const TimeMeaning& meaning = time.meaning;
    if (meaning.kind == Kind::shift && meaning.base == Base::context && meaning.amount < 0 && !account_of_the_past_ &&
        meaning.unit >= Granularity::season) {
      return true;  // "from a year earlier"
    }
    if (!account_of_the_past_ || !focus_ || heads_sentence(i)) {
      return false;
    }
    const bool back = *interval.end <= focus_->minute;
    if (meaning.kind == Kind::shift) {
      return back;  // "over a year earlier"
    }
    if (meaning.kind != Kind::date || meaning.date.month || meaning.date.season || opens_paragraph(i)) {
      return false;
    }
    constexpr int kFewYears = 3;
    const int years = to_day(*interval.start).year - to_day(focus_->minute).year;
    return back || std::abs(years) > kFewYears || meaning.direction == Direction::future;
  }

  // Whether it is the first expression of a paragraph's first sentence.
  [[nodiscard]] bool opens_paragraph(std::size_t i) const {
    const std::size_t sentence = sentence_of(i);
    const std::vector<Sentence>& sentences = structure_.sentences;
    return sentence < sentences.size() && (i == 0 || sentence_of(i - 1) != sentence) &&
           (sentence == 0 || sentences[sentence - 1].paragraph != sentences[sentence].paragraph);
  }

  // The day of a clock time that heads its line: what heads a line before, else the day of publication.
  [[nodiscard]] std::optional<TimeAnchor> day_of_heading(std::size_t i) const {
    for (std::size_t k = i; k-- > 0;) {
      const std::optional<TimeAnchor> day = heads_sentence(k) ? day_of(k) : std::nullopt;
      if (day && times_[k].meaning.kind == Kind::date) {
        return day;
      }
    }
    return published_ && published_->granularity <= Granularity::day ? published_ : day_beside(i);
  }

  // The day named beside a clock time: before it in its sentence, else behind it there, else just before it and not
  // in the future.
  [[nodiscard]] std::optional<TimeAnchor> day_beside(std::size_t i) const {
    const std::size_t sentence = sentence_of(i);
    for (std::size_t k = i; k-- > 0 && sentence_of(k) == sentence;) {
      const std::optional<TimeAnchor> day = goes_on_from(k, i) ? day_of_clock(k) : day_before_clock(k, i);
      if (day) {
        return day;
      }
    }
    for (std::size_t k = i + 1; k < times_.size() && sentence_of(k) == sentence; ++k) {
      if (const std::optional<TimeAnchor> day = day_of(k)) {
        return day;
      }
    }
    constexpr std::size_t kSentencesBefore = 2;
    for (std::size_t k = i; k-- > 0 && sentence_of(k) + kSentencesBefore >= sentence;) {
      const std::optional<TimeAnchor> day = day_before_clock(k, i);
      if (day && !(published_ && day->minute > published_->minute)) {
        return day;
      }
    }
    return std::nullopt;
  }

  // Whether clock time `i` is later on the day of clock time `k` before it: "from 9 a.m. to 9 p.m."
  [[nodiscard]] bool goes_on_from(std::size_t k, std::size_t i) const {
    return is_clock_alone(times_[k].meaning) && times_[k].meaning.from_minute <= times_[i].meaning.from_minute;
  }

  [[nodiscard]] std::optional<TimeAnchor> day_of_clock(std::size_t k) const {
    const std::optional<TimeInterval>& interval = expressions_[k].grounded;
    return interval && interval->start
               ? std::optional(TimeAnchor{*whole(Granularity::day, *interval->start).start, Granularity::day})
               : std::nullopt;
  }

  // The day of expression `k`, for the clock time `i` behind it: after a night or an evening the morning and the noon
  // are those of the day that follows, as far as the report can tell of it.
  [[nodiscard]] std::optional<TimeAnchor> day_before_clock(std::size_t k, std::size_t i) const {
    std::optional<TimeAnchor> day = day_of(k);
    constexpr int kEvening = 18 * 60;
    if (!day || times_[i].meaning.from_minute >= kEvening) {
      return day;
    }
    const CivilMinute next = day->minute + kMinutesPerDay;
    const bool known = published_ && published_->granularity <= Granularity::day;
    if (times_[k].meaning.day_part == "NI") {
      day->minute = *whole(Granularity::day, *expressions_[k].grounded->end).start;
    } else if (times_[k].meaning.day_part == "EV" && !(known && next > published_->minute)) {
      day->minute = next;
    }
    return day;
  }

  // The value of a time of day beside which no day is named is that of the day spoken of, or of publication; when it
  // was may as well be the day before, so it stays ungrounded.
  void value_on_publication(std::size_t i) {
    if (!published_ || account_of_the_past_) {
      return;
    }
    const bool of_focus = names_day_ && spoken_of_[i] && spoken_of_[i]->granularity <= Granularity::day;
    expressions_[i].value = ground(times_[i].meaning, of_focus ? spoken_of_[i] : published_).value;
  }

  [[nodiscard]] std::optional<TimeAnchor> day_of(std::size_t i) const {
    const std::optional<TimeInterval>& interval = expressions_[i].grounded;
    const bool heading = times_[i].expression.rule == kClockHeading;
    if ((is_clock_alone(times_[i].meaning) && !heading) || !interval || !interval->start ||
        interval->granularity > Granularity::day || times_[i].meaning.kind == Kind::duration) {
      return std::nullopt;
    }
    return TimeAnchor{*whole(Granularity::day, *interval->start).start, Granularity::day};
  }

  static void ground_range(TimeExpression& first, TimeExpression& last) {
    if (!first.grounded || !last.grounded || !(*first.grounded->start < *last.grounded->end)) {
      return;
    }
    TimeInterval range = *first.grounded;
    range.end = last.grounded->end;
    range.granularity = std::max(range.granularity, last.grounded->granularity);
    first.grounded = range;
    last.grounded = range;
  }

  const std::vector<FoundTime>& times_;
  const TextStructure& structure_;
  std::string_view zone_;
  std::optional<TimeAnchor> published_;
  bool account_of_the_past_ = false;
  bool names_day_ = false;  // the text, anywhere
  std::vector<TimeExpression> expressions_;
  std::optional<TimeAnchor> focus_;
  std::vector<std::optional<TimeAnchor>> spoken_of_;  // `focus_` where a clock time stands
  std::string focus_value_;
  std::optional<int> named_year_;
  std::size_t named_in_ = 0;  // sentence
};

}  // namespace

std::vector<TimeExpression> ground_times(const std::vector<FoundTime>& times, const TextStructure& structure,
                                         const Published& published, std::string_view zone) {
  return Grounder(times, structure, published, zone).run();
}

}  // namespace dateline::events
