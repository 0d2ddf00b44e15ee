#pragma once

#include "viewer/panels/report_view.h"
#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// The right panel: the events of the window or of a place, or one event's card and under it the report it rests on.
class SidePanel {
 public:
  void draw(Ui& ui, const UiState& state, Rect rect);

 private:
  void draw_lists(Ui& ui, const UiState& state, Rect rect);
  void draw_event(Ui& ui, const UiState& state, std::uint32_t event, Rect rect);

  ReportView report_;
  float card_height_ = 0;  // of the last frame, in pixels
};

}  // namespace dateline::viewer
