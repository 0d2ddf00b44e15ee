#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <memory>
#include <numeric>
#include <string>
#include <thread>

#include "base/resources.h"
#include "viewer/app/application.h"
#include "viewer/app/headless_window.h"
#include "viewer/app/messages.h"
#include "viewer/command_line/commands.h"
#include "viewer/command_line/timed_window.h"

namespace dateline::viewer {

namespace {

constexpr double kGiveUpMs = 60'000;

struct StartOptions {
  std::string project;  ///< empty: the demo
  std::string size = "1280x800";
  bool cold = false;
};

double seconds_of(clockid_t clock) {
  timespec now{};
  clock_gettime(clock, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// When this process began, in seconds since the machine was started, to a hundredth (proc(5): field 22 of stat).
double process_start() {
  std::ifstream stat("/proc/self/stat");
  const std::string line{std::istreambuf_iterator<char>(stat), {}};
  std::size_t at = line.rfind(')');
  for (int field = 2; field < 22 && at != std::string::npos; ++field) {
    at = line.find(' ', at + 1);
  }
  const auto ticks = static_cast<double>(sysconf(_SC_CLK_TCK));
  return at == std::string::npos ? seconds_of(CLOCK_BOOTTIME) : std::strtod(line.c_str() + at, nullptr) / ticks;
}

/// Asks the system to forget what it holds of a file in memory, so that it is read from the disk again.
void forget(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor >= 0) {
    (void)posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED);
    ::close(descriptor);
  }
}

void forget_all(const std::string& project) {
  std::error_code unreadable;
  using Walk = std::filesystem::recursive_directory_iterator;
  for (Walk entry(resource_folder(), std::filesystem::directory_options::follow_directory_symlink, unreadable), end;
       !unreadable && entry != end; entry.increment(unreadable)) {
    forget(entry->path());
  }
  if (!project.empty()) {
    forget(project);
  }
}

Result<std::string> start(const StartOptions& options) {
  const double begun = process_start();
  const auto since_start = [begun] { return (seconds_of(CLOCK_BOOTTIME) - begun) * 1000; };
  if (options.cold) {
    forget_all(options.project);
  }
  auto headless = HeadlessWindow::create(options.size);
  if (!headless) {
    return tl::make_unexpected(headless.error());
  }
  ViewerOptions files;
  if (!options.project.empty()) {
    files.files.push_back(options.project);
  }
  Application& app = *headless->app;
  app.open(files);
  const UiState& state = app.state();
  double first_ms = 0;
  double events_ms = 0;
  double events_cpu_ms = 0;
  std::size_t drawn = 0;
  for (double now = 0; now < kGiveUpMs; now = since_start()) {
    app.frame(1.0 / kFramesASecond, &headless->screen);
    headless->screen.finish();
    first_ms = first_ms > 0 ? first_ms : since_start();
    const auto& counts = state.map_content.events;
    drawn = std::accumulate(counts.begin(), counts.end(), std::size_t{0});
    if (drawn > 0 && events_ms == 0) {
      events_ms = since_start();
      events_cpu_ms = seconds_of(CLOCK_PROCESS_CPUTIME_ID) * 1000;
    }
    if (!state.opening && drawn == 0) {
      return failed(options.project, "no event came to be drawn",
                    state.notices.empty() ? "" : state.notices.front().text);
    }
    if (events_ms > 0 && !app.wants_frames()) {
      break;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  return fmt::format(
      "{{\"first_frame_ms\": {:.0f}, \"events_ms\": {:.0f}, \"events_cpu_ms\": {:.0f}, \"whole_ms\": {:.0f}, "
      "\"peak_rss_mb\": {:.1f}, \"events_drawn\": {}, \"documents\": {}, \"start\": \"{}\"}}",
      first_ms, events_ms, events_cpu_ms, since_start(), peak_resident_mb(), drawn,
      state.snapshot->project().documents.size(), options.cold ? "cold" : "warm");
}

}  // namespace

void add_bench_start(CLI::App& bench, Action& action) {
  auto options = std::make_shared<StartOptions>();
  CLI::App* command = bench.add_subcommand(
      "start", "Measure the time from the start of the program to its first frame, and to its events on the map");
  command->add_option("PROJECT", options->project, "A project or reports to open; none opens the demo");
  command->add_option("--size", options->size, "Width and height in pixels")->capture_default_str();
  command->add_flag("--cold", options->cold, "Read the program's data from the disk and not from the system's memory");
  command->callback([options, &action] { action = [options] { return print_line(start(*options)); }; });
}

}  // namespace dateline::viewer
