#pragma once

#include <chrono>
#include <filesystem>

#include "base/result.h"

namespace dateline::geo {

/// For measuring what a slow disk or share does to the program: writes a file (`.vrt`) that shows what a raster does,
/// but each read of whose bytes takes `wait`. It works within this process alone, and the last wait counts for all.
/// Errors: (rejected) the raster cannot be read; (failed) the file cannot be written.
[[nodiscard]] Result<void> write_slow_raster(const std::filesystem::path& raster, const std::filesystem::path& file,
                                             std::chrono::milliseconds wait);

/// From now on their reads take no time.
void end_slow_reads();

}  // namespace dateline::geo
