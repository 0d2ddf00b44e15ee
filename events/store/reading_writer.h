#pragma once

#include <string>

#include "events/store/project_store.h"
#include "events/store/sqlite.h"

namespace dateline::events {

/// Writes what a batch changes, but its decision, within the caller's transaction. `now` is the instant of the
/// reading, "2016-07-28T09:00:00Z".
[[nodiscard]] Result<void> write_reading(Database& database, const ReadingBatch& batch, const std::string& now);

/// The same into a project that holds nothing yet: in bulk.
[[nodiscard]] Result<void> write_first_reading(Database& database, const ReadingBatch& batch, const std::string& now,
                                               const WriteWatch& watch);

}  // namespace dateline::events
