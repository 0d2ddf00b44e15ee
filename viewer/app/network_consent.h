#pragma once

#include <filesystem>
#include <set>
#include <string>

#include "base/result.h"

namespace dateline::viewer {

// For which layers on servers a person has switched the network on. That is kept with the person's own state and never
// in a project, so that a project from elsewhere reaches no server by itself.

/// `dateline/network-layers.txt` in the folder for the state of programs ($XDG_STATE_HOME, else ~/.local/state); empty
/// where the user has no home folder. To be called before any thread is started.
[[nodiscard]] std::filesystem::path consent_file();

/// The addresses in the file, one a line; none where it is missing or empty.
[[nodiscard]] std::set<std::string> read_consent(const std::filesystem::path& file);

/// Adds an address to the file, or takes it out. Nothing is done without a file (empty). Error (failed): it cannot be
/// written.
[[nodiscard]] Result<void> keep_consent(const std::filesystem::path& file, const std::string& address, bool allowed);

}  // namespace dateline::viewer
