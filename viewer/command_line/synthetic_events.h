#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>

#include "base/result.h"

namespace dateline::viewer {

/// Writes a table of made-up events (`id,lon,lat,time_iso8601,type`) as conflict data are: 400 clusters of very
/// different weight, each active for a while of the ten years from 2014 on, and some events anywhere. The same count
/// and seed give the same bytes. Error (failed): cannot be written.
[[nodiscard]] Result<void> write_synthetic_events(const std::filesystem::path& file, std::size_t count,
                                                  std::uint64_t seed);

}  // namespace dateline::viewer
