#pragma once

#include <string>
#include <utility>
#include <vector>

#include "base/result.h"
#include "events/store/sqlite.h"

namespace dateline::events {

/// Takes the indexes and triggers of empty tables away while very many rows are put into them, and makes them again of
/// the rows: once, and not a million times. Rows must be inserted without replacing others, and have keys of their own.
class BulkLoad {
 public:
  /// `tables` are names of tables that hold no row.
  [[nodiscard]] static Result<BulkLoad> begin(Database& database, std::vector<std::string> tables);
  /// After the rows. Error: two rows of one key, or the disk is full.
  [[nodiscard]] Result<void> finish();

 private:
  BulkLoad(Database& database, std::vector<std::string> tables) : database_(&database), tables_(std::move(tables)) {}
  Database* database_;
  std::vector<std::string> tables_;
  std::string made_again_;  // the statements that made what was taken away
};

}  // namespace dateline::events
