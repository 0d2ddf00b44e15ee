#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline::events {

/// Minutes since 1970-01-01T00:00 on a wall clock (proleptic Gregorian calendar, no time zone, no leap seconds).
/// Which wall clock is the business of whoever holds it: always an IANA zone named beside it.
using CivilMinute = std::int64_t;

inline constexpr CivilMinute kMinutesPerDay = 24 * 60;

/// How finely a time was given. The order is from fine to coarse and is relied upon.
enum class Granularity : std::uint8_t { minute, hour, day, week, month, season, year };
[[nodiscard]] std::string_view name_of(Granularity granularity);
[[nodiscard]] std::optional<Granularity> granularity(std::string_view name);

/// Whether a thing lasted the whole interval or happened at some moment of it.
enum class Extent : std::uint8_t { within, throughout };
[[nodiscard]] std::string_view name_of(Extent extent);
[[nodiscard]] std::optional<Extent> extent(std::string_view name);

/// A half-open interval of civil time, [start, end). A missing bound is open: "since", "until"; both missing says
/// that nothing is known. Values, freely copied.
struct TimeInterval {
  std::optional<CivilMinute> start;
  std::optional<CivilMinute> end;
  Granularity granularity = Granularity::day;
  Extent extent = Extent::within;

  [[nodiscard]] bool is_unknown() const { return !start && !end; }
  /// Half-open intervals that only touch do not overlap; open bounds reach for ever.
  [[nodiscard]] bool overlaps(const TimeInterval& other) const;
  friend bool operator==(const TimeInterval&, const TimeInterval&) = default;
};

/// A calendar day of the proleptic Gregorian calendar.
struct CivilDay {
  int year = 1970;
  unsigned month = 1;  ///< 1-12
  unsigned day = 1;    ///< 1-31
  friend bool operator==(const CivilDay&, const CivilDay&) = default;
};

[[nodiscard]] CivilMinute to_minutes(CivilDay day);
[[nodiscard]] CivilDay to_day(CivilMinute minute);
/// 0 is Monday, 6 is Sunday (ISO 8601).
[[nodiscard]] int weekday(CivilMinute minute);

/// The interval of a whole day, week (from Monday), month, or year that holds `minute`.
[[nodiscard]] TimeInterval whole(Granularity granularity, CivilMinute minute);

/// "2016-07-26" for a day and coarser, else "2016-07-26T14:30".
[[nodiscard]] std::string format_time(CivilMinute minute, Granularity granularity);
/// "2016-07-26": the last day that the half-open interval holds, for people. `end` must be set.
[[nodiscard]] std::string format_last_day(CivilMinute end);

/// Reads "2016", "2016-07", "2016-07-26", "2016-07-26T14:30" (also with a space) as the interval it covers.
/// Error: what is wrong with it (no such month, 30 February ...), kind usage.
[[nodiscard]] Result<TimeInterval> parse_time(std::string_view text);
/// The same, and what feeds and files write: seconds, which are dropped, and an offset ("2016-07-26T14:30:05Z",
/// "...+03:00"), which makes it an instant, given back in `zone`'s civil time.
[[nodiscard]] Result<TimeInterval> parse_time(std::string_view text, std::string_view zone);

/// Civil time in `zone` (IANA name) of an instant, and back. Error: unknown zone (kind usage). A civil time that a
/// change of clocks skips or repeats gives the earlier instant.
[[nodiscard]] Result<CivilMinute> civil_in_zone(std::int64_t utc_seconds, std::string_view zone);
[[nodiscard]] Result<std::int64_t> utc_from_civil(CivilMinute minute, std::string_view zone);
[[nodiscard]] bool is_time_zone(std::string_view zone);

}  // namespace dateline::events
