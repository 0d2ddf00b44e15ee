#pragma once

#include <fmt/format.h>

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "events/store/row_io.h"
#include "events/store/schema.h"
#include "events/store/tables.h"

namespace dateline::events {

[[nodiscard]] inline tl::unexpected<Error> damaged(const std::filesystem::path& path, const std::string& how) {
  return failed(path.string(), "the project is damaged: " + how, "restore it from a copy");
}

/// Of a row, counted from 1.
[[nodiscard]] inline tl::unexpected<Error> no_sense(const std::filesystem::path& path, std::string_view table,
                                                    std::size_t row, std::string_view column) {
  return damaged(path, fmt::format("table {}, row {}, column {} makes no sense", table, row, column));
}

/// All rows of a SELECT of all columns, as records.
template <class Record, class Columns>
[[nodiscard]] Result<void> read_all(Statement& select, const std::filesystem::path& path, const char* table,
                                    Columns columns, std::vector<Record>& rows) {
  while (true) {
    const Result<bool> more = select.step();
    if (!more) {
      return tl::make_unexpected(more.error());
    }
    if (!*more) {
      return {};
    }
    Record& row = rows.emplace_back();
    RowReader reader(select);
    columns(reader, row);
    if (!reader.bad_column().empty()) {
      return no_sense(path, table, rows.size(), reader.bad_column());
    }
  }
}

/// The rows of a table, or those for which the condition `where` holds.
template <class Record, class Columns>
[[nodiscard]] Result<void> read_rows(Database& database, const std::filesystem::path& path, const char* table,
                                     Columns columns, std::vector<Record>& rows, const std::string& where = {}) {
  const Result<std::vector<std::string>> missing = missing_columns(database, project_table(table));
  if (!missing) {
    return tl::make_unexpected(missing.error());
  }
  Result<Statement> select = database.prepare(select_sql(project_table(table), *missing, where));
  return select ? read_all(*select, path, table, columns, rows) : tl::make_unexpected(select.error());
}

}  // namespace dateline::events
