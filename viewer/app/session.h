#pragma once

#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/clock.h"
#include "base/jobs.h"
#include "events/store/project_store.h"
#include "viewer/app/history.h"
#include "viewer/app/reading.h"
#include "viewer/panels/project_snapshot.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// The open project: its snapshot, its file, and the edits on their way. All reading and writing is done by one worker
/// at a time, in the order it was asked for; the main thread collects what came of it. Used on the main thread.
class Session {
 public:
  /// `jobs` must outlive it.
  Session(JobQueue& jobs, Clock clock);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // ---- What is asked for; done on a worker, in order

  /// Loads what reading needs before anything is to be read, so that the first reading begins at once.
  void prepare();
  void open_demo();
  void open_project(const std::filesystem::path& file);
  void read(std::vector<ReportInput> inputs, const events::DocumentOptions& options);
  void review(std::uint32_t event, events::Review review);
  void change_date(std::uint32_t document, const events::TimeInterval& published);
  void undo();
  void redo();
  /// Writes the project to a new file, where all further edits go.
  void save_as(const std::filesystem::path& file);
  /// Stops what runs and forgets what waits; edits that wait are kept.
  void cancel();

  // ---- What there is

  /// Collects what was finished. True where there is a new snapshot.
  bool poll();
  [[nodiscard]] const std::shared_ptr<const ProjectSnapshot>& snapshot() const { return snapshot_; }
  [[nodiscard]] const std::shared_ptr<const geo::Gazetteer>& gazetteer() const { return gazetteer_; }
  [[nodiscard]] std::optional<JobState> job() const;
  [[nodiscard]] bool busy() const { return running_.active() || !waiting_.empty(); }
  [[nodiscard]] SaveState save_state() const;
  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] const History& history() const { return history_; }
  /// Decisions that the snapshot does not know yet, by Event::id.
  [[nodiscard]] const std::unordered_map<std::string, events::Review>& pending_reviews() const { return pending_; }
  /// What a person should be told, once.
  [[nodiscard]] std::vector<Notice> take_notices() { return std::exchange(notices_, {}); }
  /// The documents that came in since the last call: ids.
  [[nodiscard]] std::vector<std::string> take_new_documents() { return std::exchange(new_documents_, {}); }
  /// Whether another project took the place of the last one since the last call.
  [[nodiscard]] bool take_opened() { return std::exchange(opened_, false); }

 private:
  struct Workshop;
  /// What a task brings back to the main thread.
  struct Outcome {
    std::shared_ptr<const ProjectSnapshot> snapshot;  ///< null: as before
    std::shared_ptr<const geo::Gazetteer> gazetteer;
    std::vector<Notice> notices;
    std::vector<std::string> new_documents;
    std::string review_of;            ///< Event::id whose review is now in the snapshot
    std::optional<std::string> name;  ///< of the project from now on
    std::filesystem::path file;       ///< with `name`: where it is kept; empty for none
    bool opened = false;              ///< another project took the place of the last one
    bool changed = false;             ///< the project differs from what it was
    bool stored = false;              ///< and the difference is on the disk
    bool failed = false;              ///< something could not be written
  };
  using Work =
      std::function<Outcome(Workshop&, std::shared_ptr<const ProjectSnapshot>, const std::stop_token&, JobProgress&)>;
  struct Task {
    std::string text;
    Work work;
    bool is_edit = false;
  };
  void add(Task task);
  void start_next();
  void take_over(Outcome outcome);
  void add_review(const std::string& event_id, events::Review review, bool undoes);
  void add_date(const std::string& document_id, const events::Published& published);

  JobQueue& jobs_;
  std::shared_ptr<Workshop> workshop_;  // what the worker uses; touched by the task that runs and nobody else
  std::shared_ptr<const ProjectSnapshot> snapshot_;
  std::shared_ptr<const geo::Gazetteer> gazetteer_;
  std::deque<Task> waiting_;
  Job<Outcome> running_;
  std::string running_text_;
  bool running_is_edit_ = false;
  std::size_t edits_on_the_way_ = 0;
  std::string name_;
  std::filesystem::path file_;  // empty: no project file
  bool edited_ = false;         // since the last save, where there is no file
  bool failed_ = false;         // the last write
  History history_;
  std::unordered_map<std::string, events::Review> pending_;
  std::vector<Notice> notices_;
  std::vector<std::string> new_documents_;
  bool opened_ = false;
};

}  // namespace dateline::viewer
