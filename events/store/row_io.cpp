#include "events/store/row_io.h"

#include <fmt/format.h>

namespace dateline::events {

std::string stored_civil(CivilMinute minute, Granularity granularity) {
  const bool midnight = minute % kMinutesPerDay == 0;
  return format_time(minute, granularity >= Granularity::day && midnight ? Granularity::day : Granularity::minute);
}

std::string stored_utc(CivilMinute minute, const std::string& zone) {
  constexpr std::int64_t kSecondsPerMinute = 60;
  if (zone == "UTC") {  // what tables are in, by the million
    return format_time(minute, Granularity::minute) + ":00.000Z";
  }
  const Result<std::int64_t> seconds = utc_from_civil(minute, zone);
  const std::int64_t utc = seconds ? *seconds : minute * kSecondsPerMinute;
  // Zones of the 19th century stand off by odd seconds.
  const std::int64_t rest = (utc % kSecondsPerMinute + kSecondsPerMinute) % kSecondsPerMinute;
  return fmt::format("{}:{:02}.000Z", format_time((utc - rest) / kSecondsPerMinute, Granularity::minute), rest);
}

std::string stored_instant(std::string_view utc) {
  return utc.ends_with('Z') ? fmt::format("{}.000Z", utc.substr(0, utc.size() - 1)) : std::string(utc);
}

std::string read_instant(std::string_view stored) {
  constexpr std::string_view kEnding = ".000Z";
  return stored.ends_with(kEnding) ? fmt::format("{}Z", stored.substr(0, stored.size() - kEnding.size()))
                                   : std::string(stored);
}

}  // namespace dateline::events
