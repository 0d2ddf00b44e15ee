#include "viewer/timeline/calendar_words.h"

#include <fmt/format.h>

#include <array>

namespace dateline::viewer {
namespace {

using events::CivilDay;
using events::CivilMinute;
using events::kMinutesPerDay;
using events::TimeInterval;

constexpr std::array<std::string_view, 12> kMonths = {"January",   "February", "March",    "April",
                                                      "May",       "June",     "July",     "August",
                                                      "September", "October",  "November", "December"};
constexpr std::array<std::string_view, 7> kWeekdays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                                       "Friday", "Saturday", "Sunday"};

bool is_midnight(CivilMinute minute) {
  return minute == events::to_minutes(events::to_day(minute));
}

std::string clock_words(CivilMinute minute) {
  const CivilMinute of_day = minute - events::to_minutes(events::to_day(minute));
  return fmt::format("{:02}:{:02}", of_day / 60, of_day % 60);
}

std::string moment_words(CivilMinute minute) {
  return is_midnight(minute) ? day_words(minute) : day_words(minute) + ", " + clock_words(minute);
}

std::string day_range_words(CivilMinute first, CivilMinute last) {
  const CivilDay a = events::to_day(first);
  const CivilDay b = events::to_day(last);
  if (a == b) {
    return day_words(first);
  }
  if (a.year != b.year) {
    return day_words(first) + " – " + day_words(last);
  }
  if (a.month != b.month) {
    return day_and_month(first) + " – " + day_words(last);
  }
  return fmt::format("{} – {}", a.day, day_words(last));
}

/// Hours of one day or of several. A midnight is the end of its day: nobody reads the day after it as one left out.
std::string hour_range_words(CivilMinute start, CivilMinute end) {
  if (end - start <= 1) {
    return moment_words(start);
  }
  const std::string end_clock = is_midnight(end) ? "24:00" : clock_words(end);
  const std::string words = day_words(start) + ", " + clock_words(start) + " – ";
  return words + (events::to_day(start) == events::to_day(end - 1) ? end_clock : day_words(end - 1) + ", " + end_clock);
}

std::string closed_words(CivilMinute start, CivilMinute end) {
  if (!is_midnight(start) || !is_midnight(end)) {
    return hour_range_words(start, end);
  }
  const CivilDay a = events::to_day(start);
  const CivilDay b = events::to_day(end);
  if (a.day == 1 && a.month == 1 && b == CivilDay{a.year + 1, 1, 1}) {
    return fmt::format("{}", a.year);
  }
  const CivilDay next_month = a.month == 12 ? CivilDay{a.year + 1, 1, 1} : CivilDay{a.year, a.month + 1, 1};
  if (a.day == 1 && b == next_month) {
    return fmt::format("{} {}", month_name(a.month), a.year);
  }
  return day_range_words(start, end - 1);
}

}  // namespace

std::string_view month_name(unsigned month) {
  return kMonths.at(month - 1);
}

std::string_view weekday_name(CivilMinute minute) {
  return kWeekdays.at(static_cast<std::size_t>(events::weekday(minute)));
}

std::string day_and_month(CivilMinute minute) {
  const CivilDay day = events::to_day(minute);
  return fmt::format("{} {}", day.day, month_name(day.month));
}

std::string day_words(CivilMinute minute) {
  return fmt::format("{} {}", day_and_month(minute), events::to_day(minute).year);
}

std::string interval_words(const TimeInterval& interval) {
  if (interval.start && interval.end) {
    return closed_words(*interval.start, *interval.end);
  }
  if (interval.start) {
    return "since " + moment_words(*interval.start);
  }
  if (interval.end) {
    return is_midnight(*interval.end) ? "until " + day_words(*interval.end - 1)
                                      : "until " + moment_words(*interval.end);
  }
  return "unknown";
}

std::string interval_words_with_extent(const TimeInterval& interval) {
  std::string words = interval_words(interval);
  if (!interval.start || !interval.end) {
    return words;
  }
  if (interval.extent == events::Extent::throughout) {
    return words + ", throughout";
  }
  const CivilMinute length = *interval.end - *interval.start;
  if (length < kMinutesPerDay) {
    return words;
  }
  return words + (length == kMinutesPerDay ? ", once during the day" : ", once within this time");
}

std::string length_words(CivilMinute minutes) {
  const auto count = [](CivilMinute n, std::string_view unit) {
    return fmt::format("{} {}{}", n, unit, n == 1 ? "" : "s");
  };
  if (minutes % kMinutesPerDay == 0) {
    return count(minutes / kMinutesPerDay, "day");
  }
  if (minutes % 60 == 0) {
    return count(minutes / 60, "hour");
  }
  return count(minutes, "minute");
}

}  // namespace dateline::viewer
