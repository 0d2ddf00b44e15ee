#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <array>
#include <chrono>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/jobs.h"
#include "viewer/app/map_stage.h"
#include "viewer/app/messages.h"
#include "viewer/app/snapshot_options.h"
#include "viewer/command_line/commands.h"
#include "viewer/command_line/timed_window.h"
#include "viewer/gl/context.h"
#include "viewer/map/basemap_layers.h"

namespace dateline::viewer {

namespace {

using SteadyClock = std::chrono::steady_clock;

constexpr double kPatience = 120;  // seconds that a layer may take
constexpr double kPanPixels = 9;   // a frame: a hand that moves swiftly

struct LayerBenchOptions {
  std::string file;
  std::string size = "1280x800";
  int steps = 240;
  double closer = 0;  // zoom levels
  bool warm = false;
};

double seconds_since(SteadyClock::time_point start) {
  return std::chrono::duration<double>(SteadyClock::now() - start).count();
}

/// The viewer's map without its panels: the same stage, jobs and pace.
struct Bench {
  gl::HeadlessContext context;
  JobQueue jobs{2};
  std::unique_ptr<MapStage> stage;
  MapScene scene;
  FrameTimes times;

  Result<void> frame(const Camera& camera) {
    const FrameClock clock;
    stage->basemap().set_window(scene.window);
    stage->atlas().begin_frame();
    if (const Result<bool> drawn = stage->picture().draw(camera, scene, FurnitureOptions::none()); !drawn) {
      return tl::make_unexpected(drawn.error());
    }
    stage->picture().picture().finish();
    clock.add_to(times);
    return {};
  }
  Result<void> settle(const Camera& camera) {
    const auto start = SteadyClock::now();
    do {
      if (Result<void> drawn = frame(camera); !drawn) {
        return drawn;
      }
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    } while (!stage->picture().map().is_settled() && seconds_since(start) < kPatience);
    return {};
  }
  [[nodiscard]] const AddedLayer& layer() { return stage->basemap().layers().back(); }
};

/// How many pixels differ.
std::size_t difference(const std::vector<std::uint8_t>& a, const std::vector<std::uint8_t>& b) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < a.size(); i += 4) {
    count += a[i] != b[i] || a[i + 1] != b[i + 1] || a[i + 2] != b[i + 2] ? 1 : 0;
  }
  return count;
}

/// Where the layer lies, as another process finds that opens it: this one is to open it for the first time when the
/// clock runs. To be called before any thread is started.
Result<geo::Bounds> bounds_of(const std::string& file) {
  std::array<int, 2> ends{};
  const pid_t child = ::pipe(ends.data()) == 0 ? ::fork() : -1;
  if (child < 0) {
    return failed(file, "cannot be looked at by another process", "try again");
  }
  if (child == 0) {
    const auto content = open_layer(file, 0, {});
    const geo::Bounds bounds = content ? content->bounds() : geo::Bounds::empty();
    const bool written = ::write(ends[1], &bounds, sizeof bounds) == sizeof bounds;
    ::_exit(written && content ? 0 : 1);
  }
  ::close(ends[1]);
  geo::Bounds bounds = geo::Bounds::empty();
  const bool is_read = ::read(ends[0], &bounds, sizeof bounds) == sizeof bounds;
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!is_read || status != 0 || bounds.is_empty()) {
    return rejected(file, "cannot be opened as a layer",
                    "give a raster or vector file; `dateline snapshot --basemap` says what is wrong with it");
  }
  return bounds;
}

Result<std::string> measure(const LayerBenchOptions& options) {
  const Result<gl::Size> size = parse_size(options.size);
  if (!size) {
    return tl::make_unexpected(size.error());
  }
  std::optional<ScratchFolder> no_tiles;
  if (!options.warm) {
    no_tiles.emplace();
  }
  const auto bounds = bounds_of(options.file);
  if (!bounds) {
    return tl::make_unexpected(bounds.error());
  }
  auto context = gl::HeadlessContext::create();
  if (!context) {
    return tl::make_unexpected(context.error());
  }
  Bench bench{.context = std::move(*context), .stage = {}, .scene = {}, .times = {}};
  auto stage = MapStage::create(bench.jobs);
  auto style = built_in_style("dark");
  if (!stage || !style) {
    return tl::make_unexpected(stage ? style.error() : stage.error());
  }
  bench.stage = std::move(*stage);
  bench.scene.style = std::make_shared<const Style>(std::move(*style));
  Camera camera(*size);
  camera.fit(*bounds);
  camera.set_zoom(camera.zoom() + options.closer);
  if (const auto drawn = bench.settle(camera); !drawn) {
    return tl::make_unexpected(drawn.error());
  }
  const std::vector<std::uint8_t> ground = bench.stage->picture().picture().read_pixels();

  // From the moment that a person adds the file.
  bench.times = {};
  const auto start = SteadyClock::now();
  bench.stage->basemap().add_layer(options.file);
  double first = -1;
  double sharp = -1;
  while (sharp < 0 && seconds_since(start) < kPatience) {
    if (const auto drawn = bench.frame(camera); !drawn) {
      return tl::make_unexpected(drawn.error());
    }
    const std::size_t threshold = ground.size() / 4 / 100;  // a hundredth of the picture
    if (first < 0 && difference(bench.stage->picture().picture().read_pixels(), ground) > threshold) {
      first = seconds_since(start);
    }
    if (bench.stage->picture().map().is_settled()) {
      sharp = seconds_since(start);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
  if (bench.layer().error) {
    return tl::make_unexpected(*bench.layer().error);
  }
  if (sharp < 0) {
    return failed(options.file, "was not sharp in two minutes", "try a smaller file");
  }
  const FrameTimes loading = std::exchange(bench.times, {});

  for (int step = 0; step < options.steps; ++step) {
    const double turn = 2 * M_PI * step / options.steps;
    camera.pan({kPanPixels * std::cos(turn), kPanPixels * std::sin(turn)});
    if (const auto drawn = bench.frame(camera); !drawn) {
      return tl::make_unexpected(drawn.error());
    }
  }
  return fmt::format(
      R"({{"tiles": "{}", "first_shown_s": {}, "sharp_s": {:.3f}, "loading": {{{}}}, "pan": {{{}}}, "peak_rss_mb": {:.0f}}})",
      options.warm ? "warm" : "cold", first < 0 ? "null" : fmt::format("{:.3f}", first), sharp,
      frame_times_json(loading), frame_times_json(bench.times), peak_resident_mb());
}

}  // namespace

void add_bench_layer(CLI::App& bench, Action& action) {
  auto options = std::make_shared<LayerBenchOptions>();
  CLI::App* command = bench.add_subcommand(
      "layer",
      "Measure how soon a layer is on the map and sharp, and the frames meanwhile and while the map is moved; the "
      "file is opened for the first time, and no tile was kept before");
  command->add_option("FILE", options->file, "A raster or vector file")->required();
  command->add_option("--size", options->size, "Width and height in pixels")->capture_default_str();
  command->add_option("--closer", options->closer, "Zoom levels closer than the whole of the layer")
      ->check(CLI::Range(0.0, 20.0));
  command->add_flag("--warm", options->warm,
                    "Use the tiles that were kept in the user's cache folder, and keep new ones");
  command->add_option("--steps", options->steps, "Frames to move by")
      ->check(CLI::Range(1, 1'000'000))
      ->capture_default_str();
  command->callback([options, &action] { action = [options] { return print_line(measure(*options)); }; });
}

}  // namespace dateline::viewer
