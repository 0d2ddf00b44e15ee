#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/mercator.h"
#include "geo/place.h"

namespace dateline::viewer {

/// A district's area.
struct District {
  std::string place_id;  ///< gazetteer id of the place that it is the area of; empty where the layer does not say
  std::string name;
  std::string arabic;
  std::vector<std::vector<geo::WorldPoint>> rings;  ///< closed implicitly; filled even-odd, so holes are rings too
};

/// The areas of a layer of districts.
struct DistrictSet {
  std::vector<District> districts;
  bool approximate = true;  ///< our generalised shapes, which are marked so wherever they are drawn
  std::string credit;       ///< for the picture's foot

  /// The district whose area holds the point; where several do, the first.
  [[nodiscard]] const District* at(geo::WorldPoint point) const;
  [[nodiscard]] const District* of_place(std::string_view place_id) const;
};

/// Reads polygons of any file that GDAL opens. Attributes understood, in any case: `place_id`; `name`, `name_en`;
/// `arabic`, `name_ar`, `name_a`; the file's own `approximate` property on any feature marks the whole set. Errors name
/// the file.
[[nodiscard]] Result<DistrictSet> load_districts(const std::filesystem::path& file);

}  // namespace dateline::viewer
