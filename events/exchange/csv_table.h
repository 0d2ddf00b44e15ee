#pragma once

#include <filesystem>

#include "events/exchange/table_rows.h"

namespace dateline::events {

/// Reads a table of separated values (comma, semicolon or tab, by its first line) on all processors. Error (failed):
/// cannot be read; (rejected): no columns of positions and times, or no row that has them.
[[nodiscard]] Result<TableRows> read_csv_table(const std::filesystem::path& file, TableTexts texts = TableTexts::no);

/// Whether a file begins like such a table.
[[nodiscard]] bool has_csv_table(const std::filesystem::path& file);

}  // namespace dateline::events
