#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "events/model/index_cache.h"
#include "events/model/project.h"

namespace dateline::events {

/// A file's size and time of change, by which an edit is noticed without opening it.
using FileStamp = std::array<std::uint64_t, 2>;
[[nodiscard]] FileStamp stamp_of(const std::filesystem::path& file);

/// The rows of a project with very many events, kept in the user's cache as those of a table are (IndexCache), with the
/// ids of the events that are no rows but records. They belong to one state of the project's file; after edits of ours,
/// which change records alone, the rows are those of the new state too. Kept rows also say that the file was found
/// whole in that state. Looks at the file by itself: not while this process has it open as a database, whose locks
/// would go.
class KeptRows {
 public:
  /// Looks at the file's state. Nothing is known of one that another program is at, or that was left in the middle.
  explicit KeptRows(const std::filesystem::path& project);

  /// Whether rows of the file's state are kept.
  [[nodiscard]] bool found() const { return rows_.has_value(); }
  /// Whether the file seems to be in that state still.
  [[nodiscard]] bool is_current(const std::filesystem::path& project) const;
  /// The rows, mapped; null where they are damaged or gone.
  [[nodiscard]] std::shared_ptr<const EventTable> table() const;
  [[nodiscard]] const std::vector<std::string>& records() const { return records_; }

  /// Keeps a project that was read from the file's state, where it has enough rows to be worth it.
  void keep(const Project& project);
  /// By edits of ours the file has come into another state, which had this stamp when the last was done, with these
  /// records beside the same rows.
  void follow(const std::filesystem::path& project, const FileStamp& stamp, std::vector<std::string> records);

 private:
  void write_state();
  IndexCache cache_;
  std::optional<IndexIdentity> state_;  // of the file; nullopt: nothing is kept
  std::optional<IndexIdentity> rows_;   // the state in which the rows were read
  std::string source_name_;
  std::vector<std::string> records_;
};

}  // namespace dateline::events
