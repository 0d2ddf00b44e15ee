#include "events/store/bulk_load.h"

#include <fmt/format.h>

#include <utility>

namespace dateline::events {

Result<BulkLoad> BulkLoad::begin(Database& database, std::vector<std::string> tables) {
  BulkLoad load(database, std::move(tables));
  std::string taken_away;
  for (const std::string& table : load.tables_) {
    // What SQLite makes by itself has no statement, and stays.
    Result<Statement> select = database.prepare(
        fmt::format("SELECT type, name, sql FROM sqlite_master WHERE tbl_name = '{}' AND type IN ('index', 'trigger') "
                    "AND sql IS NOT NULL",
                    table));
    if (!select) {
      return tl::make_unexpected(select.error());
    }
    Result<bool> more = select->step();
    for (; more && *more; more = select->step()) {
      const std::string type(select->next_text());
      const std::string name(select->next_text());
      taken_away += fmt::format("DROP {} \"{}\";", type, name);
      load.made_again_ += std::string(select->next_text()) + ";\n";
    }
    if (!more) {
      return tl::make_unexpected(more.error());
    }
  }
  const Result<void> dropped = database.execute(taken_away);
  return dropped ? Result<BulkLoad>(std::move(load)) : tl::make_unexpected(dropped.error());
}

Result<void> BulkLoad::finish() {
  Result<void> done = database_->execute(made_again_);
  for (const std::string& table : tables_) {
    if (done) {  // other programs believe what the triggers would have counted
      done = database_->execute(fmt::format(
          "UPDATE gpkg_ogr_contents SET feature_count = (SELECT count(*) FROM \"{0}\") WHERE table_name = '{0}'",
          table));
    }
  }
  return done;
}

}  // namespace dateline::events
