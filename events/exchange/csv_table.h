#pragma once

#include <filesystem>
#include <vector>

#include "events/exchange/table_row.h"
#include "events/model/event_flows.h"

namespace dateline::events {

/// How tables are read, for the indexes kept of them: another number wherever the same file gives other rows.
inline constexpr std::uint64_t kTableReading = 3;

/// Whether the rows' texts are wanted too.
enum class TableTexts : std::uint8_t { no, yes };

/// The rows of a table for an event index, in the table's order; EventRow::event counts the table's rows.
struct TableRows {
  TableKind kind = TableKind::plain;
  std::vector<EventRow> rows;
  std::vector<FlowOrigin> origins;  ///< of the rows that say where something came from
  EventTableBuilder texts;      ///< of every row, also of those that were not taken; empty where they are not wanted
  std::size_t rejected = 0;     ///< rows that were not taken
  std::vector<Error> warnings;  ///< the first few of them
};

/// Reads a table of separated values (comma, semicolon or tab, by its first line) on all processors. Error (failed):
/// cannot be read; (rejected): no columns of positions and times, or no row that has them.
[[nodiscard]] Result<TableRows> read_csv_table(const std::filesystem::path& file, TableTexts texts = TableTexts::no);

/// Whether a file begins like such a table.
[[nodiscard]] bool has_csv_table(const std::filesystem::path& file);

}  // namespace dateline::events
