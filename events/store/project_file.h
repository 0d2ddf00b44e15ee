#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/result.h"
#include "events/model/project.h"
#include "events/store/kept_rows.h"
#include "events/store/project_store.h"
#include "events/store/sqlite.h"

namespace dateline::events {

/// Whether the file is a project, by its beginning and its tables. Errors say what it is instead.
[[nodiscard]] Result<void> check_kind(const std::filesystem::path& path);

/// How much of a file is looked at: all of it, or what tells that this program can read it where the same state of the
/// file was looked at before.
enum class Checks : std::uint8_t { whole, quick };
/// Whether the file is a project that this program can read; does not write to it. Errors say what it is instead.
[[nodiscard]] Result<void> check_project(const std::filesystem::path& path, Checks checks);

/// All that a checked project holds. `kept` is of the file's state from before it was opened; null: nothing is kept.
/// Error: a row that makes no sense, named by table, row and column.
[[nodiscard]] Result<Project> load_project(Database& database, const std::filesystem::path& path, KeptRows* kept);

/// The decisions in order: all, or those for which the condition `where` holds.
[[nodiscard]] Result<std::vector<Decision>> load_decisions(Database& database, const std::filesystem::path& path,
                                                           const std::string& where = {});

}  // namespace dateline::events
