#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
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
  bool adjustable = false;                           ///< the numbers are no bytes: whoever draws chooses the range

  /// Pixels of RGBA from the bands' values: `ranges.size()` colour bands and then alpha, each `count` values.
  [[nodiscard]] std::vector<std::uint8_t> to_rgba(const std::vector<float>& bands, std::size_t count) const;
  /// The numbers of the same bands, as RasterTile::values. Where nothing is shown they are the lowest of the range, so
  /// that what lies beside is not tinted by it.
  [[nodiscard]] std::vector<float> to_values(const std::vector<float>& bands, std::size_t count) const;
};

/// The numbers of a raster that are stretched when they are drawn.
struct ValueScale {
  std::vector<BandStretch::Range>
      automatic;     ///< what is shown darkest and brightest unless a person chooses: as ranges
  std::string unit;  ///< "m"; empty where the file does not say
};

/// The range between the 2nd and 98th percentile of the values, widened to something where they are all alike.
[[nodiscard]] BandStretch::Range percentile_range(std::vector<float> values);

}  // namespace dateline::geo
