#include "viewer/command_line/timed_window.h"

#include <fmt/format.h>
#include <sys/resource.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <fstream>
#include <system_error>
#include <thread>

namespace dateline::viewer {
namespace {

using SteadyClock = std::chrono::steady_clock;

double milliseconds(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

}  // namespace

FrameClock::FrameClock()
    : wall_(milliseconds(CLOCK_MONOTONIC)),
      processor_(milliseconds(CLOCK_THREAD_CPUTIME_ID)),
      all_threads_(milliseconds(CLOCK_PROCESS_CPUTIME_ID)) {}

void FrameClock::add_to(FrameTimes& times) const {
  times.processor.push_back(milliseconds(CLOCK_THREAD_CPUTIME_ID) - processor_);
  times.all_threads.push_back(milliseconds(CLOCK_PROCESS_CPUTIME_ID) - all_threads_);
  times.wall.push_back(milliseconds(CLOCK_MONOTONIC) - wall_);
}

void TimedWindow::frame() {
  const auto start = SteadyClock::now();
  const FrameClock clock;
  app_.frame(1.0 / kFramesASecond, &screen_);
  screen_.finish();
  clock.add_to(times_);
  std::this_thread::sleep_until(start + std::chrono::microseconds(1'000'000 / kFramesASecond));
}

ScratchFolder::ScratchFolder()
    : path_(std::filesystem::temp_directory_path() / fmt::format("dateline-bench-{}", ::getpid())) {
  std::error_code told_later;
  std::filesystem::create_directories(path_, told_later);
  ::setenv("XDG_CACHE_HOME", (path_ / "cache").c_str(), 1);  // NOLINT(concurrency-mt-unsafe): before any thread
}

ScratchFolder::~ScratchFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

double resident_mb() {
  std::ifstream statm("/proc/self/statm");
  std::size_t pages = 0;
  statm >> pages >> pages;
  return static_cast<double>(pages) * static_cast<double>(::sysconf(_SC_PAGESIZE)) / (1U << 20U);
}

double peak_resident_mb() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

}  // namespace dateline::viewer
