#pragma once

#include <chrono>
#include <functional>

namespace dateline {

/// Where the program takes the present from. Injected, so that output is deterministic under test:
/// `recorded` times, file names and "as known on" views never ask the system themselves.
using Clock = std::function<std::chrono::sys_seconds()>;

/// The system's clock, or the instant that SOURCE_DATE_EPOCH names (seconds since 1970, UTC) where it is set.
[[nodiscard]] Clock system_clock();

}  // namespace dateline
