#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "geo/mercator.h"

namespace dateline::viewer {

/// A district's area.
struct District {
  std::string place_id;  ///< gazetteer id of the place that it is the area of; empty where the layer does not say
  std::string name;
  std::string arabic;
  std::vector<std::vector<geo::WorldPoint>> rings;  ///< closed implicitly; filled even-odd, so holes are rings too
  geo::WorldPoint middle;                           ///< centroid of its largest ring, where its label stands
  [[nodiscard]] bool contains(geo::WorldPoint point) const;
};

/// The areas of a layer of districts.
struct DistrictSet {
  std::vector<District> districts;
  bool approximate = true;  ///< generalised shapes, which are marked so wherever they are drawn
  std::string credit;       ///< for the picture's foot; empty where nobody need be named

  /// The district whose area holds the point; where several do, the first.
  [[nodiscard]] const District* at(geo::WorldPoint point) const;
  [[nodiscard]] const District* of_place(std::string_view place_id) const;
};

/// Reads the polygons of any file that GDAL opens; lines and points in it are passed over. Errors (rejected) name the
/// file. Any thread; waits for the disk.
[[nodiscard]] Result<DistrictSet> load_districts(const std::filesystem::path& file);

/// The centroid of a ring and its area, in the square's units.
struct RingMiddle {
  geo::WorldPoint point;
  double area = 0;
};
/// The ring has at least one corner.
[[nodiscard]] RingMiddle middle_of(const std::vector<geo::WorldPoint>& ring);

}  // namespace dateline::viewer
