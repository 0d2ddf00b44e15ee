#include "viewer/panels/window_layout.h"

#include <algorithm>
#include <cmath>

namespace dateline::viewer {

WindowLayout layout_window(float width, float height, float scale) {
  const float top = std::round(44 * scale);
  const float status = std::round(26 * scale);
  const float side = std::round(std::clamp(width * 0.288F, 320 * scale, 620 * scale));
  const float filters = std::round(std::clamp(width * 0.15F, 220 * scale, 260 * scale));
  const float timeline = std::round(std::clamp(height * 0.176F, 150 * scale, 220 * scale));
  const float middle = std::max(1.0F, width - filters - side);
  const float body = std::max(1.0F, height - top - status);
  return {
      .top_bar = {0, 0, width, top},
      .filters = {0, top, filters, body},
      .map = {filters, top, middle, std::max(1.0F, body - timeline)},
      .side = {filters + middle, top, side, body},
      .timeline = {filters, top + body - timeline, middle, timeline},
      .status = {0, height - status, width, status},
  };
}

}  // namespace dateline::viewer
