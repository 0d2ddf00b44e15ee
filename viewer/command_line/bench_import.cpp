#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <filesystem>
#include <memory>
#include <numeric>
#include <string>

#include "viewer/app/application.h"
#include "viewer/app/headless_window.h"
#include "viewer/app/messages.h"
#include "viewer/command_line/commands.h"
#include "viewer/command_line/timed_window.h"

namespace dateline::viewer {

namespace {

constexpr double kGiveUpSeconds = 1800;

struct ImportOptions {
  std::string file;
  std::string size = "1280x800";
};

std::size_t drawn_events(const UiState& state) {
  return std::accumulate(state.map_content.events.begin(), state.map_content.events.end(), std::size_t{0});
}

Result<std::string> import(const ImportOptions& options) {
  const ScratchFolder scratch;
  auto headless = HeadlessWindow::create(options.size);
  if (!headless) {
    return tl::make_unexpected(headless.error());
  }
  Application& app = *headless->app;
  const UiState& state = app.state();
  TimedWindow window(app, headless->screen);
  // The window stands open and empty before anything is imported.
  do {
    window.frame();
  } while (app.wants_frames());
  (void)window.take_times();

  const auto start = std::chrono::steady_clock::now();
  const auto seconds = [start] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  };
  app.apply(command::OpenFiles{{std::filesystem::absolute(options.file).string()}});
  double first_frame = 0;
  double saved = 0;
  while (saved == 0 && seconds() < kGiveUpSeconds) {
    window.frame();
    if (first_frame == 0 && drawn_events(state) > 0) {
      first_frame = seconds();
      app.apply(command::SaveAs{scratch.file("imported.gpkg")});
    }
    if (first_frame > 0 && state.save_state == SaveState::saved && state.project_name == "imported.gpkg") {
      saved = seconds();
    }
    if (!state.notices.empty() && state.notices.back().kind == Notice::Kind::problem && !app.wants_frames()) {
      break;
    }
    if (first_frame == 0 && !state.opening && !app.wants_frames()) {
      break;
    }
  }
  if (saved == 0) {
    return failed(options.file, first_frame > 0 ? "was not saved" : "no event came to be drawn",
                  state.notices.empty() ? "" : state.notices.back().text);
  }
  const FrameTimes times = window.take_times();
  return fmt::format("{{\"rows\": {}, \"first_frame_s\": {:.2f}, \"saved_s\": {:.2f}, {}, \"peak_rss_mb\": {:.1f}}}",
                     state.snapshot->index()->size(), first_frame, saved, frame_times_json(times), peak_resident_mb());
}

}  // namespace

void add_bench_import(CLI::App& bench, Action& action) {
  auto options = std::make_shared<ImportOptions>();
  CLI::App* command = bench.add_subcommand(
      "import", "Measure the import of a table: to its events on the map, and to the project that is saved");
  command->add_option("FILE", options->file, "A table of events")->required()->check(CLI::ExistingFile);
  command->add_option("--size", options->size, "Width and height in pixels")->capture_default_str();
  command->callback([options, &action] { action = [options] { return print_line(import(*options)); }; });
}

}  // namespace dateline::viewer
