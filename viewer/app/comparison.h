#pragma once

#include <optional>
#include <span>

#include "viewer/panels/ui_state.h"
#include "viewer/picture/furniture.h"

namespace dateline::viewer {

/// What a swiped or blinking layer is compared with, by their names and dates: the top layer that is shown, and the one
/// under it, else the map itself. nullopt where nothing is swiped or blinks. `top_is_hidden`: a blinking layer is away.
[[nodiscard]] std::optional<Comparison> comparison_of(std::span<const LayerState> layers, const MapOptions& options,
                                                      bool top_is_hidden);

}  // namespace dateline::viewer
