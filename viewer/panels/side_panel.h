#pragma once

#include "viewer/panels/edit_form.h"
#include "viewer/panels/report_view.h"
#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// The right panel: the events of the window or of a place, or one event's card and under it the report it rests on;
/// in place of the card the form in which a person edits the event.
class SidePanel {
 public:
  void draw(Ui& ui, const UiState& state, Rect rect);
  [[nodiscard]] bool takes_text() const { return form_.takes_text(); }

 private:
  void draw_lists(Ui& ui, const UiState& state, Rect rect);
  void draw_event(Ui& ui, const UiState& state, std::uint32_t event, Rect rect);
  void draw_report(Ui& ui, const UiState& state, std::uint32_t event, float top_part, Rect rect);

  ReportView report_;
  EditForm form_;
  float card_height_ = 0;  // of the last frame, in pixels
};

}  // namespace dateline::viewer
