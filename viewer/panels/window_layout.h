#pragma once

#include "viewer/panels/ui.h"

namespace dateline::viewer {

/// Where the parts of the window lie, in device pixels. The map has the most room, the reader enough to read in.
struct WindowLayout {
  Rect top_bar, filters, map, side, timeline, status;
};

/// `scale`: device pixels for one of design.
[[nodiscard]] WindowLayout layout_window(float width, float height, float scale);

}  // namespace dateline::viewer
