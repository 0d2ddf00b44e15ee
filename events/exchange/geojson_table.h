#pragma once

#include <filesystem>
#include <optional>

#include "events/exchange/table_rows.h"

namespace dateline::events {

// GeoJSON (RFC 7946) of very many points, which OGR reads twice and keeps in memory. Positions in other systems than
// longitude and latitude, which an older version allowed, are left to OGR.

/// Whether a file is a collection of features of which some are points with times. Looks at its beginning only; nullopt
/// where that does not tell.
[[nodiscard]] std::optional<bool> is_geojson_table(const std::filesystem::path& file);

/// Reads such a file on all processors, piece by piece. Its properties are the columns; lists of texts are joined by
/// semicolons. Nullopt: what follows the features says that OGR has to read it. Error (rejected): it breaks off or
/// makes no sense, or no feature has a time.
[[nodiscard]] std::optional<Result<TableRows>> read_geojson_table(const std::filesystem::path& file, TableTexts texts);

}  // namespace dateline::events
