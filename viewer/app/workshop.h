#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "base/clock.h"
#include "base/result.h"
#include "events/store/project_store.h"
#include "viewer/app/reading_tools.h"
#include "viewer/app/recovery.h"
#include "viewer/app/row_source.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// What the tasks of a session work with: what reading needs, and the file that the project is kept in. That is the
/// person's file or, while there is none, a recovery file, which the first edit makes. On workers; one task at a time
/// touches it. Everything waits for the disk.
class Workshop {
 public:
  /// Without a recovery folder (empty), projects without a file are kept in memory alone.
  Workshop(Clock clock, std::filesystem::path recovery_folder);

  [[nodiscard]] const Clock& clock() const { return clock_; }

  /// Loads the gazetteer, or also the rest of what reading needs, the first time.
  [[nodiscard]] Result<void> open_gazetteer();
  [[nodiscard]] Result<void> open_tools();
  /// The next reading loads them anew: a person's own tables have changed.
  void forget_tools();
  [[nodiscard]] const std::shared_ptr<const geo::Gazetteer>& gazetteer() const { return gazetteer_; }
  [[nodiscard]] const ReadingTools& tools() const { return *tools_; }  ///< after open_tools

  /// Whether edits go to a file of the person's.
  [[nodiscard]] bool has_file() const { return store_ && !recovery_; }
  /// From now on the project is that of a file. On an error what was open stays so.
  [[nodiscard]] Result<events::Project> open(const std::filesystem::path& file);
  /// A table as a project without a file, which is open from now on: its recovery file refers to the rows of a large
  /// table instead of holding them. On an error what was open stays so.
  [[nodiscard]] Result<WithWarnings<events::Project>> open_table(const std::filesystem::path& file);
  /// From now on the project is one without a file.
  void close();
  /// Writes the project, which is the one that is open, to a new file, where it is kept from now on.
  [[nodiscard]] Result<void> save_as(const std::filesystem::path& file, const events::Project& project,
                                     const events::WriteWatch& watch);

  /// What was read of the events of the open project that a person edited.
  [[nodiscard]] std::unordered_map<std::string, events::EventFacts> facts_as_read();

  using Write = std::function<Result<void>(events::ProjectStore&)>;
  /// Writes an edit to the project's file, or to the recovery file; `before` is the project without the edit, in which
  /// the rows of a table that the edit is about are records already. Where the recovery file fails, it is given up, to
  /// be made anew by the next edit.
  [[nodiscard]] Result<void> write(const events::Project& before, const Write& edit);

  /// Looks for what another run of the program left behind. Files that hold nothing are removed.
  [[nodiscard]] std::optional<LeftBehind> find_left_behind();
  /// Opens what was found last; its file is the recovery file from now on. A warning where it refers to a table that is
  /// not as it was: only what the file itself holds, every edit, is there then.
  [[nodiscard]] Result<WithWarnings<events::Project>> recover();
  /// Removes the file of what was found last.
  void discard_left_behind();
  /// Removes the recovery file of the project that is open, when its edits are not wanted any more.
  void discard_recovery();

 private:
  [[nodiscard]] Result<void> begin_recovery(const events::Project& project);
  [[nodiscard]] Result<void> put_new_records(const events::Project& project);
  void give_rows(const RowSource& source, WithWarnings<events::Project>& recovered);
  [[nodiscard]] Result<events::ProjectStore> save_referring(const std::filesystem::path& file,
                                                            const events::Project& project,
                                                            const events::WriteWatch& watch);
  [[nodiscard]] Result<events::ProjectStore> write_new(const std::filesystem::path& file,
                                                       const events::Project& project, const events::WriteWatch& watch);

  Clock clock_;
  std::filesystem::path recovery_folder_;
  std::shared_ptr<const geo::Gazetteer> gazetteer_;
  std::optional<ReadingTools> tools_;
  std::optional<RecoveryFile> recovery_;       // where store_ is none of the person's
  std::optional<RecoveryFile> left_behind_;    // what was found last
  std::optional<events::ProjectStore> store_;  // after recovery_: closed before its lock is given back
  std::optional<RowSource> table_;             // whose rows the project has that is open without a file
  /// Event::id of the records in a recovery file that refers to a table's rows; nullopt where it holds all events.
  std::optional<std::unordered_set<std::string>> records_kept_;
};

/// What reading `documents` made of a project, as the store takes it: the documents, their claims, and all events.
[[nodiscard]] events::ReadingBatch reading_batch(const events::Project& project,
                                                 std::vector<events::Document> documents, const ReadingTools& tools);

}  // namespace dateline::viewer
