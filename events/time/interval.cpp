#include "events/time/interval.h"

#include <date/tz.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <stdexcept>

namespace dateline::events {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::minutes;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;
using std::chrono::years;

constexpr std::array<std::string_view, 7> kGranularityNames = {"minute", "hour",   "day", "week",
                                                               "month",  "season", "year"};
constexpr std::array<std::string_view, 2> kExtentNames = {"within", "throughout"};

template <class Enum, std::size_t N>
std::optional<Enum> find_name(const std::array<std::string_view, N>& names, std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) {
    return std::nullopt;
  }
  return static_cast<Enum>(found - names.begin());
}

sys_days day_of(CivilMinute minute) {
  return std::chrono::floor<days>(std::chrono::sys_time<minutes>(minutes(minute)));
}

CivilMinute minute_of(sys_days date) {
  return minutes(date.time_since_epoch()).count();
}

CivilMinute minute_of(year_month_day date) {
  return minute_of(sys_days(date));
}

TimeInterval interval(CivilMinute start, CivilMinute end, Granularity granularity) {
  return {.start = start, .end = end, .granularity = granularity};
}

CivilMinute floor_to(CivilMinute minute, CivilMinute unit) {
  const CivilMinute rest = minute % unit;
  return minute - (rest < 0 ? rest + unit : rest);
}

// Reads exactly `count` digits at the front of `text` and drops them.
std::optional<int> take_digits(std::string_view& text, std::size_t count) {
  if (text.size() < count) {
    return std::nullopt;
  }
  int value = 0;
  for (const char c : text.substr(0, count)) {
    if (c < '0' || c > '9') {
      return std::nullopt;
    }
    value = value * 10 + (c - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) {
    return false;
  }
  text.remove_prefix(1);
  return true;
}

tl::unexpected<Error> bad_time(std::string_view text, std::string what) {
  return usage_error(std::string(text), std::move(what),
                     "write a time as 2016, 2016-07, 2016-07-26 or 2016-07-26T14:30");
}

Result<const date::time_zone*> zone_of(std::string_view name) {
  try {
    return date::locate_zone(name);
  } catch (const std::exception&) {
    return usage_error(std::string(name), "no such time zone", "give an IANA name, as Asia/Damascus or UTC");
  }
}

}  // namespace

std::string_view name_of(Granularity granularity) {
  return kGranularityNames[static_cast<std::size_t>(granularity)];
}

std::optional<Granularity> granularity(std::string_view name) {
  return find_name<Granularity>(kGranularityNames, name);
}

std::string_view name_of(Extent extent) {
  return kExtentNames[static_cast<std::size_t>(extent)];
}

std::optional<Extent> extent(std::string_view name) {
  return find_name<Extent>(kExtentNames, name);
}

bool TimeInterval::overlaps(const TimeInterval& other) const {
  const bool starts_before_its_end = !start || !other.end || *start < *other.end;
  const bool ends_after_its_start = !end || !other.start || *other.start < *end;
  return starts_before_its_end && ends_after_its_start;
}

CivilMinute to_minutes(CivilDay date) {
  return minute_of(year_month_day(year(date.year), month(date.month), day(date.day)));
}

CivilDay to_day(CivilMinute minute) {
  const year_month_day date(day_of(minute));
  return {static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day())};
}

int weekday(CivilMinute minute) {
  return static_cast<int>(std::chrono::weekday(day_of(minute)).iso_encoding()) - 1;
}

TimeInterval whole(Granularity granularity, CivilMinute minute) {
  const year_month_day date(day_of(minute));
  const year_month_day first_of_month(date.year(), date.month(), day(1));
  switch (granularity) {
    case Granularity::minute:
      return interval(minute, minute + 1, granularity);
    case Granularity::hour: {
      const CivilMinute start = floor_to(minute, 60);
      return interval(start, start + 60, granularity);
    }
    case Granularity::day: {
      const CivilMinute start = floor_to(minute, kMinutesPerDay);
      return interval(start, start + kMinutesPerDay, granularity);
    }
    case Granularity::week: {
      const CivilMinute start = floor_to(minute, kMinutesPerDay) - weekday(minute) * kMinutesPerDay;
      return interval(start, start + 7 * kMinutesPerDay, granularity);
    }
    case Granularity::month:
      return interval(minute_of(first_of_month), minute_of(first_of_month + months(1)), granularity);
    case Granularity::season: {
      // Meteorological seasons: from the first of March, June, September and December.
      const year_month_day start = first_of_month - months(static_cast<unsigned>(date.month()) % 3);
      return interval(minute_of(start), minute_of(start + months(3)), granularity);
    }
    case Granularity::year: {
      const year_month_day start(date.year(), std::chrono::January, day(1));
      return interval(minute_of(start), minute_of(start + years(1)), granularity);
    }
  }
  return {};
}

std::string format_time(CivilMinute minute, Granularity granularity) {
  const CivilDay date = to_day(minute);
  if (granularity >= Granularity::day) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  }
  const CivilMinute of_day = minute - floor_to(minute, kMinutesPerDay);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}", date.year, date.month, date.day, of_day / 60, of_day % 60);
}

std::string format_last_day(CivilMinute end) {
  return format_time(end - 1, Granularity::day);
}

Result<TimeInterval> parse_time(std::string_view text) {
  std::string_view rest = text;
  const std::optional<int> y = take_digits(rest, 4);
  if (!y) {
    return bad_time(text, "not a time");
  }
  if (*y == 0) {
    return bad_time(text, "there is no year 0");
  }
  if (rest.empty()) {
    return whole(Granularity::year, to_minutes({*y, 1, 1}));
  }
  const bool has_month = take(rest, '-');
  const std::optional<int> m = has_month ? take_digits(rest, 2) : std::nullopt;
  if (!m) {
    return bad_time(text, "not a time");
  }
  if (*m < 1 || *m > 12) {
    return bad_time(text, fmt::format("there is no month {}", *m));
  }
  const year_month_day first(year(*y), month(static_cast<unsigned>(*m)), day(1));
  if (rest.empty()) {
    return whole(Granularity::month, minute_of(first));
  }
  const bool has_day = take(rest, '-');
  const std::optional<int> d = has_day ? take_digits(rest, 2) : std::nullopt;
  if (!d) {
    return bad_time(text, "not a time");
  }
  const year_month_day date(first.year(), first.month(), day(static_cast<unsigned>(*d)));
  if (!date.ok()) {
    return bad_time(text, fmt::format("{:04}-{:02} has no day {}", *y, *m, *d));
  }
  if (rest.empty()) {
    return whole(Granularity::day, minute_of(date));
  }
  const bool has_time = take(rest, 'T') || take(rest, ' ');
  const std::optional<int> hour = has_time ? take_digits(rest, 2) : std::nullopt;
  const bool has_minute = hour && take(rest, ':');
  const std::optional<int> minute = has_minute ? take_digits(rest, 2) : std::nullopt;
  if (!minute || !rest.empty()) {
    return bad_time(text, "not a time");
  }
  if (*hour > 23 || *minute > 59) {
    return bad_time(text, fmt::format("there is no time of day {:02}:{:02}", *hour, *minute));
  }
  return whole(Granularity::minute, minute_of(date) + *hour * 60 + *minute);
}

Result<TimeInterval> parse_time(std::string_view text, std::string_view zone) {
  constexpr std::size_t kMinuteForm = 16;  // 2016-07-26T14:30
  if (text.size() <= kMinuteForm) {
    return parse_time(text);
  }
  Result<TimeInterval> time = parse_time(text.substr(0, kMinuteForm));
  if (!time) {
    return bad_time(text, time.error().what);
  }
  std::string_view rest = text.substr(kMinuteForm);
  if (take(rest, ':')) {
    const std::optional<int> second = take_digits(rest, 2);
    if (!second || *second > 60) {
      return bad_time(text, "not a time");
    }
    if (take(rest, '.')) {
      rest.remove_prefix(std::min(rest.find_first_not_of("0123456789"), rest.size()));
    }
  }
  if (rest.empty()) {
    return time;
  }
  int offset = 0;
  if (rest != "Z") {
    const int sign = take(rest, '+') ? 1 : -1;
    if (sign < 0 && !take(rest, '-')) {
      return bad_time(text, "not a time");
    }
    const std::optional<int> hours = take_digits(rest, 2);
    take(rest, ':');
    const std::optional<int> more = hours && rest.empty() ? 0 : take_digits(rest, 2);
    if (!hours || !more || *hours > 14 || *more > 59 || !rest.empty()) {
      return bad_time(text, "not an offset from UTC");
    }
    offset = sign * (*hours * 60 + *more);
  }
  return civil_in_zone((*time->start - offset) * 60, zone).map([](CivilMinute minute) {
    return whole(Granularity::minute, minute);
  });
}

Result<CivilMinute> civil_in_zone(std::int64_t utc_seconds, std::string_view zone) {
  return zone_of(zone).map([&](const date::time_zone* found) {
    const auto local = found->to_local(std::chrono::sys_seconds(std::chrono::seconds(utc_seconds)));
    return std::chrono::floor<minutes>(local.time_since_epoch()).count();
  });
}

Result<std::int64_t> utc_from_civil(CivilMinute minute, std::string_view zone) {
  return zone_of(zone).map([&](const date::time_zone* found) {
    const date::local_seconds local{minutes(minute)};
    return found->to_sys(local, date::choose::earliest).time_since_epoch().count();
  });
}

bool is_time_zone(std::string_view zone) {
  return zone == "UTC" || zone_of(zone).has_value();  // which needs no table of zones to be read
}

}  // namespace dateline::events
