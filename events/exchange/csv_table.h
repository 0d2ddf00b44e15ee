#pragma once

#include <filesystem>
#include <functional>
#include <vector>

#include "events/exchange/table_row.h"

namespace dateline::events {

/// How tables are read, for the indexes kept of them: another number wherever the same file gives other rows.
inline constexpr std::uint64_t kTableReading = 1;

/// The rows of a table for an event index, in the table's order; EventRow::event counts the table's rows.
struct TableRows {
  TableKind kind = TableKind::plain;
  std::vector<EventRow> rows;
  std::size_t rejected = 0;     ///< rows that were not taken
  std::vector<Error> warnings;  ///< the first few of them
};

/// Reads a table of separated values (comma, semicolon or tab, by its first line) on all processors. Error (failed):
/// cannot be read; (rejected): no columns of positions and times, or no row that has them.
[[nodiscard]] Result<TableRows> read_csv_table(const std::filesystem::path& file);

/// Whether a file begins like such a table.
[[nodiscard]] bool has_csv_table(const std::filesystem::path& file);

/// The same one by one, whole, in order: `visit(event, number)`. Returns how many rows were rejected.
[[nodiscard]] Result<std::size_t> visit_csv_table(const std::filesystem::path& file,
                                                  const std::function<void(const TableEvent&, std::uint32_t)>& visit);

}  // namespace dateline::events
