#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "events/exchange/table_row.h"
#include "events/model/event_flows.h"
#include "events/model/event_table.h"

namespace dateline::events {

/// How tables are read, for the indexes kept of them: another number wherever the same file gives other rows.
inline constexpr std::uint64_t kTableReading = 5;

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

/// The rows of a piece of a table, as a thread makes them; numbers count the piece's records from 0.
struct RowBlock {
  std::vector<EventRow> rows;
  std::vector<FlowOrigin> origins;
  EventTableBuilder texts;
  std::uint32_t records = 0;
  std::vector<std::pair<std::uint32_t, RowProblem>> problems;  ///< of the first few that were not taken
  std::size_t rejected = 0;

  /// The next record: what the reader of rows said of it.
  void add(RowProblem problem, const TableEvent& event, TableTexts texts_wanted);
};

/// Puts the next piece behind those that are in `table`; `first_record` is the number of its first record in the table,
/// and `name` the file's, for warnings.
void append(const RowBlock& block, std::uint32_t first_record, const std::string& name, TableRows& table);

/// The error (rejected) of a table of which no row was taken.
[[nodiscard]] tl::unexpected<Error> no_rows(const TableRows& table, const std::string& name);

}  // namespace dateline::events
