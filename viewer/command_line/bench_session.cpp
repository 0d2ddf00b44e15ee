#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "base/resources.h"
#include "geo/gdal/slow_files.h"
#include "viewer/app/application.h"
#include "viewer/app/headless_window.h"
#include "viewer/app/messages.h"
#include "viewer/command_line/commands.h"
#include "viewer/command_line/session_script.h"
#include "viewer/command_line/synthetic_events.h"
#include "viewer/command_line/timed_window.h"

namespace dateline::viewer {

namespace {

using Act = SessionScript::Act;

constexpr int kActFrames = 3 * kFramesASecond;  // of each act beside other work
constexpr int kOpeningFrames = 600 * kFramesASecond;
constexpr std::uint64_t kSeed = 20'220'224;
constexpr std::size_t kReports = 1000;
constexpr auto kSlowRead = std::chrono::seconds(2);
const std::vector<std::string> kWork = {"import", "slow", "tiles", "reports"};

struct SessionOptions {
  std::string file;  ///< empty: made-up events
  std::size_t events = 1'000'000;
  double seconds = 300;
  double minutes = 0;
  std::string size = "1280x800";
  std::vector<std::string> beside;
};

/// The demo's reports over and over, each a text of its own.
Result<void> write_reports(const std::filesystem::path& file, std::size_t count) {
  const std::filesystem::path demo = resource_folder() / "demo" / "reports.ndjson";
  std::ifstream in(demo);
  std::vector<nlohmann::json> reports;
  for (std::string line; std::getline(in, line);) {
    nlohmann::json report = nlohmann::json::parse(line, nullptr, false);
    if (report.is_object() && report.contains("text")) {
      reports.push_back(std::move(report));
    }
  }
  if (reports.empty()) {
    return failed(demo.string(), "is missing or damaged", "install the program's data again");
  }
  std::ofstream out(file);
  for (std::size_t i = 0; i < count; ++i) {
    nlohmann::json report = reports[i % reports.size()];
    report["id"] = fmt::format("report-{}", i);
    report["text"] = report["text"].get<std::string>() + fmt::format("\n\nDispatch {}.", i);
    out << report.dump() << '\n';
  }
  return {};
}

/// Starts work that runs beside the frames.
Result<void> begin_work(const std::string& work, const SessionOptions& options, const ScratchFolder& scratch,
                        Application& app) {
  std::string file;
  Result<void> made;
  if (work == "import") {
    file = scratch.file("import.csv");
    made = write_synthetic_events(file, options.events, kSeed + 1);
  } else if (work == "reports") {
    file = scratch.file("reports.ndjson");
    made = write_reports(file, kReports);
  } else {
    file = scratch.file("relief.tif");
    std::error_code error;
    std::filesystem::copy_file(resource_folder() / "basemap" / "relief.tif", file,
                               std::filesystem::copy_options::overwrite_existing, error);
    if (error) {
      return failed(file, error.message(), "make room in the folder for temporary files");
    }
    if (work == "slow") {
      const std::string link = scratch.file("slow.vrt");
      made = geo::write_slow_raster(file, link, kSlowRead);
      file = link;
    }
  }
  if (made) {
    app.apply(command::OpenFiles{{file}});
  }
  return made;
}

/// Another project would be in the way of what is measured next.
void end_work(const std::string& work, Application& app) {
  if (work == "slow" || work == "tiles") {
    app.apply(command::SetLayers{{}, "layer removed"});
    geo::end_slow_reads();
  } else {
    app.apply(command::CancelJobs{});
  }
}

Result<std::string> session(const SessionOptions& options) {
  const ScratchFolder scratch;
  std::string file = options.file;
  if (file.empty()) {
    file = scratch.file("events.csv");
    if (const auto made = write_synthetic_events(file, options.events, kSeed); !made) {
      return tl::make_unexpected(made.error());
    }
  }
  auto headless = HeadlessWindow::create(options.size);
  if (!headless) {
    return tl::make_unexpected(headless.error());
  }
  Application& app = *headless->app;
  ViewerOptions files;
  files.files.push_back(file);
  app.open(files);
  TimedWindow window(app, headless->screen);
  for (int i = 0; i < kOpeningFrames && (app.state().opening || app.wants_frames()); ++i) {
    window.frame();
  }
  const std::size_t events = app.state().snapshot->index()->size();
  if (events == 0) {
    return failed(file, "no event came to be drawn",
                  app.state().notices.empty() ? "" : app.state().notices.front().text);
  }
  std::string phases = fmt::format("\"opening\": {{{}}}", frame_times_json(window.take_times()));
  FrameTimes all;
  const auto add_phase = [&](std::string_view name, const std::string& more) {
    const FrameTimes times = window.take_times();
    phases += fmt::format(", \"{}\": {{{}{}}}", name, frame_times_json(times), more);
    all.add(times);
  };
  const double seconds = options.minutes > 0 ? options.minutes * 60 : options.seconds;
  const auto phase_count = static_cast<double>(SessionScript::kActs.size() + options.beside.size());
  const int frames = std::max(kFramesASecond, static_cast<int>(seconds * kFramesASecond / phase_count));
  SessionScript script(app);
  for (const Act act : SessionScript::kActs) {
    for (int frame = 0; frame < frames; ++frame) {
      script.step(act, frame, frames);
      window.frame();
    }
    add_phase(name_of(act), "");
  }
  for (const std::string& work : options.beside) {
    if (const auto begun = begin_work(work, options, scratch, app); !begun) {
      return tl::make_unexpected(begun.error());
    }
    for (int frame = 0; frame < frames; ++frame) {
      const int act = frame / kActFrames;
      const int left = frames - act * kActFrames;
      script.step(SessionScript::kActs.at(1 + static_cast<std::size_t>(act) % (SessionScript::kActs.size() - 1)),
                  frame % kActFrames, std::min(kActFrames, left));
      window.frame();
    }
    const bool working = !app.state().jobs.empty() || app.state().opening;
    add_phase(work,
              fmt::format(", \"events\": {}, \"still_working\": {}", app.state().snapshot->index()->size(), working));
    end_work(work, app);
  }
  return fmt::format("{{{}, \"events\": {}, \"rss_mb\": {:.1f}, \"peak_rss_mb\": {:.1f}, \"phases\": {{{}}}}}",
                     frame_times_json(all), events, resident_mb(), peak_resident_mb(), phases);
}

}  // namespace

void add_bench_session(CLI::App& bench, Action& action) {
  auto options = std::make_shared<SessionOptions>();
  CLI::App* command = bench.add_subcommand(
      "session", "Measure whole frames of the window while a script pans, zooms, scrubs, filters and plays");
  command->add_option("FILE", options->file, "The project or table to open; none makes events up");
  command->add_option("--events", options->events, "How many events are made up")
      ->check(CLI::Range(1, 100'000'000))
      ->capture_default_str();
  CLI::Option* seconds = command->add_option("--seconds", options->seconds, "Length of the session")
                             ->check(CLI::PositiveNumber)
                             ->capture_default_str();
  command->add_option("--minutes", options->minutes, "The same in minutes")
      ->check(CLI::PositiveNumber)
      ->excludes(seconds);
  command->add_option("--size", options->size, "Width and height in pixels")->capture_default_str();
  command
      ->add_option("--beside", options->beside,
                   "Work that runs beside: import (of as many rows), slow (a picture whose every read takes 2 s), "
                   "tiles (of a picture), reports (a thousand are read)")
      ->delimiter(',')
      ->check(CLI::IsMember(kWork));
  command->callback([options, &action] { action = [options] { return print_line(session(*options)); }; });
}

}  // namespace dateline::viewer
