#pragma once

#include <cstdint>
#include <string_view>

#include "viewer/panels/ui.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

// What the parts of an event's card share.

/// A card that is being drawn from top to bottom.
struct Card {
  Ui& ui;
  const UiState& state;
  const events::Event event;
  std::uint32_t index;
  float x, width, y;
  bool can_part = false;  // each of its statements may become an event of its own

  ImVec2 text(std::string_view words, const TextLook& look) {
    return ui.painter().draw(ui.list(), {x, y}, words, look, width);
  }
};

/// A row "Name   words"; returns where the words ended, for links behind them.
ImVec2 draw_field(Card& card, std::string_view name, std::string_view words);

/// Events that may be the same, and those that a person said are not, each with the ways to see it and to say so.
void draw_compared(Card& card);

/// Where a person is choosing what this event, or another, is the same as.
void draw_joining(Card& card);

}  // namespace dateline::viewer
