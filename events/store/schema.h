#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "events/store/row_io.h"

namespace dateline::events {

struct SchemaTable {
  std::string name;
  std::vector<TableColumn> columns;  ///< after SQLite's `fid`, which keeps the order in which rows came
  std::string key;                   ///< the column that is unique; empty where none is
};

/// Every table of a project, in the order in which they are made.
[[nodiscard]] const std::vector<SchemaTable>& project_tables();
[[nodiscard]] const SchemaTable& project_table(std::string_view name);

/// Makes an empty GeoPackage with all tables at a path where nothing is.
[[nodiscard]] Result<void> create_geopackage(const std::filesystem::path& path);

/// The columns that projects of older versions lack, as "SELECT" of this database may name them in `table`. Error: the
/// file cannot be read.
[[nodiscard]] Result<std::vector<std::string>> missing_columns(Database& database, const SchemaTable& table);
/// Adds them. Only where the database was opened for writing.
[[nodiscard]] Result<void> add_missing_columns(Database& database);

/// "INSERT INTO ..." with a parameter for each column, that replaces the row of the same key, or fails for it.
enum class SameKey : std::uint8_t { replace, fail };
[[nodiscard]] std::string insert_sql(const SchemaTable& table, SameKey same_key = SameKey::replace);
/// "SELECT ..." of every column, in order of `fid`; those that are `missing` come as NULL. `where` is a condition, or
/// empty.
[[nodiscard]] std::string select_sql(const SchemaTable& table, const std::vector<std::string>& missing,
                                     std::string_view where = {});

}  // namespace dateline::events
