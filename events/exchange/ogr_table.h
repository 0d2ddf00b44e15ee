#pragma once

#include <filesystem>

#include "events/exchange/table_rows.h"

namespace dateline::events {

/// Reads the first layer of points with times of a GeoPackage, FlatGeobuf or whatever else OGR opens, in its order,
/// with positions brought to longitude and latitude, on all processors. Errors (rejected): OGR does not open it, or no
/// layer has points and times.
[[nodiscard]] Result<TableRows> read_ogr_table(const std::filesystem::path& file, TableTexts texts);
[[nodiscard]] bool is_ogr_table(const std::filesystem::path& file);

}  // namespace dateline::events
