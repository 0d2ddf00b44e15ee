#include "events/time/ground.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "events/time/timex_value.h"

namespace dateline::events {

namespace {

using Kind = TimeMeaning::Kind;
using Part = TimeMeaning::Part;
using Direction = TimeMeaning::Direction;

constexpr unsigned kFirstMonthOfSpring = 3;
constexpr CivilMinute kDaysPerWeek = 7;

bool is_day_of_month(int year, unsigned month, unsigned day) {
  return to_day(to_minutes({year, month, day})) == CivilDay{year, month, day};
}

CivilMinute start_of_year(int year) {
  return to_minutes({year, 1, 1});
}

CivilMinute add_months(CivilMinute minute, int months) {
  const CivilDay day = to_day(minute);
  const int index = day.year * 12 + static_cast<int>(day.month) - 1 + months;
  const int year = (index >= 0 ? index : index - 11) / 12;
  return to_minutes({year, static_cast<unsigned>(index - year * 12) + 1, 1});
}

// The interval of a date whose year is known; empty where there is no such day.
std::optional<TimeInterval> interval_of(const PartialDate& date) {
  if (!date.year) {
    return std::nullopt;
  }
  if (date.quarter) {
    constexpr unsigned kMonths = 3;
    TimeInterval quarter = whole(Granularity::month, to_minutes({*date.year, kMonths * (*date.quarter - 1) + 1, 1}));
    quarter.end = add_months(*quarter.start, kMonths);
    quarter.granularity = Granularity::season;
    return quarter;
  }
  if (date.season) {
    return whole(Granularity::season, to_minutes({*date.year, kFirstMonthOfSpring + 3 * *date.season, 1}));
  }
  if (date.month) {
    const unsigned day = date.day.value_or(1);
    if (!is_day_of_month(*date.year, *date.month, day)) {
      return std::nullopt;
    }
    return whole(date.day ? Granularity::day : Granularity::month, to_minutes({*date.year, *date.month, day}));
  }
  return TimeInterval{.start = start_of_year(*date.year),
                      .end = start_of_year(*date.year + static_cast<int>(date.years)),
                      .granularity = Granularity::year};
}

// Of dates that fit, in order of time, the one that the direction means.
std::optional<PartialDate> choose(const std::vector<PartialDate>& candidates, Direction direction, CivilMinute anchor) {
  const PartialDate* past = nullptr;
  const PartialDate* future = nullptr;
  CivilMinute past_distance = 0;
  CivilMinute future_distance = 0;
  for (const PartialDate& candidate : candidates) {
    const TimeInterval interval = *interval_of(candidate);
    // The unit that holds the anchor counts as past and as future, but not as last or next.
    const bool holds = *interval.start <= anchor && anchor < *interval.end;
    if (*interval.start <= anchor && !(holds && direction == Direction::last)) {
      past = &candidate;
      past_distance = holds ? 0 : anchor - *interval.end + 1;
    }
    if (future == nullptr && anchor < *interval.end && !(holds && direction == Direction::next)) {
      future = &candidate;
      future_distance = holds ? 0 : *interval.start - anchor;
    }
  }
  if (past == nullptr || future == nullptr) {
    const PartialDate* only = past != nullptr ? past : future;
    return only == nullptr ? std::nullopt : std::optional(*only);
  }
  // A day that lies nearly a year back would be told with its year: "failed to win and faces a runoff on 29 October".
  constexpr CivilMinute kLongAgo = 270 * kMinutesPerDay;
  constexpr CivilMinute kSoon = 95 * kMinutesPerDay;
  if (direction == Direction::past && past->day && past_distance > kLongAgo && future_distance < kSoon) {
    return *future;
  }
  if (direction == Direction::maybe_future && future->quarter) {  // "may not close before the fourth quarter"
    return *future;
  }
  switch (direction) {
    case Direction::past:
    case Direction::last:
      return *past;
    case Direction::future:
    case Direction::next:
      return *future;
    default:
      return past_distance <= future_distance ? *past : *future;
  }
}

std::optional<PartialDate> complete_weekday(const PartialDate& date, Direction direction, CivilMinute anchor) {
  const CivilMinute today = *whole(Granularity::day, anchor).start;
  int days = *date.weekday - weekday(anchor);
  if (direction == Direction::past || direction == Direction::unknown || direction == Direction::last) {
    days -= days > 0 || (days == 0 && direction == Direction::last) ? 7 : 0;
  } else if (direction != Direction::present) {
    days += days < 0 || (days == 0 && direction == Direction::next) ? 7 : 0;
  }
  const CivilDay day = to_day(today + days * kMinutesPerDay);
  PartialDate found = date;
  found.year = day.year;
  found.month = day.month;
  found.day = day.day;
  return found;
}

// "the 20th" of the month that holds the anchor or of one beside it.
std::optional<PartialDate> complete_day(const PartialDate& date, Direction direction, CivilMinute anchor) {
  std::vector<PartialDate> candidates;
  for (int months = -1; months <= 1; ++months) {
    const CivilDay month = to_day(add_months(anchor, months));
    PartialDate candidate = date;
    candidate.year = month.year;
    candidate.month = month.month;
    if (interval_of(candidate)) {
      candidates.push_back(candidate);
    }
  }
  const bool middle_fits = candidates.size() == 3;
  return direction == Direction::present && middle_fits ? candidates[1] : choose(candidates, direction, anchor);
}

// The date with what it leaves unsaid.
std::optional<PartialDate> complete(const PartialDate& date, Direction direction,
                                    const std::optional<TimeAnchor>& anchor) {
  if (date.year) {
    return date;
  }
  if (!anchor) {
    return std::nullopt;
  }
  if (!date.month && !date.season && !date.quarter) {
    return anchor->granularity > (date.weekday ? Granularity::day : Granularity::month) ? std::nullopt
           : date.weekday ? complete_weekday(date, direction, anchor->minute)
           : date.day     ? complete_day(date, direction, anchor->minute)
                          : std::nullopt;
  }
  constexpr int kYearsAround = 5;  // a weekday fits a date every five or six years
  const int around = date.weekday ? kYearsAround : 1;
  const int year = to_day(anchor->minute).year;
  std::vector<PartialDate> candidates;
  for (int y = year - around; y <= year + around; ++y) {
    PartialDate candidate = date;
    candidate.year = y;
    const std::optional<TimeInterval> interval = interval_of(candidate);
    if (interval && (!date.weekday || weekday(*interval->start) == *date.weekday)) {
      candidates.push_back(candidate);
    }
  }
  if (candidates.empty() && date.weekday) {  // the weekday is wrong; the date is still a date
    PartialDate without = date;
    without.weekday.reset();
    return complete(without, direction, anchor);
  }
  if (direction == Direction::present) {
    PartialDate same_year = date;
    same_year.year = year;
    return same_year;
  }
  return choose(candidates, direction, anchor->minute);
}

// The end of the first `thirds` of three parts of the interval, at whole months of years and ten days of a month.
CivilMinute end_of_thirds(const TimeInterval& interval, int thirds) {
  if (interval.granularity == Granularity::year) {
    const int months = 12 * (to_day(*interval.end).year - to_day(*interval.start).year);
    return add_months(*interval.start, months * thirds / 3);
  }
  if (interval.granularity == Granularity::month) {
    return *interval.start + 10 * thirds * kMinutesPerDay;
  }
  return *interval.start + (*interval.end - *interval.start) * thirds / 3;
}

TimeInterval half_of(const TimeInterval& interval, Part part) {
  const int years = to_day(*interval.end).year - to_day(*interval.start).year;
  const CivilMinute middle = interval.granularity == Granularity::year ? add_months(*interval.start, 6 * years)
                             : interval.granularity == Granularity::month
                                 ? *interval.start + 15 * kMinutesPerDay
                                 : *interval.start + (*interval.end - *interval.start) / 2;
  TimeInterval half = interval;
  (part == Part::first_half ? half.end : half.start) = middle;
  return half;
}

// What "early", "mid" or "late" means.
TimeInterval third_of(const TimeInterval& interval, Part part) {
  TimeInterval third = interval;
  if (part != Part::early) {
    third.start = end_of_thirds(interval, part == Part::middle ? 1 : 2);
  }
  if (part != Part::late) {
    third.end = end_of_thirds(interval, part == Part::early ? 1 : 2);
  }
  return third;
}

TimeInterval part_of(TimeInterval interval, Part part, const std::optional<TimeAnchor>& anchor) {
  if (part == Part::whole) {
    return interval;
  }
  if (part == Part::first_half || part == Part::second_half) {
    return half_of(interval, part);
  }
  if (part != Part::elapsed && part != Part::remaining) {
    return third_of(interval, part);
  }
  if (!anchor || interval.granularity <= Granularity::day) {
    return interval;
  }
  const TimeInterval today = whole(Granularity::day, anchor->minute);
  if (part == Part::elapsed && *today.start > *interval.start && *today.start < *interval.end) {
    interval.end = today.start;
  }
  if (part == Part::remaining && *today.end<*interval.end&& * today.end> * interval.start) {
    interval.start = today.end;
  }
  return interval;
}

TimeInterval time_of_day(TimeInterval day, const TimeMeaning& meaning) {
  if (!meaning.from_minute) {
    return day;
  }
  TimeInterval interval = day;
  interval.start = *day.start + *meaning.from_minute;
  interval.end = *day.start + meaning.to_minute.value_or(*meaning.from_minute + 1);
  const CivilMinute length = *interval.end - *interval.start;
  interval.granularity = length == 1                               ? Granularity::minute
                         : length < kMinutesPerDay                 ? Granularity::hour
                         : length == kDaysPerWeek * kMinutesPerDay ? Granularity::week
                                                                   : Granularity::day;
  return interval;
}

// "Wednesday last week".
PartialDate weekday_of_week(const TimeMeaning& meaning, CivilMinute anchor) {
  const CivilMinute week = *whole(Granularity::week, anchor).start + *meaning.amount * kDaysPerWeek * kMinutesPerDay;
  const CivilDay day = to_day(week + *meaning.date.weekday * kMinutesPerDay);
  PartialDate date = meaning.date;
  date.year = day.year;
  date.month = day.month;
  date.day = day.day;
  return date;
}

Grounding ground_date(const TimeMeaning& meaning, const std::optional<TimeAnchor>& anchor) {
  const bool of_week =
      meaning.date.weekday && !meaning.date.day && meaning.amount && anchor && anchor->granularity <= Granularity::day;
  std::optional<PartialDate> date =
      of_week ? weekday_of_week(meaning, anchor->minute) : complete(meaning.date, meaning.direction, anchor);
  if (date && meaning.date.quarter && !meaning.date.year && meaning.amount) {  // "the fourth quarter of last year"
    date->year = to_day(anchor->minute).year + *meaning.amount;
  }
  const std::optional<TimeInterval> interval = date && !date->fiscal ? interval_of(*date) : std::nullopt;
  if (!interval) {
    return {timex_value(meaning), std::nullopt};
  }
  TimeMeaning completed = meaning;
  completed.date = *date;
  return {timex_value(completed), time_of_day(part_of(*interval, meaning.part, anchor), meaning)};
}

// The unit that lies `amount` units from the one that holds the anchor.
TimeInterval shifted(const TimeMeaning& meaning, CivilMinute anchor) {
  const int amount = *meaning.amount;
  switch (meaning.unit) {
    case Granularity::minute:
    case Granularity::hour:
      return whole(meaning.unit, anchor + amount * (meaning.unit == Granularity::hour ? 60 : 1));
    case Granularity::day:
    case Granularity::week:
      return whole(meaning.unit, anchor + amount * (meaning.unit == Granularity::week ? 7 : 1) * kMinutesPerDay);
    case Granularity::month:
      return whole(meaning.unit, add_months(anchor, amount));
    case Granularity::season: {
      const CivilDay day = to_day(add_months(anchor, 3 * amount));
      PartialDate date;
      date.year = day.year;
      date.quarter = (day.month - 1) / 3 + 1;
      return *interval_of(date);
    }
    case Granularity::year:
      break;
  }
  const int years = static_cast<int>(meaning.date.years);
  const int year = to_day(anchor).year;
  const int start = years > 1 && std::abs(amount) <= 1 ? year - year % years + amount * years : year + amount * years;
  const int length = years > 1 && std::abs(amount) <= 1 ? years : 1;
  return {.start = start_of_year(start), .end = start_of_year(start + length), .granularity = Granularity::year};
}

Grounding ground_shift(const TimeMeaning& meaning, const std::optional<TimeAnchor>& anchor) {
  if (!anchor || anchor->granularity > meaning.unit) {
    return {timex_value(meaning), std::nullopt};
  }
  if (!meaning.amount) {  // "days ago": within the week before
    constexpr CivilMinute kSomeDays = 7 * kMinutesPerDay;
    const CivilMinute today = *whole(Granularity::day, anchor->minute).start;
    if (meaning.unit != Granularity::day || meaning.direction != Direction::past) {
      return {timex_value(meaning), std::nullopt};
    }
    return {timex_value(meaning),
            TimeInterval{.start = today - kSomeDays, .end = today, .granularity = Granularity::week}};
  }
  TimeInterval unit = shifted(meaning, anchor->minute);
  if (meaning.day_part == "WE" && meaning.direction == Direction::past &&
      *unit.start + 5 * kMinutesPerDay > anchor->minute) {
    *unit.start -= 7 * kMinutesPerDay;  // "over the weekend", written on a weekday
    *unit.end -= 7 * kMinutesPerDay;
  }
  return {timex_value(meaning, unit), time_of_day(part_of(unit, meaning.part, anchor), meaning)};
}

// "the past three days" reach up to the anchor's day, "the next three days" begin with it.
Grounding ground_duration(const TimeMeaning& meaning, const std::optional<TimeAnchor>& anchor) {
  const bool past = meaning.direction == Direction::last;
  if (!anchor || !meaning.amount || (!past && meaning.direction != Direction::next) ||
      anchor->granularity > std::max(meaning.unit, Granularity::day)) {
    return {timex_value(meaning), std::nullopt};
  }
  const TimeInterval today = whole(Granularity::day, anchor->minute);
  const int sign = past ? -1 : 1;
  const int amount = *meaning.amount * static_cast<int>(meaning.date.years);
  CivilMinute away = *today.start;
  if (meaning.unit >= Granularity::month) {
    const int months = amount * (meaning.unit == Granularity::year ? 12 : meaning.unit == Granularity::season ? 3 : 1);
    const CivilMinute into_month = away - add_months(away, 0);
    away = add_months(away, sign * months) + into_month;
  } else {
    const CivilMinute days = meaning.unit == Granularity::week  ? amount * 7
                             : meaning.unit == Granularity::day ? amount
                                                                : (amount + 23) / 24;
    away += sign * days * kMinutesPerDay;
  }
  TimeInterval interval;
  interval.start = past ? away : *today.start;
  interval.end = past ? *today.end : away + kMinutesPerDay;
  interval.granularity = std::max(meaning.unit, Granularity::day);
  interval.extent = Extent::throughout;
  return {timex_value(meaning), interval};
}

}  // namespace

Grounding ground(const TimeMeaning& meaning, const std::optional<TimeAnchor>& anchor) {
  switch (meaning.kind) {
    case Kind::date:
      return ground_date(meaning, anchor);
    case Kind::shift:
      return ground_shift(meaning, anchor);
    case Kind::duration:
      return ground_duration(meaning, anchor);
    case Kind::reference:
    case Kind::repeated:
      break;
  }
  return {timex_value(meaning), std::nullopt};
}

TimeInterval in_zone(TimeInterval interval, const TimeMeaning& meaning, std::string_view zone) {
  if (meaning.time_zone.empty() || meaning.time_zone == zone || !interval.start || !interval.end) {
    return interval;
  }
  const CivilMinute length = *interval.end - *interval.start;
  const Result<std::int64_t> instant = utc_from_civil(*interval.start, meaning.time_zone);
  const Result<CivilMinute> local = instant ? civil_in_zone(*instant, zone) : *interval.start;
  interval.start = local.value_or(*interval.start);
  interval.end = *interval.start + length;
  return interval;
}

}  // namespace dateline::events
