#pragma once

#include <string>
#include <string_view>

#include "events/store/row_io.h"
#include "events/store/schema.h"

namespace dateline::events {

/// Inserts records into a table, in order; a record replaces the row of its key. `columns` visits a record's columns
/// (tables.h).
template <class Records, class Columns>
[[nodiscard]] Result<void> insert_all(Database& database, const char* table, const Records& records, Columns columns,
                                      SameKey same_key = SameKey::replace) {
  Result<Statement> statement = database.prepare(insert_sql(project_table(table), same_key));
  if (!statement) {
    return tl::make_unexpected(statement.error());
  }
  RowWriter writer(*statement);
  for (const auto& record : records) {
    columns(writer, record);
    if (Result<void> written = statement->run(); !written) {
      return written;
    }
  }
  return {};
}

/// Runs a statement with one parameter for each of the keys.
template <class Keys>
[[nodiscard]] Result<void> run_for_each(Database& database, const std::string& sql, const Keys& keys) {
  Result<Statement> statement = database.prepare(sql);
  if (!statement) {
    return tl::make_unexpected(statement.error());
  }
  for (const auto& key : keys) {
    statement->bind(std::string_view(key));
    if (Result<void> ran = statement->run(); !ran) {
      return ran;
    }
  }
  return {};
}

}  // namespace dateline::events
