#pragma once

#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// How many events there are, where the mouse is, what works in the background, and whether the edits are saved.
void draw_status_bar(Ui& ui, const UiState& state, Rect rect);

}  // namespace dateline::viewer
