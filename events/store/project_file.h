#pragma once

#include <filesystem>
#include <optional>
#include <vector>

#include "base/result.h"
#include "events/model/project.h"
#include "events/store/project_store.h"
#include "events/store/sqlite.h"

namespace dateline::events {

/// Whether the file is a project that this program can read; does not write to it. Errors say what it is instead.
[[nodiscard]] Result<void> check_project(const std::filesystem::path& path);

/// All that a checked project holds. Error: a row that makes no sense, named by table, row and column.
[[nodiscard]] Result<Project> load_project(Database& database, const std::filesystem::path& path);

/// The decisions in order: all, or the one of this number.
[[nodiscard]] Result<std::vector<Decision>> load_decisions(Database& database, const std::filesystem::path& path,
                                                           std::optional<std::int64_t> number = std::nullopt);

}  // namespace dateline::events
