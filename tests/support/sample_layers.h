#pragma once

#include <filesystem>

// Small map layers of every kind, made by the tests themselves, around 37.15 E 36.2 N.

namespace dateline::test {

/// A raster of 96 by 64 pixels, about 100 m each.
enum class SampleRaster {
  rgb,        ///< in UTM 37N: red grows eastward, green southward, with a blue frame
  palette,    ///< in degrees: squares of four classes with colours of their own
  uint16,     ///< grey, 0 to 4000
  nodata,     ///< floats with a hole of no data in the middle
  rotated,    ///< the first, turned by 30 degrees
  tied_down,  ///< the first, placed by four control points
};
[[nodiscard]] std::filesystem::path write_raster(const std::filesystem::path& folder, SampleRaster kind);

/// GeoJSON with a style beside it where names are to be written.
enum class SampleVector {
  polygons,  ///< two that touch, one with a hole
  lines,     ///< a bend and a zigzag
  points,
  names,       ///< points with names in Latin, Arabic and Cyrillic script
  line_names,  ///< a curved line with its name along it
  dated,       ///< three squares, of 10, 20 and 30 July 2016
  streets,     ///< OpenStreetMap's own format: streets, a river, a park, houses
};
[[nodiscard]] std::filesystem::path write_vector(const std::filesystem::path& folder, SampleVector kind);

}  // namespace dateline::test
