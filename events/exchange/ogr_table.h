#pragma once

#include <filesystem>
#include <functional>

#include "events/exchange/csv_table.h"

namespace dateline::events {

/// Reads the first layer of points with times of a GeoPackage, GeoJSON or whatever else OGR opens, in its order, with
/// positions brought to longitude and latitude: `visit(event, number)`. Returns how many rows were rejected. Errors
/// (rejected): OGR does not open it, or no layer has points and times.
[[nodiscard]] Result<std::size_t> visit_ogr_table(const std::filesystem::path& file,
                                                  const std::function<void(const TableEvent&, std::uint32_t)>& visit);
[[nodiscard]] bool is_ogr_table(const std::filesystem::path& file);

}  // namespace dateline::events
