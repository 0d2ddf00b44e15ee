#include "viewer/panels/shell.h"

#include "viewer/panels/notices.h"
#include "viewer/panels/status_bar.h"

namespace dateline::viewer {

void Shell::draw(Ui& ui, const UiState& state, const WindowLayout& layout) {
  const Rect screen{0, 0, layout.top_bar.width, layout.status.y + layout.status.height};
  // What lies on top takes this frame's keys first.
  const bool covered = state.dialog.has_value();
  map_.draw(ui, state, layout.map);
  filters_.draw(ui, state, layout.filters);
  side_.draw(ui, state, layout.side);
  timeline_.draw(ui, state, layout.timeline);
  draw_status_bar(ui, state, layout.status);
  if (!covered) {
    top_bar_.draw(ui, state, layout.top_bar);
    dialogs_.draw(ui, state, screen);
  } else {
    dialogs_.draw(ui, state, screen);
    top_bar_.draw(ui, state, layout.top_bar);
  }
  draw_notices(ui, state, layout.map);
  draw_help(ui, state, screen);
}

}  // namespace dateline::viewer
