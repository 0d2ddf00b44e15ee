#pragma once

#include <filesystem>

namespace dateline::viewer {

/// What a file that a person brings is for.
enum class FileKind { report, project, layer };

/// Decided by the name, and for a GeoPackage or JSON by looking inside. Waits for the disk: on a worker only.
[[nodiscard]] FileKind file_kind(const std::filesystem::path& file);

}  // namespace dateline::viewer
