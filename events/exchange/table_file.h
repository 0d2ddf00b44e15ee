#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "events/exchange/csv_table.h"
#include "events/model/project.h"

namespace dateline::events {

// Event tables of any kind: separated values (also ACLED's, UCDP's and GDELT's), and what OGR opens as points with
// times, such as a GeoPackage or GeoJSON.

/// Whether a file holds a table of events: rows with positions and times. Looks at its beginning only.
[[nodiscard]] bool is_table(const std::filesystem::path& file);

/// A table as the map draws it, without its texts.
struct TableIndex {
  std::shared_ptr<const EventIndex> index;
  std::shared_ptr<const EventFlows> flows;  ///< null: no row says where something came from
  std::string credit;                       ///< for people: the file's name, and whose table it is
  std::size_t rejected = 0;                 ///< rows that were not taken; told at every start, kept or not
  std::vector<Error> warnings;
  bool kept = false;  ///< the index was mapped from the cache, not built
};
/// From the cache where it holds this state of the file, else read, and then kept.
[[nodiscard]] Result<TableIndex> open_table(const std::filesystem::path& file);

/// A table as a project whose events are the table's rows with their texts (Project::table): mapped from the cache
/// where that holds this state of the file, else read, and then kept. Where rows were left out the first warning counts
/// them, and the others name the first 200 with their reasons.
[[nodiscard]] Result<WithWarnings<Project>> table_as_project(const std::filesystem::path& file);

}  // namespace dateline::events
