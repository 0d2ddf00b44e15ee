#pragma once

#include <cstddef>

namespace dateline::viewer {

/// What the widths of arrows stand for.
struct FlowScale {
  std::size_t most = 1;    ///< events of the widest arrow that the scale has: 1, 2, 5, 10, 20 ...
  std::size_t events = 0;  ///< in view, exact
  std::size_t within = 0;  ///< of them, those that move less than the map can show at this zoom
  std::size_t still = 0;   ///< and those that came from the very position that they went to: no zoom shows them
  friend bool operator==(const FlowScale&, const FlowScale&) = default;
};
/// Of an arrow before its head, in design pixels: grows with the square root.
[[nodiscard]] double flow_width(const FlowScale& scale, std::size_t events);

}  // namespace dateline::viewer
