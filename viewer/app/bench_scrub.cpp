#include <fmt/format.h>
#include <sys/resource.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include "base/csv.h"
#include "base/resources.h"
#include "viewer/app/commands.h"
#include "viewer/app/messages.h"
#include "viewer/app/snapshot_options.h"
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

/// Types by ACLED's names; other words become types in the order in which they come.
class TypeNames {
 public:
  events::EventType of(const std::string& name) {
    if (const auto type = events::event_type(name)) {
      return *type;
    }
    const auto [found, is_new] = others_.try_emplace(name, others_.size());
    return events::kEventTypes[found->second % events::kEventTypeCount];
  }

 private:
  std::map<std::string, std::size_t> others_;
};

Result<double> number(const CsvRecord& record, std::size_t field, const std::string& file, double most) {
  const char* begin = record.fields[field].c_str();
  char* end = nullptr;
  const double value = std::strtod(begin, &end);
  if (end == begin || *end != '\0' || !(std::abs(value) <= most)) {
    return rejected(fmt::format("{}:{}", file, record.line), "'" + record.fields[field] + "' is no coordinate", "");
  }
  return value;
}

/// id,lon,lat,time_iso8601,type with a header line.
Result<std::vector<events::EventRow>> read_rows(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream buffer;
  buffer << in.rdbuf();
  if (!in) {
    return failed(file, "cannot be read", "name a CSV file with id,lon,lat,time_iso8601,type");
  }
  const std::string text = std::move(buffer).str();
  CsvReader reader(text, file);
  CsvRecord record;
  TypeNames types;
  std::vector<events::EventRow> rows;
  bool header = true;
  while (true) {
    const Result<bool> more = reader.next(record);
    if (!more) {
      return tl::make_unexpected(more.error());
    }
    if (!*more) {
      break;
    }
    if (std::exchange(header, false)) {
      continue;
    }
    if (record.fields.size() < 5) {
      return rejected(fmt::format("{}:{}", file, record.line), "has fewer than five fields", "");
    }
    const Result<double> longitude = number(record, 1, file, 180);
    const Result<double> latitude = number(record, 2, file, 90);
    if (!longitude || !latitude) {
      return tl::make_unexpected((longitude ? latitude : longitude).error());
    }
    // Seconds and zone beyond the minute do not matter to a window.
    const Result<events::TimeInterval> time = events::parse_time(record.fields[3].substr(0, 16));
    if (!time) {
      return rejected(fmt::format("{}:{}", file, record.line), time.error().what, "");
    }
    constexpr double kWorld = 4294967296.0;
    const geo::WorldPoint point = geo::to_world({*longitude, *latitude});
    events::EventRow row;
    row.when = {events::to_minute(*time->start), events::to_minute(*time->end)};
    row.x = static_cast<std::uint32_t>(std::min(point.x * kWorld, kWorld - 1));
    row.y = static_cast<std::uint32_t>(std::min(point.y * kWorld, kWorld - 1));
    row.event = static_cast<std::uint32_t>(rows.size());
    row.type = types.of(record.fields[4]);
    rows.push_back(row);
  }
  if (rows.empty()) {
    return rejected(file, "holds no events", "name a CSV file with id,lon,lat,time_iso8601,type");
  }
  return rows;
}

/// How many pixels differ from the ground, whose colour the markers' scene begins with.
std::size_t lit_pixels(const Image& picture, Colour ground) {
  std::size_t lit = 0;
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
    lit += picture.rgba[i] != ground.r || picture.rgba[i + 1] != ground.g || picture.rgba[i + 2] != ground.b ? 1 : 0;
  }
  return lit;
}

Result<std::string> scrub(const ScrubOptions& options) {
  const auto start = SteadyClock::now();
  const Result<gl::Size> size = parse_size(options.size);
  if (!size) {
    return tl::make_unexpected(size.error());
  }
  Result<std::vector<events::EventRow>> rows = read_rows(options.file);
  if (!rows) {
    return tl::make_unexpected(rows.error());
  }
  Camera camera(*size);
  camera.show(geo::to_world({30, 20}), camera.min_zoom());  // the whole width of the world
  MapScene scene;
  scene.index = events::EventIndex::from_rows(std::move(*rows));
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
    if (const Result<void> drawn = renderer.draw(camera, scene, FurnitureOptions::none()); !drawn) {
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
  std::sort(times.begin(), times.end());
  std::sort(processor.begin(), processor.end());
  const auto at = [](const std::vector<double>& sorted, double share) {
    return sorted[static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1))];
  };
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return fmt::format(
      "{{\"median_ms\": {:.2f}, \"p99_ms\": {:.2f}, \"cpu_ms\": {:.2f}, \"first_ms\": {:.1f}, \"peak_rss_mb\": {:.1f}, "
      "\"lit_px_mid\": {}, "
      "\"events\": {}, \"index\": \"built\", \"start\": \"cold\"}}",
      at(times, 0.5), at(times, 0.99), at(processor, 0.5), first_ms, static_cast<double>(usage.ru_maxrss) / 1024, lit,
      scene.index->size());
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
  command->callback([options, &action] {
    action = [options] {
      const Result<std::string> line = scrub(*options);
      if (!line) {
        return fail(line.error());
      }
      fmt::print("{}\n", *line);
      return int{kDone};
    };
  });
}

}  // namespace dateline::viewer
