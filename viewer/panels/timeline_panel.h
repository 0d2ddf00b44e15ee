#pragma once

#include <optional>

#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"
#include "viewer/timeline/time_window.h"

namespace dateline::viewer {

/// Playing, stepping, and the stacked histogram with its calendar, window and play head.
class TimelinePanel {
 public:
  void draw(Ui& ui, const UiState& state, Rect rect);

 private:
  void draw_controls(Ui& ui, const UiState& state, Rect rect);
  void draw_bars(Ui& ui, const UiState& state, Rect plot);
  void draw_ticks(Ui& ui, const UiState& state, Rect plot, Rect ticks);
  void draw_window(Ui& ui, const UiState& state, Rect plot);
  void interact(Ui& ui, const UiState& state, Rect plot);

  std::optional<WindowDrag> drag_;
  bool panning_ = false;
};

}  // namespace dateline::viewer
