#pragma once

#include <filesystem>
#include <string_view>

namespace dateline {

/// A hidden name beside `target`, this process's own, for what is to become `target` when it is finished. Drafts of
/// the same target that other processes left behind and that no longer run (they were killed) are removed.
[[nodiscard]] std::filesystem::path draft_of(const std::filesystem::path& target, std::string_view ending = {});

}  // namespace dateline
