#pragma once

#include <optional>

#include "events/extract/times/lexicon.h"

namespace dateline::events {

/// The rule of a year that only tells things apart, as in "the 2014 elections"; it is no time that a text moves to.
inline constexpr const char* kYearInName = "year in a name";

/// The rule of a clock time that heads its line, as in a live blog or a log.
inline constexpr const char* kClockHeading = "clock time that heads a line";

/// A time expression of tokens [first, last), without its preposition.
struct TimeMatch {
  std::size_t first = 0;
  std::size_t last = 0;
  TimeMeaning meaning = {};
  TimexType type = TimexType::date;
  const char* rule = "";
  /// A range that says only once what its ends share, as "26-28 July": where its end begins, and what that means.
  std::size_t end_first = 0;
  std::optional<PartialDate> end = std::nullopt;
};

/// Recognises time expressions at given tokens. Looks at one sentence at a time: the one that `tokens` looks at.
/// Borrows the tokens.
class TimeParser {
 public:
  explicit TimeParser(const TimeTokens& tokens) : tokens_(tokens) {}

  /// The longest expression that begins at token `i`.
  [[nodiscard]] std::optional<TimeMatch> match(std::size_t i) const;

 private:
  using Match = std::optional<TimeMatch>;
  struct Amount {
    std::optional<int> value;  // absent: "some"
    std::size_t next = 0;
    bool article = false;
    bool half = false;  // and a half
  };
  struct Unit {
    Granularity granularity = Granularity::day;
    unsigned years = 1;
    bool plural = false;
  };

  /// What the first of these rules recognises that recognises anything at token `i`. Who calls it has looked at the
  /// class of the token: most rules cannot begin with most words.
  template <auto kRule, auto... kOthers>
  [[nodiscard]] Match first_of(std::size_t i) const {
    if constexpr (sizeof...(kOthers) == 0) {
      return (this->*kRule)(i);
    } else {
      Match match = (this->*kRule)(i);
      return match ? match : first_of<kOthers...>(i);
    }
  }

  // Calendar dates (times_calendar.cpp).
  [[nodiscard]] Match calendar_date(std::size_t i) const;
  [[nodiscard]] Match day_of_month(std::size_t i) const;
  [[nodiscard]] Match month_first(std::size_t i) const;
  [[nodiscard]] Match day_first(std::size_t i) const;
  [[nodiscard]] Match numeric_date(std::size_t i) const;
  [[nodiscard]] int order_of_slashes() const;
  [[nodiscard]] Match weekday_alone(std::size_t i) const;
  [[nodiscard]] Match day_alone(std::size_t i) const;
  [[nodiscard]] bool stands_as_month(std::size_t i, std::size_t next) const;

  // Quarters and accounting years (times_quarter.cpp).
  [[nodiscard]] bool may_open_quarter(std::size_t i) const;
  [[nodiscard]] Match quarter(std::size_t i) const;
  [[nodiscard]] Match fiscal_year(std::size_t i) const;
  [[nodiscard]] Match year_ago(std::size_t i) const;
  [[nodiscard]] Match year_end(std::size_t i, std::size_t at) const;
  [[nodiscard]] bool stands_as_quarter(std::size_t i) const;

  // Years, eras, seasons and feasts (times_year.cpp).
  [[nodiscard]] Match season(std::size_t i) const;
  [[nodiscard]] Match year_alone(std::size_t i) const;
  [[nodiscard]] Match holiday(std::size_t i) const;
  [[nodiscard]] bool stands_as_season(std::size_t i) const;
  [[nodiscard]] const char* rule_of_year(std::size_t i, int value) const;
  [[nodiscard]] Match year_of_era(std::size_t i) const;
  [[nodiscard]] Match years_of_era(std::size_t i) const;
  [[nodiscard]] Match decade(std::size_t i) const;
  [[nodiscard]] Match century(std::size_t i) const;
  [[nodiscard]] std::optional<int> month(std::size_t i) const;
  [[nodiscard]] std::optional<int> weekday(std::size_t i) const;
  [[nodiscard]] std::optional<int> year(std::size_t i) const;
  [[nodiscard]] std::size_t take_year(std::size_t i, PartialDate& date) const;
  [[nodiscard]] std::size_t take_short_year(std::size_t i, std::size_t month, PartialDate& date) const;
  [[nodiscard]] std::size_t take_context_year(std::size_t i, TimeMeaning& meaning) const;
  [[nodiscard]] std::size_t past_month_stop(std::size_t month) const;
  [[nodiscard]] std::size_t take_last_day(std::size_t i, unsigned first_day, unsigned& last_day) const;
  [[nodiscard]] bool counts_something(std::size_t number) const;
  [[nodiscard]] bool follows_preposition(std::size_t i) const;

  // Times of day and parts of days (times_clock.cpp).
  [[nodiscard]] Match clock_time(std::size_t i, bool beside_date = false) const;
  [[nodiscard]] std::optional<int> shared_meridiem(std::size_t i) const;
  [[nodiscard]] bool has_part_of_day(std::size_t i) const;
  [[nodiscard]] Match part_of_day(std::size_t i) const;
  [[nodiscard]] Match with_time_of_day(TimeMatch date) const;
  [[nodiscard]] Match with_date(TimeMatch time) const;
  [[nodiscard]] Match night_with_dates(const TimeMatch& time) const;

  // Parts of dates: "early July", "mid-2015", "the end of June" (times_relative.cpp).
  [[nodiscard]] Match date_with_parts(std::size_t i) const;
  [[nodiscard]] Match part_of_date(std::size_t i) const;
  [[nodiscard]] Match compound_part(std::size_t i) const;
  [[nodiscard]] Match ordinal_part(std::size_t i) const;

  // What counts from another time, and durations (times_relative.cpp).
  [[nodiscard]] Match relative(std::size_t i) const;
  [[nodiscard]] Match day_word(std::size_t i) const;
  [[nodiscard]] Match this_last_next(std::size_t i, bool definite) const;
  [[nodiscard]] Match elapsed_or_remaining(std::size_t i) const;
  [[nodiscard]] Match context_unit(std::size_t i) const;

  // Times without a distance, repeated times, and days of a count (times_reference.cpp).
  [[nodiscard]] Match reference(std::size_t i) const;
  [[nodiscard]] Match named_reference(std::size_t i) const;
  [[nodiscard]] Match repeated(std::size_t i) const;
  [[nodiscard]] static TimeMatch repeated_by(std::size_t first, std::size_t last, const Unit& unit);
  [[nodiscard]] Match day_of_count(std::size_t i) const;
  [[nodiscard]] Match part_of_some_day(std::size_t i) const;

  // Amounts of time (times_amount.cpp).
  [[nodiscard]] std::optional<Amount> amount(std::size_t i) const;
  [[nodiscard]] std::optional<Unit> unit(std::size_t i) const;
  [[nodiscard]] static Unit unit_of(const TimeEntry& entry);
  [[nodiscard]] Match amount_of_time(std::size_t i) const;
  [[nodiscard]] Match rate_of(std::size_t i, std::size_t at) const;
  [[nodiscard]] Match half_of_unit(std::size_t i) const;
  [[nodiscard]] Match quarter_of_unit(std::size_t i) const;
  [[nodiscard]] Match part_of_unit(std::size_t first, std::size_t last, int parts, const TimeEntry* entry) const;
  [[nodiscard]] Match compound_duration(std::size_t i) const;
  [[nodiscard]] Match duration(std::size_t first, std::size_t last, const std::optional<int>& value, Unit unit) const;

  const TimeTokens& tokens_;
  /// How the text orders "03/05/2016", once asked: 1 the month first, -1 the day, 0 nothing tells.
  mutable std::optional<int> month_first_;
};

/// Whether the words around tokens [first, last) of the sentence [begin, end) speak of what was or will be. A
/// `deadline`
/// ("told to leave by Friday", "withdrawal by Friday") lies ahead unless a verb of the past says otherwise.
[[nodiscard]] TimeMeaning::Direction direction_of(const TimeTokens& tokens, std::size_t begin, std::size_t end,
                                                  std::size_t first, std::size_t last, bool deadline);

/// The last year that a number without more is taken for.
inline constexpr int kLastYear = 2100;

[[nodiscard]] TimeMatch date_match(std::size_t first, std::size_t last, PartialDate date, const char* rule);

/// The whole number that a number token holds without separators, an ordinal's ending left out; empty else.
[[nodiscard]] std::optional<int> plain_number(std::string_view word);

}  // namespace dateline::events
