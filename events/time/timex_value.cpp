#include "events/time/timex_value.h"

#include <fmt/format.h>

#include <array>

namespace dateline::events {

namespace {

using Kind = TimeMeaning::Kind;
using Direction = TimeMeaning::Direction;
using Part = TimeMeaning::Part;

constexpr std::array<std::string_view, 4> kSeasons = {"SP", "SU", "FA", "WI"};

std::string year_value(const PartialDate& date) {
  if (!date.year) {
    return "XXXX";
  }
  const bool before_christ = *date.year < 1;
  const int year = before_christ ? 1 - (*date.year + static_cast<int>(date.years) - 1) : *date.year;
  const std::string digits = fmt::format("{}{:04}", before_christ ? "BC" : date.fiscal ? "FY" : "", year);
  return digits.substr(0, digits.size() - (date.years == 100 ? 2 : date.years == 10 ? 1 : 0));
}

// "-H2" of "the second half of the year".
std::string half_value(const TimeMeaning& meaning) {
  return meaning.part == Part::first_half ? "-H1" : meaning.part == Part::second_half ? "-H2" : "";
}

std::string date_value(const TimeMeaning& meaning) {
  const PartialDate& date = meaning.date;
  if (date.quarter) {
    return fmt::format("{}-Q{}", year_value(date), *date.quarter);
  }
  if (date.season) {
    return fmt::format("{}-{}", year_value(date), kSeasons[*date.season]);
  }
  if (!date.month && date.weekday) {
    return fmt::format("{}-WXX-{}", year_value(date), *date.weekday + 1);
  }
  if (!date.month && date.day) {
    return fmt::format("{}-XX-{:02}", year_value(date), *date.day);
  }
  if (!date.month) {
    return year_value(date) + (date.year && date.years == 1 ? half_value(meaning) : "");
  }
  return date.day ? fmt::format("{}-{:02}-{:02}", year_value(date), *date.month, *date.day)
                  : fmt::format("{}-{:02}", year_value(date), *date.month);
}

// The week of the year as ISO 8601 counts: the first one holds 4 January.
std::string week_value(CivilMinute monday) {
  const int year = to_day(monday + 3 * kMinutesPerDay).year;
  const CivilMinute first = *whole(Granularity::week, to_minutes({year, 1, 4})).start;
  return fmt::format("{:04}-W{:02}", year, (monday - first) / (7 * kMinutesPerDay) + 1);
}

std::string unit_value(const TimeMeaning& meaning, const TimeInterval& unit) {
  const CivilDay day = to_day(*unit.start);
  switch (unit.granularity) {
    case Granularity::minute:
      return format_time(*unit.start, Granularity::minute);
    case Granularity::hour:
      return format_time(*unit.start, Granularity::minute).substr(0, 13);
    case Granularity::day:
      return format_time(*unit.start, Granularity::day);
    case Granularity::week:
      return week_value(*unit.start);
    case Granularity::month:
      return fmt::format("{:04}-{:02}", day.year, day.month);
    case Granularity::season:
      return fmt::format("{:04}-Q{}", day.year, (day.month - 1) / 3 + 1);
    case Granularity::year:
      break;
  }
  PartialDate date = meaning.date;
  date.year = day.year;
  date.years = to_day(*unit.end).year - day.year > 1 ? meaning.date.years : 1;
  return year_value(date) + (date.years == 1 ? half_value(meaning) : "");
}

std::string unknown_unit(const TimeMeaning& meaning) {
  switch (meaning.unit) {
    case Granularity::minute:
    case Granularity::hour:
    case Granularity::day:
      return "XXXX-XX-XX";
    case Granularity::week:
      return "XXXX-WXX";
    case Granularity::month:
      return "XXXX-XX";
    case Granularity::season:
    case Granularity::year:
      break;
  }
  return "XXXX";
}

std::string period_value(const TimeMeaning& meaning) {
  const std::string amount = meaning.amount ? fmt::format("{}{}", *meaning.amount, meaning.half ? ".5" : "") : "X";
  switch (meaning.unit) {
    case Granularity::minute:
      return fmt::format("PT{}M", amount);
    case Granularity::hour:
      return fmt::format("PT{}H", amount);
    case Granularity::day:
      return fmt::format("P{}D", amount);
    case Granularity::week:
      return fmt::format("P{}W", amount);
    case Granularity::month:
      return fmt::format("P{}M", amount);
    case Granularity::season:
      return fmt::format("P{}Q", amount);
    case Granularity::year:
      break;
  }
  return fmt::format("P{}{}", amount, meaning.date.years == 100 ? "CE" : meaning.date.years == 10 ? "DE" : "Y");
}

std::string reference_value(Direction direction) {
  return direction == Direction::past ? "PAST_REF" : direction == Direction::future ? "FUTURE_REF" : "PRESENT_REF";
}

// "T14:30", "TMO"; a weekend stands behind its week.
std::string time_value(const TimeMeaning& meaning) {
  if (meaning.day_part == "WE") {
    return "-WE";
  }
  if (meaning.day_part == "WK") {
    return {};
  }
  if (!meaning.day_part.empty()) {
    return "T" + meaning.day_part;
  }
  if (!meaning.from_minute) {
    return {};
  }
  return fmt::format("T{:02}:{:02}", *meaning.from_minute / 60, *meaning.from_minute % 60);
}

}  // namespace

std::string timex_value(const TimeMeaning& meaning, const std::optional<TimeInterval>& unit) {
  switch (meaning.kind) {
    case Kind::date:
      return (meaning.date == PartialDate() ? unknown_unit(meaning) : date_value(meaning)) + time_value(meaning);
    case Kind::shift:
      if (!meaning.amount) {
        return reference_value(meaning.direction);
      }
      return (unit ? unit_value(meaning, *unit) : unknown_unit(meaning)) + time_value(meaning);
    case Kind::duration:
      return period_value(meaning);
    case Kind::reference:
      return reference_value(meaning.direction);
    case Kind::repeated:
      return meaning.date.weekday       ? date_value(meaning)
             : meaning.day_part.empty() ? period_value(meaning)
             : meaning.day_part == "WE" ? "XXXX-WE"
                                        : time_value(meaning);
  }
  return {};
}

}  // namespace dateline::events
