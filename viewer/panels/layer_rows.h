#pragma once

#include "viewer/panels/panel_rows.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// The left panel's layers, uppermost first: a tick and a menu for each that a person added, then the parts of the map.
void draw_layer_rows(Ui& ui, PanelRows& rows, const UiState& state);

}  // namespace dateline::viewer
