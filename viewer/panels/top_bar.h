#pragma once

#include "viewer/panels/text_field.h"
#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// The program's name, the menus, the search box, the project's name, and the button that exports.
class TopBar {
 public:
  void draw(Ui& ui, const UiState& state, Rect rect);
  void focus_search() { search_.focus(); }
  /// Whether typing goes into the search box.
  [[nodiscard]] bool takes_text() const { return search_.focused(); }

 private:
  float draw_menus(Ui& ui, const UiState& state, Rect rect, float left);
  TextField search_;
};

}  // namespace dateline::viewer
