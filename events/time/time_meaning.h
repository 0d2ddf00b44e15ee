#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "events/time/time_expression.h"

namespace dateline::events {

/// A calendar date of which parts may be unsaid: "26 July", "Tuesday", "the summer of 2015".
struct PartialDate {
  std::optional<int> year;
  std::optional<unsigned> month;    ///< 1-12
  std::optional<unsigned> day;      ///< 1-31
  std::optional<int> weekday;       ///< 0 is Monday
  std::optional<unsigned> season;   ///< 0 spring, 1 summer, 2 autumn, 3 winter, of the northern hemisphere
  std::optional<unsigned> quarter;  ///< 1-4, of the calendar year
  bool fiscal = false;              ///< of an accounting year, whose months the text leaves unsaid
  unsigned years = 1;               ///< 10 for a decade, 100 for a century, from `year` on
  friend bool operator==(const PartialDate&, const PartialDate&) = default;
};

/// What a time expression means before it is known from when it speaks.
struct TimeMeaning {
  enum class Kind : std::uint8_t {
    date,       ///< `date`
    shift,      ///< the unit `unit` that lies `amount` units from the anchor: "yesterday", "last week", "two days ago"
    duration,   ///< `amount` of `unit`, or some of them: "for weeks"
    reference,  ///< "recently", "now": a direction without a distance
    repeated,   ///< "every Friday", "daily"
  };
  /// What it counts from. A date of the `context` is in the year spoken of before, or `amount` years from it: "August
  /// of that year". A weekday that is counted from publication is in the week that lies `amount` weeks from it:
  /// "Wednesday last week".
  enum class Base : std::uint8_t {
    published,  ///< the day of publication
    context,    ///< the time that the text spoke of before: "that day", "two days later"
  };
  /// Which part of it. `elapsed` and `remaining` are "earlier this month" and "later this month".
  enum class Part : std::uint8_t { whole, early, middle, late, first_half, second_half, elapsed, remaining };
  /// Whether the words around it speak of what was or will be. `next` and `last` are said in the expression itself.
  enum class Direction : std::uint8_t { unknown, past, maybe_future, future, last, next, present };

  Kind kind = Kind::date;
  Base base = Base::published;
  PartialDate date;
  Granularity unit = Granularity::day;  ///< a season counts quarters of the calendar year
  std::optional<int> amount;            ///< negative: before; absent: "some"
  bool half = false;                    ///< and half a unit more: "two and a half years"
  Part part = Part::whole;
  Direction direction = Direction::unknown;
  std::optional<int> from_minute;  ///< of the day: "at 14:30", "tonight"
  std::optional<int> to_minute;    ///< may pass midnight: over 1440
  std::string day_part;            ///< TIMEX3's "MO", "AF", "EV", "NI"
  std::string time_zone;           ///< an IANA name where the text names the zone of its clock time
};

}  // namespace dateline::events
