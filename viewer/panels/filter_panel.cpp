#include "viewer/panels/filter_panel.h"

#include <fmt/format.h>

#include <string>
#include <type_traits>

#include "viewer/panels/panel_rows.h"

namespace dateline::viewer {
namespace {

using events::EventFilter;

std::string count_words(std::uint32_t count, bool on) {
  return fmt::format(fmt::runtime(on ? "{}" : "({})"), count);
}

/// Values that only a project edited elsewhere holds have a row where there is something to count.
template <class Value>
bool is_rare(Value value) {
  if constexpr (std::is_same_v<Value, events::Status>) {
    return value == events::Status::confirmed;
  } else if constexpr (std::is_same_v<Value, events::Review>) {
    return value == events::Review::edited;
  } else {
    return false;
  }
}

/// One dimension of the filter: its values with their counts.
template <class Values, class Counts, class Set>
void draw_dimension(Ui& ui, PanelRows& rows, const UiState& state, const Values& values, const Counts& counts,
                    Set EventFilter::*dimension, bool with_markers = false) {
  for (const auto value : values) {
    const auto number = static_cast<std::size_t>(value);
    const bool on = (state.filter.*dimension).has(value);
    const std::uint32_t count = counts.at(number);
    if (is_rare(value) && count == 0 && on) {
      continue;
    }
    const MarkerStyle* marker = with_markers ? &ui.style().markers.at(number) : nullptr;
    const std::string label(events::short_name_of(value));
    if (rows.tick("filter " + label, label, on, count_words(count, on), count == 0, marker)) {
      EventFilter filter = state.filter;
      (filter.*dimension).set(value, !on);
      ui.ask(command::SetFilter{filter});
    }
  }
}

/// What was known on a day: ticked, the day and how many of the reports were out by then.
void draw_known_on(Ui& ui, PanelRows& rows, const UiState& state) {
  const bool on = state.known_on.has_value();
  const std::string label = on ? "As known on " + events::format_last_day(*state.known_on) : "As known on …";
  if (rows.tick("known on", label, on, "", false)) {
    if (on) {
      ui.ask(command::SetKnownOn{});
    } else {
      ui.ask(command::OpenDialog{command::OpenDialog::Kind::known_on});
    }
  }
  ui.tip(on ? "Click to show what all reports say" : "Shows what the reports of a day and before it say (Ctrl+D)");
  if (on) {
    rows.under(fmt::format("{} of {} reports", state.snapshot->project().documents.size(), state.all_documents),
               ui.small());
  }
}

}  // namespace

void FilterPanel::draw(Ui& ui, const UiState& state, Rect rect) {
  const PanelWindow window(ui, "filters", rect, ui.colours().panel, true);
  ui.line({rect.x + rect.width - 1, rect.y}, {rect.x + rect.width - 1, rect.y + rect.height});
  PanelRows rows(ui, rect);
  rows.heading("What happened");
  draw_dimension(ui, rows, state, events::kEventTypes, state.counts.types, &EventFilter::types, true);
  rows.gap();
  rows.heading("Who says so");
  draw_dimension(ui, rows, state, events::kSpeakers, state.counts.speakers, &EventFilter::speakers);
  rows.gap();
  rows.heading("How it is said");
  draw_dimension(ui, rows, state, events::kStatuses, state.counts.statuses, &EventFilter::statuses);
  rows.gap();
  rows.heading("Review");
  draw_dimension(ui, rows, state, events::kReviews, state.counts.reviews, &EventFilter::reviews);
  if (state.all_documents > 0) {
    rows.gap();
    draw_known_on(ui, rows, state);
  }
  facets_.draw(ui, rows, state);
  if (state.counts.unplaced > 0) {
    rows.gap();
    rows.note(fmt::format("{} more in the window without a position on the map", state.counts.unplaced));
  }
  rows.separator();
  layers_.draw(ui, rows, state);
  rows.finish();
}

}  // namespace dateline::viewer
