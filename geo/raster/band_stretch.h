#pragma once

#include <array>
#include <cstdint>
#include <vector>

namespace dateline::geo {

/// How a raster's numbers become colours.
struct BandStretch {
  /// Of numbers that are no palette index: `low` becomes 0, `high` 255, what lies between is linear. One per colour
  /// band.
  struct Range {
    double low = 0;
    double high = 255;
  };
  std::vector<Range> ranges;                         ///< 1 (grey) or 3 (red, green, blue)
  std::vector<std::array<std::uint8_t, 4>> palette;  ///< where not empty, the one band indexes it
  double opaque = 255;                               ///< the alpha band's highest value

  /// Pixels of RGBA from the bands' values: `ranges.size()` colour bands and then alpha, each `count` values.
  [[nodiscard]] std::vector<std::uint8_t> to_rgba(const std::vector<float>& bands, std::size_t count) const;
};

/// The range between the 2nd and 98th percentile of the values, widened to something where they are all alike.
[[nodiscard]] BandStretch::Range percentile_range(std::vector<float> values);

}  // namespace dateline::geo
