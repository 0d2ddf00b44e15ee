#pragma once

#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// What an event's claims agree on: what happened, right under it who says so and how they differ, when, where, who;
/// the reviewer's buttons; the way to its neighbours in the list. Draws from the upper edge of `rect` down and returns
/// the height it took.
float draw_event_card(Ui& ui, const UiState& state, std::uint32_t event, Rect rect);

}  // namespace dateline::viewer
