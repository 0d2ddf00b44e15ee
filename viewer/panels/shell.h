#pragma once

#include "viewer/panels/dialogs.h"
#include "viewer/panels/filter_panel.h"
#include "viewer/panels/map_panel.h"
#include "viewer/panels/side_panel.h"
#include "viewer/panels/timeline_panel.h"
#include "viewer/panels/top_bar.h"
#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"
#include "viewer/panels/window_layout.h"

namespace dateline::viewer {

/// All panels in their places.
class Shell {
 public:
  /// Draws the window's content but for the map, which lies below it.
  void draw(Ui& ui, const UiState& state, const WindowLayout& layout);
  void focus_search() { top_bar_.focus_search(); }
  /// Whether what is typed goes into a field, so that letters are no shortcuts.
  [[nodiscard]] bool takes_text() const {
    return top_bar_.takes_text() || dialogs_.takes_text() || filters_.takes_text() || side_.takes_text();
  }

 private:
  TopBar top_bar_;
  MapPanel map_;
  FilterPanel filters_;
  SidePanel side_;
  TimelinePanel timeline_;
  Dialogs dialogs_;
};

}  // namespace dateline::viewer
