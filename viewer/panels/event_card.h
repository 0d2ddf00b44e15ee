#pragma once

#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// What an event's claims agree on: what happened, right under it who says so and how they differ, when, where, who.
/// Draws from the upper edge of `rect` down and returns the height it took.
float draw_event_card(Ui& ui, const UiState& state, std::uint32_t event, Rect rect);

/// The reviewer's buttons and the way to the event's neighbours in the list: a bar under the card, in sight however
/// long the card is.
void draw_review_bar(Ui& ui, const UiState& state, std::uint32_t event, Rect rect);
[[nodiscard]] float review_bar_height(const Ui& ui);

}  // namespace dateline::viewer
