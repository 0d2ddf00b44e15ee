#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline::events {

/// The files among the inputs, and those of the folders among them whose names end so (""  for every file), in order of
/// their names. Error (rejected): an input is missing, or there is no such file in any of them.
[[nodiscard]] Result<std::vector<std::filesystem::path>> corpus_files(const std::vector<std::filesystem::path>& inputs,
                                                                      std::string_view ending);

/// The bytes of a file. Error (rejected): it cannot be read.
[[nodiscard]] Result<std::string> file_content(const std::filesystem::path& file);

}  // namespace dateline::events
