#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/result.h"
#include "events/model/event_table.h"
#include "events/model/project.h"
#include "events/store/sqlite.h"

namespace dateline::events {

/// Reads the events of a project's file into `project`, whose time zone is known: those that say no more than the row
/// of a table can, with no claims, decisions or edits, as rows of Project::table; all others as records, with their
/// claims. Error: a row that makes no sense, named by row and column, or claims of an event that is not there.
[[nodiscard]] Result<void> read_events(Database& database, const std::filesystem::path& path, Project& project);

/// Reads those of the given ids as records, where all others are rows of Project::table, which is there: those of its
/// rows that are records are Project::taken_rows. False where they are not the ones that the file holds.
[[nodiscard]] Result<bool> read_records(Database& database, const std::filesystem::path& path,
                                        const std::vector<std::string>& ids, Project& project);

/// The index of a table's rows as `read_events` makes it once they are written to a project of that time zone; null
/// where only reading tells.
[[nodiscard]] std::shared_ptr<const EventIndex> index_as_read(const EventTable& table, const std::string& time_zone);

}  // namespace dateline::events
