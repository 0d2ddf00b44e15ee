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

/// What is known of one state of a project's file (its size, time of change and samples of its bytes), in the user's
/// cache: that it is whole, since it was checked or this program wrote it in one go; and, where it has very many
/// events, those that are rows of a table, kept as a table's are (IndexCache), with the ids of the others, which are
/// records. After edits of ours, which change records alone, the rows are those of the new state too. Looks at the file
/// by itself: not while this process has it open as a database, whose locks would go.
class KeptRows {
 public:
  /// Looks at the file's state. Nothing is known of one that another program is at, or that was left in the middle.
  explicit KeptRows(const std::filesystem::path& project);

  /// Whether the file is known to be whole in this state.
  [[nodiscard]] bool is_whole() const { return whole_; }
  /// Whether rows of the file's state are kept.
  [[nodiscard]] bool found() const { return rows_.has_value(); }
  /// Whether the file seems to be in that state still.
  [[nodiscard]] bool is_current(const std::filesystem::path& project) const;
  /// The rows, mapped; null where they are damaged or gone.
  [[nodiscard]] std::shared_ptr<const EventTable> table() const;
  [[nodiscard]] const std::vector<std::string>& records() const { return records_; }

  /// Keeps what was read from the file's state, or written to it, which is whole: its rows and their index (null: none)
  /// where they are enough to be worth it, and the ids of the events beside them.
  void keep(const EventTable* rows, const EventIndex* index, std::vector<std::string> records);
  /// By edits of ours the file has come into another state, which had this stamp when the last was done, with these
  /// records beside the same rows.
  void follow(const std::filesystem::path& project, const FileStamp& stamp, std::vector<std::string> records);

 private:
  void write_state();
  IndexCache cache_;
  std::optional<IndexIdentity> state_;  // of the file; nullopt: nothing is kept
  bool whole_ = false;
  std::optional<IndexIdentity> rows_;  // the state in which the rows were read
  std::string source_name_;
  std::vector<std::string> records_;
};

}  // namespace dateline::events
