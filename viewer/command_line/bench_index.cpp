#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "events/exchange/csv_table.h"
#include "events/model/event_index.h"
#include "events/model/index_positions.h"
#include "viewer/app/messages.h"
#include "viewer/command_line/commands.h"

namespace dateline::viewer {

namespace {

using events::EventIndex;
using events::Row;
using events::TimeWindow;
using SteadyClock = std::chrono::steady_clock;

/// The shortest of several runs: other programs only ever make one longer.
template <class Work>
double best_ms(int runs, Work work) {
  double best = 1e300;
  for (int i = 0; i < runs; ++i) {
    const auto start = SteadyClock::now();
    work(i);
    best = std::min(best, std::chrono::duration<double, std::milli>(SteadyClock::now() - start).count());
  }
  return best;
}

/// Looks at every event, as one without an index would.
template <class Visit>
void plain_loop(const EventIndex& index, TimeWindow window, const events::EventFilter& filter, Visit visit) {
  const events::EventColumns& c = index.columns();
  const events::KeyFilter passing(filter);
  for (Row row = 0; row < index.dated(); ++row) {
    if (c.begin[row] < window.end && c.end[row] > window.begin && passing.draws(c.key[row])) {
      visit(row);
    }
  }
}

class Report {
 public:
  void add(const std::string& name, double ms) { text_ += fmt::format(", \"{}\": {:.4f}", name, ms); }
  /// An answer's time and the plain loop's; `agree` says whether they found the same.
  void add(const std::string& name, double ms, double plain_ms, bool agree) {
    add(name + "_ms", ms);
    add(name + "_plain_ms", plain_ms);
    agree_ = agree_ && agree;
  }
  [[nodiscard]] std::string line(std::size_t events) const {
    return fmt::format("{{\"events\": {}{}, \"agree\": {}}}", events, text_, agree_);
  }

 private:
  std::string text_;
  bool agree_ = true;
};

void measure_answers(const EventIndex& index, Report& report) {
  constexpr int kRuns = 7;
  constexpr events::Minute kDay = events::kMinutesPerDay;
  const events::EventFilter filter;
  const events::EventColumns& c = index.columns();
  const TimeWindow span = index.span();
  const auto tenth = static_cast<events::Minute>((std::int64_t{span.end} - span.begin) / 10);
  const events::Minute middle = span.begin + static_cast<events::Minute>((std::int64_t{span.end} - span.begin) / 2);
  const TimeWindow window{middle, middle + tenth};

  std::uint32_t counted = 0;
  const double count_ms = best_ms(kRuns, [&](int day) {
    counted = index.count({window.begin + day * kDay, window.end + day * kDay}, filter).drawn;
  });
  std::uint32_t looped = 0;
  const double count_plain = best_ms(kRuns, [&](int day) {
    looped = 0;
    plain_loop(index, {window.begin + day * kDay, window.end + day * kDay}, filter, [&](Row) { ++looped; });
  });
  report.add("window_counts", count_ms, count_plain, counted == looped);

  // A town: a thousandth of the world's width about an event.
  const Row somewhere = index.dated() / 2;
  const std::uint32_t half = 1u << 21;
  const events::WorldBox box{c.x[somewhere] - half, c.x[somewhere] + half,
                             c.y[somewhere] > half ? c.y[somewhere] - half : 0u, std::uint64_t{c.y[somewhere]} + half};
  std::size_t found = 0;
  const double box_ms = best_ms(kRuns, [&](int) { found = index.drawn_rows_in(box, span, filter).size(); });
  std::size_t found_plain = 0;
  const double box_plain = best_ms(kRuns, [&](int) {
    found_plain = 0;
    plain_loop(index, span, filter, [&](Row row) { found_plain += box.holds(c.x[row], c.y[row]) ? 1 : 0; });
  });
  report.add("town_all_times", box_ms, box_plain, found == found_plain);

  constexpr std::uint32_t kCells = 128;
  const events::CellGrid grid{0, 0, events::kWorldUnits / kCells, kCells, kCells};
  std::vector<events::TypeCounts> cells;
  const double cells_ms = best_ms(kRuns, [&](int) { cells = index.count_cells(grid, window, filter); });
  std::vector<events::TypeCounts> plain_cells(std::size_t{kCells} * kCells);
  const double cells_plain = best_ms(kRuns, [&](int) {
    std::fill(plain_cells.begin(), plain_cells.end(), events::TypeCounts{});
    plain_loop(index, window, filter, [&](Row row) {
      ++plain_cells[std::size_t{c.y[row] >> 25} * kCells + (c.x[row] >> 25)][static_cast<std::size_t>(index.type(row))];
    });
  });
  report.add("cells_of_window", cells_ms, cells_plain, cells == plain_cells);

  std::optional<Row> nearest;
  const std::uint32_t x = c.x[somewhere] + 1000;
  const std::uint32_t y = c.y[somewhere];
  const double nearest_ms = best_ms(kRuns, [&](int) { nearest = index.nearest(x, y, 1u << 24, window, filter); });
  std::int64_t best = std::int64_t{1} << 60;
  const auto square = [&](Row row) {
    const auto dx = static_cast<std::int64_t>(static_cast<std::int32_t>(c.x[row] - x));
    const std::int64_t dy = std::int64_t{c.y[row]} - y;
    return dx * dx + dy * dy;
  };
  const double nearest_plain = best_ms(kRuns, [&](int) {
    best = std::int64_t{1} << 60;
    plain_loop(index, window, filter, [&](Row row) { best = std::min(best, square(row)); });
  });
  report.add("nearest", nearest_ms, nearest_plain, !nearest || square(*nearest) == best);

  constexpr std::size_t kBins = 1200;
  events::TimeBars bars;
  report.add("bars_new_filter_ms", best_ms(kRuns, [&](int) { bars = index.time_bars(filter); }));
  std::vector<events::TypeCounts> counts;
  const double bars_ms = best_ms(kRuns, [&](int) { counts = bars.bars(span, kBins); });
  std::vector<events::TypeCounts> plain_counts(kBins);
  const double bars_plain = best_ms(kRuns, [&](int) {
    std::fill(plain_counts.begin(), plain_counts.end(), events::TypeCounts{});
    const std::int64_t length = std::int64_t{span.end} - span.begin;
    plain_loop(index, span, filter, [&](Row row) {
      // The last bin whose first minute is not after the event's.
      auto bin = static_cast<std::size_t>((std::int64_t{c.begin[row]} - span.begin) * std::int64_t{kBins} / length);
      while (bin + 1 < kBins &&
             span.begin + length * static_cast<std::int64_t>(bin + 1) / std::int64_t{kBins} <= c.begin[row]) {
        ++bin;
      }
      ++plain_counts[bin][static_cast<std::size_t>(index.type(row))];
    });
  });
  report.add("bars", bars_ms, bars_plain, counts == plain_counts);
}

Result<std::string> measure(const std::string& file) {
  Report report;
  auto start = SteadyClock::now();
  const auto lap = [&](const char* name) {
    report.add(name, std::chrono::duration<double>(SteadyClock::now() - start).count());
    start = SteadyClock::now();
  };
  Result<events::TableRows> table = events::read_csv_table(file);
  if (!table) {
    return tl::make_unexpected(table.error());
  }
  lap("read_s");
  std::shared_ptr<const EventIndex> index = EventIndex::from_rows(std::move(table->rows));
  lap("build_s");
  const std::filesystem::path kept =
      std::filesystem::temp_directory_path() / fmt::format("dateline-bench-{}.events", ::getpid());
  if (!index->save(kept, {})) {
    return failed(kept.string(), "cannot be written", "make room there");
  }
  lap("save_s");
  std::error_code ignored;
  report.add("bytes_an_event", static_cast<double>(std::filesystem::file_size(kept, ignored)) /
                                   static_cast<double>(std::max<std::size_t>(index->size(), 1)));
  start = SteadyClock::now();
  index = EventIndex::from_file(kept, {});
  lap("map_s");
  std::filesystem::remove(kept, ignored);
  if (!index) {
    return failed(kept.string(), "is not what was written", "");
  }
  measure_answers(*index, report);
  return report.line(index->size());
}

}  // namespace

void add_bench_index(CLI::App& bench, Action& action) {
  auto file = std::make_shared<std::string>();
  CLI::App* command = bench.add_subcommand("index", "Measure the event index' answers against plain loops");
  command->add_option("FILE", *file, "A table of events (CSV)")->required();
  command->callback([file, &action] { action = [file] { return print_line(measure(*file)); }; });
}

}  // namespace dateline::viewer
