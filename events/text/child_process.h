#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "base/result.h"

namespace dateline::events {

/// What another program may use.
struct ProcessLimits {
  std::chrono::seconds time{60};    ///< of the clock, and of the processor
  std::size_t memory = 1u << 30;    ///< bytes of address space
  std::size_t output = 256u << 20;  ///< bytes of standard output that are taken
};

/// How another program ended.
struct ProcessEnd {
  enum class How : std::uint8_t { done, failed, not_found, too_slow, too_much };
  How how = How::failed;
  std::string out;
  std::string err;  ///< its first few lines
};

/// Runs a program of the search path as a process of its own with `input` as its standard input (a file in memory, so
/// that it can seek), and waits for it. Kills it where it takes more than it may. Any thread.
[[nodiscard]] ProcessEnd run_process(const std::vector<std::string>& command, const std::string& input,
                                     const ProcessLimits& limits);

}  // namespace dateline::events
