#include <fmt/format.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <future>
#include <memory>
#include <string>
#include <vector>

#include "base/resources.h"
#include "events/exchange/csv_table.h"
#include "events/model/index_cache.h"
#include "viewer/app/messages.h"
#include "viewer/app/snapshot_options.h"
#include "viewer/command_line/commands.h"
#include "viewer/command_line/timed_window.h"
#include "viewer/picture/studio.h"

namespace dateline::viewer {

namespace {

using SteadyClock = std::chrono::steady_clock;

double milliseconds_since(SteadyClock::time_point start) {
  return std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count();
}

/// Processor time of all threads: what a frame costs where other programs keep the machine busy.
double processor_ms() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto ms = [](timeval t) { return static_cast<double>(t.tv_sec) * 1e3 + static_cast<double>(t.tv_usec) / 1e3; };
  return ms(usage.ru_utime) + ms(usage.ru_stime);
}

struct ScrubOptions {
  std::string file;
  double window = 0.1;  // share of the time span
  std::string size = "1280x800";
  int steps = 120;
};

/// How many pixels differ from the ground, whose colour the markers' scene begins with.
std::size_t lit_pixels(const Image& picture, Colour ground) {
  std::size_t lit = 0;
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
    lit += picture.rgba[i] != ground.r || picture.rgba[i + 1] != ground.g || picture.rgba[i + 2] != ground.b ? 1 : 0;
  }
  return lit;
}

struct ScrubIndex {
  std::shared_ptr<const events::EventIndex> index;
  bool warm = false;  // mapped, not built
};

Result<ScrubIndex> index_of(const std::string& file, const events::IndexCache& cache) {
  if (std::shared_ptr<const events::EventIndex> kept = cache.find()) {
    return ScrubIndex{std::move(kept), true};
  }
  Result<events::TableRows> table = events::read_csv_table(file);
  if (!table) {
    return tl::make_unexpected(table.error());
  }
  return ScrubIndex{events::EventIndex::from_rows(std::move(table->rows)), false};
}

Result<std::string> scrub(const ScrubOptions& options) {
  const auto start = SteadyClock::now();
  const Result<gl::Size> size = parse_size(options.size);
  if (!size) {
    return tl::make_unexpected(size.error());
  }
  const events::IndexCache cache(options.file, events::kTableReading);
  // Beside the making of the context, as a snapshot of a table does it.
  std::future<Result<ScrubIndex>> reading =
      std::async(std::launch::async, [&] { return index_of(options.file, cache); });
  Camera camera(*size);
  camera.show(geo::to_world({30, 20}), camera.min_zoom());  // the whole width of the world
  MapScene scene;
  Result<Style> style = built_in_style("dark");
  if (!style) {
    return tl::make_unexpected(style.error());
  }
  scene.style = std::make_shared<const Style>(std::move(*style));
  scene.show_basemap = scene.show_labels = scene.show_districts = false;
  const Result<std::unique_ptr<Studio>> studio = Studio::create(resource_folder());
  if (!studio) {
    return tl::make_unexpected(studio.error());
  }
  const Result<ScrubIndex> read = reading.get();
  if (!read) {
    return tl::make_unexpected(read.error());
  }
  const auto& [index, warm] = *read;
  scene.index = index;
  PictureRenderer& renderer = (*studio)->renderer();

  const events::TimeWindow span = scene.index->span();
  const double length = static_cast<double>(span.end) - span.begin;
  const auto window_at = [&](int step) {
    const double share = options.steps > 1 ? static_cast<double>(step) / (options.steps - 1) : 0;
    const double begin = span.begin + length * (1 - options.window) * share;
    return events::TimeWindow{static_cast<events::Minute>(begin),
                              static_cast<events::Minute>(std::ceil(begin + length * options.window))};
  };
  double first_ms = 0;
  std::size_t lit = 0;
  std::vector<double> times;
  std::vector<double> processor;
  for (int step = 0; step < options.steps; ++step) {
    scene.window = window_at(step);
    const double before = processor_ms();
    const auto frame = SteadyClock::now();
    if (const Result<bool> drawn = renderer.draw(camera, scene, FurnitureOptions::none()); !drawn) {
      return tl::make_unexpected(drawn.error());
    }
    renderer.picture().finish();
    times.push_back(milliseconds_since(frame));
    processor.push_back(processor_ms() - before);
    if (step == 0) {
      first_ms = milliseconds_since(start);
    }
    if (step == options.steps / 2) {
      lit = lit_pixels({*size, renderer.picture().read_pixels()}, scene.style->map.land);
    }
  }
  if (!warm) {
    cache.keep(*index);
  }
  return fmt::format(
      "{{\"median_ms\": {:.2f}, \"p99_ms\": {:.2f}, \"cpu_ms\": {:.2f}, \"first_ms\": {:.1f}, \"peak_rss_mb\": {:.1f}, "
      "\"lit_px_mid\": {}, \"events\": {}, \"index\": \"{}\", \"start\": \"{}\"}}",
      value_at_share(times, 0.5), value_at_share(times, 0.99), value_at_share(processor, 0.5), first_ms,
      peak_resident_mb(), lit, index->size(), warm ? "mapped" : "built", warm ? "warm" : "cold");
}

}  // namespace

void add_bench_scrub(CLI::App& bench, Action& action) {
  auto options = std::make_shared<ScrubOptions>();
  CLI::App* command = bench.add_subcommand("scrub", "Measure a frame while a time window moves over many markers");
  command->add_option("FILE", options->file, "CSV with id,lon,lat,time_iso8601,type")->required();
  command->add_option("--window", options->window, "Share of the time span that the window holds")
      ->check(CLI::Range(0.0, 1.0))
      ->capture_default_str();
  command->add_option("--size", options->size, "Width and height in pixels")->capture_default_str();
  command->add_option("--steps", options->steps, "Frames to draw")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command->callback([options, &action] { action = [options] { return print_line(scrub(*options)); }; });
}

}  // namespace dateline::viewer
