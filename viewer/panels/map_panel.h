#pragma once

#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// The map and what a person does on it: drag, wheel, click, double click, hover.
class MapPanel {
 public:
  /// What lies over the map, which is no part of the panel.
  void draw(Ui& ui, const UiState& state, Rect rect);

 private:
  static bool draw_swipe(Ui& ui, const UiState& state, Rect rect);
  ImVec2 pressed_at_{0, 0};
  ImVec2 last_{0, 0};
  geo::LonLat menu_position_;
  Rect menu_at_;
  bool dragging_ = false;
  bool moved_ = false;
};

}  // namespace dateline::viewer
