#pragma once

#include <filesystem>

namespace dateline::viewer {

/// What a file that a person brings is for.
enum class FileKind { report, project, table, layer, view };

/// Decided by the name, and for a GeoPackage, JSON or separated values by looking inside: rows with positions and times
/// are a table of events; separated values with positions or shapes, but neither times nor articles, are a layer; a
/// picture of ours, beside which its view's file lies, is that view. Waits for the disk: on a worker only.
[[nodiscard]] FileKind file_kind(const std::filesystem::path& file);

/// Whether a file's name ends as tables' do, whatever it holds.
[[nodiscard]] bool is_named_like_table(const std::filesystem::path& file);

}  // namespace dateline::viewer
