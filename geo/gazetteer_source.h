#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/place.h"

namespace dateline::geo {

/// A row of the gazetteer's source files, before its parent is known as a place.
struct SourceRow {
  Place place;                     ///< without `parent` and `admin1`; `country` as the row states it, perhaps empty
  std::vector<std::string> alone;  ///< of its spellings those that mean this place and no other
  std::string parent;              ///< id of the row that directly contains it; may be empty
  std::string where;               ///< FILE:LINE, for errors
};

/// Reads every `*.csv` of the folders, in the order of their names. A row of a later folder (a person's own) takes the
/// place of an earlier one of its id; `spellings.csv` (columns `id`, `spellings`) adds names to rows that are there,
/// `meanings.csv` (likewise) names that mean that row and no other.
/// Columns are found by the names of the first line; `name`, `latitude`, `longitude` and one of `id` and `geonames_id`
/// must be there, assets/gazetteer/README.md tells the others. What a row leaves out is filled in: its id is "gn:" and
/// its GeoNames id, it is a settlement whose kind and radius follow from its population. Errors name file, line and
/// column.
[[nodiscard]] Result<std::vector<SourceRow>> read_gazetteer_source(const std::vector<std::filesystem::path>& folders);

/// `compile_gazetteer` of several folders: the program's own and a person's.
[[nodiscard]] Result<void> compile_gazetteer(const std::vector<std::filesystem::path>& source_folders,
                                             const std::filesystem::path& index);

/// City from 100,000 people, town from 10,000, else village.
[[nodiscard]] PlaceKind settlement_kind(std::int64_t population);

/// Radius of a circle that holds a settlement at 5,000 people to the square kilometre, at least 500 m. The density is
/// that of the world's urban areas taken roughly; Aleppo's 1.6 million come out at 10 km.
[[nodiscard]] double settlement_radius_m(std::int64_t population);

}  // namespace dateline::geo
