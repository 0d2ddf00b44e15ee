#pragma once

#include <filesystem>

namespace dateline {

/// Where the program's own data lie (gazetteer index, lexicons, styles, basemap, demo): the folder that the
/// environment's DATELINE_RESOURCES names, else `../share/dateline` beside the running program, which is where both the
/// build and an installation put them. The folder may be missing; whoever opens a file in it says so.
[[nodiscard]] std::filesystem::path resource_folder();

}  // namespace dateline
