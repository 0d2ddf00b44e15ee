#pragma once

#include <filesystem>

namespace dateline {

/// Where a person's own gazetteer rows, spellings, actors and triggers lie: the folder that the environment's
/// DATELINE_DATA names (`--data` sets it), else `dateline` in XDG_DATA_HOME, else `~/.local/share/dateline`. May be
/// missing; empty where there is no home.
[[nodiscard]] std::filesystem::path data_folder();

/// Where files lie that can be made again at any time: `dateline` in XDG_CACHE_HOME, else `~/.cache/dateline`, else a
/// folder of this user's in the system's folder for temporary files.
[[nodiscard]] std::filesystem::path cache_folder();

}  // namespace dateline
