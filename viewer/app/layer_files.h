#pragma once

#include <filesystem>
#include <vector>

#include "events/model/project.h"

namespace dateline::viewer {

/// A file as a new layer: named after the file, dated where the file's name holds a day ("aleppo_2016-07-26.tif",
/// "S2_20160726.tif"). The path becomes absolute. An address stays as it is, and is named after its server.
[[nodiscard]] events::Layer layer_of_file(const std::filesystem::path& file);

/// The layers as the project in `folder` keeps them: paths relative to it where both are on one file system.
[[nodiscard]] std::vector<events::Layer> stored_layers(std::vector<events::Layer> layers,
                                                       const std::filesystem::path& folder);
/// And back: paths absolute.
[[nodiscard]] std::vector<events::Layer> found_layers(std::vector<events::Layer> layers,
                                                      const std::filesystem::path& folder);

}  // namespace dateline::viewer
