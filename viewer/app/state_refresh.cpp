#include "viewer/app/state_refresh.h"

#include <algorithm>
#include <set>

namespace dateline::viewer {
namespace {

using events::EventIndex;
using events::Row;

constexpr double kBarPixels = 5;  // of design: the least width of a bar

std::vector<std::uint32_t> events_of(const EventIndex& index, const std::vector<Row>& rows) {
  std::vector<std::uint32_t> events;
  events.reserve(rows.size());
  for (const Row row : rows) {
    events.push_back(index.columns().event[row]);
  }
  return events;
}

std::vector<std::uint32_t> unplaced_events(const EventIndex& index, const UiState& state) {
  std::vector<std::uint32_t> events;
  if (state.counts.unplaced == 0) {
    return events;
  }
  const events::RowsInWindow rows = index.rows_in(state.window);
  const auto look_at = [&](Row row) {
    const events::EventRow event = index.row(row);
    if (!event.placed && index.passes(row, state.filter)) {
      events.push_back(event.event);
    }
  };
  std::ranges::for_each(rows.earlier, look_at);
  for (Row row = rows.first; row < rows.last; ++row) {
    look_at(row);
  }
  return events;
}

}  // namespace

void StateRefresh::run(UiState& state) {
  const EventIndex& index = *state.snapshot->index();
  const bool new_rows = snapshot_ != state.snapshot.get() || filter_ != state.filter;
  const bool new_window = new_rows || window_ != state.window;
  if (new_window) {
    state.counts = index.count(state.window, state.filter);
    if (const events::EventFacets& facets = *state.snapshot->facets(); facets.has_choice()) {
      events::EventFilter without = state.filter;
      without.found = state.found_words;
      state.facet_counts = facets.count(index, state.window, without, state.asked);
    }
    state.drawn_events = events_of(index, index.drawn_rows(state.window, state.filter));
  }
  const TimeAxis& axis = state.axis;
  if (new_rows || axis.start() != axis_start_ || axis.end() != axis_end_ || axis.width_px() != axis_width_) {
    state.histogram = histogram_of(state);
    for (auto& bar : state.histogram.counts) {
      for (std::size_t type = 0; type < bar.size(); ++type) {
        bar[type] = state.filter.types.has(static_cast<events::EventType>(type)) ? bar[type] : 0;
      }
    }
    axis_start_ = axis.start();
    axis_end_ = axis.end();
    axis_width_ = axis.width_px();
  }
  snapshot_ = state.snapshot.get();
  filter_ = state.filter;
  window_ = state.window;
  if (new_window || kind_ != state.selection.kind || place_id_ != state.selection.place_id ||
      picked_ != state.selection.picked) {
    kind_ = state.selection.kind;
    place_id_ = state.selection.place_id;
    picked_ = state.selection.picked;
    refresh_lists(state);
  }
}

Histogram StateRefresh::histogram_of(const UiState& state) {
  const double least_pixels = kBarPixels * state.camera.scale();
  events::EventFilter of_all_types = state.filter;
  of_all_types.types = events::ValueSet<events::EventType>::all();
  std::optional<events::StartCounts>& starts = of_all_types.found ? found_starts_ : starts_;
  if (!starts || starts->index() != state.snapshot->index() || starts->found() != of_all_types.found) {
    starts.emplace(state.snapshot->index(), of_all_types.found);
  }
  return make_histogram(*starts, events::KeyFilter(of_all_types), state.axis, least_pixels);
}

void StateRefresh::refresh_lists(UiState& state) {
  const EventIndex& index = *state.snapshot->index();
  const Selection& selection = state.selection;
  state.lists = {};
  if (selection.place_id.empty() && selection.picked.empty()) {
    state.lists.in_window = state.drawn_events;
    state.lists.unplaced = unplaced_events(index, state);
    return;
  }
  // What is reported at the place, and what else the marker that was clicked stands for.
  std::set<Row> rows;
  const std::vector<Row> at_place = state.snapshot->rows_at(selection.place_id);
  rows.insert(at_place.begin(), at_place.end());
  for (const std::uint32_t event : selection.picked) {
    if (const auto row = index.row_of_event(event)) {
      rows.insert(*row);
    }
  }
  for (const Row row : rows) {
    if (!index.passes(row, state.filter)) {
      continue;
    }
    const events::EventRow event = index.row(row);
    const bool inside = event.dated && event.when.begin < state.window.end && event.when.end > state.window.begin;
    (inside ? state.lists.in_window : state.lists.elsewhen).push_back(event.event);
  }
}

}  // namespace dateline::viewer
