#pragma once

#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// What is shown, in a person's words, with counts that add up to what is drawn; below it the layers.
void draw_filter_panel(Ui& ui, const UiState& state, Rect rect);

}  // namespace dateline::viewer
