#pragma once

#include <memory>

#include "events/model/event_index.h"
#include "events/model/start_counts.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// What a search found, or which filter the timeline's bars were made for, and the like: makes those parts of the state
/// that follow from others, when these have changed. On the main thread.
class StateRefresh {
 public:
  /// Brings counts, drawn events, lists and histogram up to date.
  void run(UiState& state);
  /// What a search found, made where it was searched for: the timeline's bars come from it while the filter asks for
  /// these rows.
  void found(events::StartCounts starts) { found_starts_ = std::move(starts); }

 private:
  [[nodiscard]] Histogram histogram_of(const UiState& state);
  void refresh_lists(UiState& state);

  // What the last run was made for.
  const ProjectSnapshot* snapshot_ = nullptr;
  events::TimeWindow window_;
  events::EventFilter filter_;
  std::string place_id_;
  Selection::Kind kind_ = Selection::Kind::window;
  std::vector<std::uint32_t> picked_;
  std::optional<events::StartCounts> starts_;        // serves every filter that searches for nothing
  std::optional<events::StartCounts> found_starts_;  // and those of a search
  double axis_start_ = 0, axis_end_ = 0, axis_width_ = 0;
};

}  // namespace dateline::viewer
