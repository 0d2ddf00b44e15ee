#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>

#include "events/model/index_image.h"

namespace dateline::viewer {

/// The table whose rows are a project's events: its file, and the state of it in which they were read. A recovery file
/// refers to it by a note of its own instead of holding the rows as well, which may be millions.
struct RowSource {
  std::filesystem::path file;  ///< absolute
  events::IndexIdentity state{};
  friend bool operator==(const RowSource&, const RowSource&) = default;
};

/// Of the file as it is now; nullopt where its state cannot be told.
[[nodiscard]] std::optional<RowSource> row_source(const std::filesystem::path& table);

/// Puts the note beside a recovery file. True once it is on the disk.
[[nodiscard]] bool keep_note(const std::filesystem::path& recovery_file, const RowSource& source);
/// Nullopt where there is none: the file holds all by itself.
[[nodiscard]] std::optional<RowSource> find_note(const std::filesystem::path& recovery_file);

/// What the note's name ends with after the recovery file's.
inline constexpr const char* kRowNote = ".rows";

}  // namespace dateline::viewer
