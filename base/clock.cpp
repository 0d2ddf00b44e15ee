#include "base/clock.h"

#include <fmt/chrono.h>

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace dateline {

Clock system_clock() {
  if (const char* set = std::getenv("SOURCE_DATE_EPOCH")) {
    const std::string_view text(set);
    long long seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error == std::errc() && end == text.data() + text.size()) {
      return [seconds] { return std::chrono::sys_seconds(std::chrono::seconds(seconds)); };
    }
  }
  return [] { return std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now()); };
}

std::string utc_text(std::chrono::sys_seconds instant) {
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(instant)));
}

}  // namespace dateline
