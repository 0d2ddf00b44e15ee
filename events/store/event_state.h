#pragma once

#include <filesystem>
#include <string>

#include "base/result.h"
#include "events/store/project_store.h"
#include "events/store/sqlite.h"

namespace dateline::events {

/// What the project's file says of an event as far as a person may decide it, its facts too. Error: no such event.
[[nodiscard]] Result<ReviewState> read_state(Database& database, const std::filesystem::path& path,
                                             const std::string& event_id);

/// Sets it; without facts the event keeps those that it has. A place that is new is one of the project's places too.
[[nodiscard]] Result<void> write_state(Database& database, const std::filesystem::path& path,
                                       const std::string& event_id, const ReviewState& state);

}  // namespace dateline::events
