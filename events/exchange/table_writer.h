#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "events/model/project.h"

namespace dateline::events {

enum class TableFormat : std::uint8_t { ndjson, geojson, csv };

/// By the name's ending (.ndjson .jsonl .geojson .json .csv, in any case); nullopt for others.
[[nodiscard]] std::optional<TableFormat> table_format(const std::filesystem::path& path);

/// Takes a piece of output; returns false where it could not be written.
using Output = std::function<bool(std::string_view)>;

/// Writes a project's events, in their order: one record a line (NDJSON), a FeatureCollection of points (RFC 7946;
/// no geometry where a place is unresolved), or a table (RFC 4180, UTF-8 with a header). Returns false as soon as
/// `output` does.
[[nodiscard]] bool write_events(const Project& project, TableFormat format, const Output& output);

}  // namespace dateline::events
