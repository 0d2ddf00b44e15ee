#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/gazetteer.h"

namespace dateline::viewer {

// A person's own rows of the gazetteer, plain files in `data_folder()/gazetteer`: the next reading uses them.

/// A place that a person adds. Its id is made of its name.
struct OwnPlace {
  std::string name;
  geo::LonLat point;
  geo::PlaceKind kind = geo::PlaceKind::village;
  std::optional<double> radius_m;
  std::string parent;  ///< id, or empty
  std::vector<std::string> spellings;
};

/// Adds a row to `added.csv`; gives its id. Errors (rejected): no such parent; (failed): cannot be written.
[[nodiscard]] Result<std::string> add_place(const OwnPlace& place, const geo::Gazetteer& gazetteer);

/// Adds another spelling of a place to `spellings.csv`. Errors (rejected): no such place; (failed): cannot be written.
[[nodiscard]] Result<void> add_spelling(const std::string& id, const std::string& spelling,
                                        const geo::Gazetteer& gazetteer);

struct ImportedPlaces {
  std::size_t added = 0;
  std::size_t known = 0;     ///< that the gazetteer has already: the same name at the same place
  std::size_t nameless = 0;  ///< and others that are left out
  std::filesystem::path file;
};

/// Adds the named places of a GeoNames dump (tab-separated text of 19 columns) or of any vector layer that GDAL opens,
/// to a table of its own, which one of a file of that name grows that was imported before. `kind` is that of a layer's
/// places: without it points are villages, lines roads and areas districts. Errors (rejected): not such a file, no
/// names in it; (failed): cannot be written.
[[nodiscard]] Result<ImportedPlaces> import_places(const std::filesystem::path& file,
                                                   std::optional<geo::PlaceKind> kind, const geo::Gazetteer& gazetteer);

}  // namespace dateline::viewer
