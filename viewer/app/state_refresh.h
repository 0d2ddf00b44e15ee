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

 private:
  /// Of what was searched for.
  struct FoundBars {
    events::EventFilter filter;  // of all types: which are shown is chosen bar by bar
    events::TimeBars bars;
  };

  [[nodiscard]] Histogram histogram_of(const UiState& state);
  void refresh_lists(UiState& state);

  // What the last run was made for.
  const ProjectSnapshot* snapshot_ = nullptr;
  events::TimeWindow window_;
  events::EventFilter filter_;
  std::string place_id_;
  Selection::Kind kind_ = Selection::Kind::window;
  std::vector<std::uint32_t> picked_;
  std::optional<events::StartCounts> starts_;  // serves every filter that searches for nothing
  std::optional<FoundBars> found_bars_;
  double axis_start_ = 0, axis_end_ = 0, axis_width_ = 0;
};

}  // namespace dateline::viewer
