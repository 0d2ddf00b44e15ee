#pragma once

#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// What a person should know now, in the map's lower middle: what was written, what could not be read.
void draw_notices(Ui& ui, const UiState& state, Rect map);

/// All keys, over everything.
void draw_help(Ui& ui, const UiState& state, Rect screen);

}  // namespace dateline::viewer
