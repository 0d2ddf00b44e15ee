#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace dateline {

/// Where the program takes the present from. Injected, so that output is deterministic under test:
/// `recorded` times, file names and "as known on" views never ask the system themselves.
using Clock = std::function<std::chrono::sys_seconds()>;

/// The system's clock, or the instant that SOURCE_DATE_EPOCH names (seconds since 1970, UTC) where it is set.
[[nodiscard]] Clock system_clock();

/// "2016-07-28T09:00:00Z"
[[nodiscard]] std::string utc_text(std::chrono::sys_seconds instant);

}  // namespace dateline
