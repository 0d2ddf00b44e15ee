#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/result.h"
#include "geo/bounds.h"
#include "geo/mercator.h"
#include "geo/vector/feature_dates.h"

namespace dateline::geo {

enum class GeometryKind : std::uint8_t { point, line, area };

/// A box in the Web Mercator square; empty where min > max.
struct WorldBox {
  WorldPoint min = {2, 2};
  WorldPoint max = {-1, -1};
  void extend(WorldPoint p);
  [[nodiscard]] bool overlaps(const WorldBox& other) const;
};

/// A run of VectorData::points: a line, a ring (closed implicitly: its first point is not repeated) or single points.
struct VectorPart {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;  ///< exclusive
  bool hole = false;      ///< of the nearest ring before it that is none
};

/// A thing of one kind of geometry with what its attributes say. A collection of several kinds is several features.
struct VectorFeature {
  GeometryKind kind = GeometryKind::point;
  std::uint32_t first_part = 0;
  std::uint32_t end_part = 0;
  WorldBox box;
  std::string id;             ///< of a column such as place_id, id
  std::string name;           ///< in Latin script where the file has that
  std::string arabic;         ///< name in Arabic script
  std::string feature_class;  ///< of a column such as class, type: "river"
  int rank = 0;               ///< of a column such as rank, scalerank: 0 matters most
  bool approximate = false;   ///< of a column of that name: the shape is generalised
};

/// All features of a file, in the Web Mercator square. Immutable once read, shared between threads.
struct VectorData {
  std::vector<WorldPoint> points;
  std::vector<VectorPart> parts;
  std::vector<VectorFeature> features;
  WorldBox box;
  std::vector<std::string> columns;   ///< whose values were kept, in lower case
  std::vector<std::string> texts;     ///< every value once; the first is empty
  std::vector<std::uint32_t> values;  ///< indices into `texts`, columns.size() for each feature
  /// A feature's value of a kept column, as text; empty where it has none.
  [[nodiscard]] const std::string& value(std::size_t feature, std::size_t column) const {
    return texts[values[feature * columns.size() + column]];
  }
  std::vector<FeatureTime> times;  ///< of each feature; empty where the file says nothing of time
  [[nodiscard]] Bounds bounds() const;
  /// What an extract says that it was cut out for: ways that begin in there go on beyond it. Empty where a file says
  /// nothing of the kind.
  Bounds cut_out = Bounds::empty();
};

/// How many positions a file may hold, about 300 MB of memory.
inline constexpr std::size_t kMaxVectorPoints = 20'000'000;

/// Reads every layer of a file that GDAL opens, reprojected; curves become lines, heights and measures are dropped, and
/// features without geometry are left out. Files without a coordinate system are taken for longitude and latitude where
/// their numbers allow it; a CSV's points may lie in columns of longitude and latitude. The times come from columns of
/// dates (see find_date_columns), the edits of OpenStreetMap's files apart. Of `columns` (in lower case; a layer need
/// not have them) the values are kept. Warnings tell of features left out because they are damaged. Errors (rejected):
/// no such file, not a vector file, no geometry, coordinates without a system, too large, stopped. Any thread.
[[nodiscard]] Result<WithWarnings<VectorData>> read_vector(const std::filesystem::path& file, std::stop_token stop = {},
                                                           const std::vector<std::string>& columns = {},
                                                           const DateChoice& dates = {});

/// The columns' names of a table of separated values whose rows have places: longitudes and latitudes, or shapes in
/// well-known text. Looks at its header only. Nullopt where they have none, or where GDAL opens no such table. Any
/// thread.
[[nodiscard]] std::optional<std::vector<std::string>> columns_with_places(const std::filesystem::path& file);

}  // namespace dateline::geo
