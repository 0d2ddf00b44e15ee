#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace dateline::viewer {

// A person's own tables, plain CSV files in `data_folder()`: every change is on the disk when its call returns, or the
// file is as it was.

/// Quoted where it must be.
[[nodiscard]] std::string csv_field(const std::string& text);

/// A line of one of the tables.
struct OwnRow {
  std::filesystem::path table;  ///< within the data folder: "gazetteer/meanings.csv"
  std::string header;           ///< the table's first line, with its line end
  std::string line;             ///< with its line end
};

/// Adds the row at the table's end; a new table gets the header. Errors (failed): no data folder, cannot be written, or
/// the table has other columns.
[[nodiscard]] Result<void> add_own_row(const OwnRow& row);

/// Takes the last such row out again; a table that is left without rows goes. Nothing happens where it is not there.
/// Error (failed): cannot be written.
[[nodiscard]] Result<void> remove_own_row(const OwnRow& row);

}  // namespace dateline::viewer
