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
#include "viewer/app/history.h"
#include "viewer/app/reading.h"
#include "viewer/app/workshop.h"
#include "viewer/panels/event_reading.h"
#include "viewer/panels/lesson.h"
#include "viewer/panels/project_snapshot.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// The open project: its snapshot, its file, and the edits on their way. All reading and writing is done by one worker
/// at a time, in the order it was asked for; the main thread collects what came of it. Used on the main thread.
class Session {
 public:
  /// `jobs` must outlive it.
  /// Without a `recovery_folder` (empty), what is in no file is in memory alone.
  Session(JobQueue& jobs, Clock clock, const std::filesystem::path& recovery_folder);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // ---- What is asked for; done on a worker, in order

  /// Loads what reading needs before anything is to be read, so that the first reading begins at once.
  void prepare();
  void open_demo();
  void open_project(const std::filesystem::path& file);
  /// Adds the events of a table to the project as records of its own; those that are there already stay as they are.
  void add_table(const std::filesystem::path& file);
  void read(std::vector<ReportInput> inputs, const events::DocumentOptions& options);
  void review(std::uint32_t event, events::Review review);
  /// What the event is from now on, whatever was read.
  void edit(std::uint32_t event, const events::EventFacts& facts, const std::string& note);
  /// Makes one event of two: `event`, which keeps its id.
  void join(std::uint32_t event, std::uint32_t other);
  /// Two events are not the same, or (`distinct` false) may be after all.
  void set_distinct(std::uint32_t event, std::uint32_t other, bool distinct);
  /// Makes an event of its own of each of these lists of an event's claims (ids); the others stay.
  void part(std::uint32_t event, const std::vector<std::vector<std::string>>& claims);
  void change_date(std::uint32_t document, const events::TimeInterval& published);
  /// Learns what words of the event's reports mean, in a person's own tables, and reads what holds them again.
  void teach(std::uint32_t event, const Lesson& lesson);
  /// The layers from now on, lowest first, paths absolute; `label` says what was done to them.
  void set_layers(std::vector<events::Layer> layers, std::string label);
  /// Puts layers on top of the others; where a project is being opened, of its layers.
  void add_layers(std::vector<events::Layer> layers);
  /// The project's views from now on; `label` says what was done to them.
  void set_views(std::vector<events::View> views, std::string label);
  void undo();
  void redo();
  /// Writes the project to a new file, where all further edits go.
  void save_as(const std::filesystem::path& file);
  /// Stops what runs and forgets what waits; edits that wait are kept.
  void cancel();
  /// Looks for a project that the program left behind when it died; what there is comes by `left_behind`.
  void find_left_behind();
  /// Opens it, or removes it.
  void recover();
  void discard_left_behind();
  /// Gives up the edits that no file holds.
  void discard_edits();

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
  /// What shows this project again when it is opened: its file, or the table that was opened; empty where neither is.
  [[nodiscard]] const std::filesystem::path& source() const { return file_.empty() ? table_ : file_; }
  [[nodiscard]] bool is_demo() const { return file_.empty() && name_ == "Demo"; }
  [[nodiscard]] const History& history() const { return history_; }
  /// The project's layers with those on their way, lowest first, paths absolute.
  [[nodiscard]] const std::vector<events::Layer>& layers() const { return layers_; }
  [[nodiscard]] const std::optional<LeftBehind>& left_behind() const { return left_behind_; }
  /// Decisions that the snapshot does not know yet, by Event::id.
  [[nodiscard]] const std::unordered_map<std::string, events::Review>& pending_reviews() const { return pending_; }
  /// What was read of rows that a person edited; never null.
  [[nodiscard]] const std::shared_ptr<const FactsById>& as_read() const { return as_read_; }
  /// What a person should be told, once.
  [[nodiscard]] std::vector<Notice> take_notices() { return std::exchange(notices_, {}); }
  /// The documents that came in since the last call: ids.
  [[nodiscard]] std::vector<std::string> take_new_documents() { return std::exchange(new_documents_, {}); }
  /// Whether another project took the place of the last one since the last call.
  [[nodiscard]] bool take_opened() { return std::exchange(opened_, false); }

 private:
  /// What a task brings back to the main thread.
  struct Outcome {
    std::shared_ptr<const ProjectSnapshot> snapshot;  ///< null: as before
    std::shared_ptr<const geo::Gazetteer> gazetteer;
    std::vector<Notice> notices;
    std::vector<std::string> new_documents;
    std::string review_of;  ///< Event::id whose review is now in the snapshot
    std::optional<LeftBehind> left_behind;
    FactsById as_read;                  ///< of a project that was opened
    std::uint64_t came_to_nothing = 0;  ///< the number of an edit that changed nothing, for the history to forget
    std::optional<std::string> name;    ///< of the project from now on
    std::filesystem::path file;         ///< with `name`: where it is kept; empty for none
    std::filesystem::path table;        ///< with `name`: the table that was opened
    bool opened = false;                ///< another project took the place of the last one
    bool changed = false;               ///< the project differs from what it was
    bool stored = false;                ///< and the difference is on the disk
    bool failed = false;                ///< something could not be written
  };
  using Work =
      std::function<Outcome(Workshop&, std::shared_ptr<const ProjectSnapshot>, const std::stop_token&, JobProgress&)>;
  struct Task {
    std::string text;
    Work work;
    bool is_edit = false;
    bool opens = false;  ///< another project
  };
  void add(Task task);
  void start_next();
  void take_over(Outcome outcome);
  /// Layers named beside the project on the command line are no edit: without a project file they are not kept.
  void lay_brought_layers();
  void keep_layers(std::vector<events::Layer> layers, bool is_edit);
  void make(const Edit& edit, ProjectChange::Direction direction);
  void decide(const events::Event& event, std::string label, const events::ReviewState& after);
  void add_decision(const std::string& event_id, const events::ReviewState& state, bool undoes, std::uint64_t edit);
  void add_own_table(const std::shared_ptr<OwnRow>& row, ProjectChange::Direction direction);
  void add_views(std::vector<events::View> views, std::uint64_t edit);
  void add_change(const ReadingEdit& reading, ProjectChange::Direction direction, const std::string& label);
  /// Puts claims into other events, as one edit.
  using Regrouping = std::function<Result<void>(events::Project&, const Clock&)>;
  void regroup(const char* kind, const std::string& event_id, std::string label, Regrouping change);
  /// Writes an edit; false, with a notice, where it could not be written and is not to be made.
  [[nodiscard]] static bool write(Workshop& shop, const events::Project& before, const Workshop::Write& edit,
                                  Outcome& outcome);

  JobQueue& jobs_;
  std::shared_ptr<Workshop> workshop_;  // touched by the task that runs and nobody else
  std::shared_ptr<const ProjectSnapshot> snapshot_;
  std::shared_ptr<const geo::Gazetteer> gazetteer_;
  std::deque<Task> waiting_;
  Job<Outcome> running_;
  std::string running_text_;
  bool running_is_edit_ = false;
  bool running_opens_ = false;
  std::size_t edits_on_the_way_ = 0;
  std::string name_;
  std::filesystem::path file_;   // empty: no project file
  std::filesystem::path table_;  // that was opened by itself
  bool edited_ = false;          // since the last save, where there is no file
  bool failed_ = false;          // the last write
  History history_;
  std::unordered_map<std::string, events::Review> pending_;
  std::shared_ptr<const FactsById> as_read_ = std::make_shared<const FactsById>();
  std::vector<Notice> notices_;
  std::vector<std::string> new_documents_;
  std::optional<LeftBehind> left_behind_;
  bool opened_ = false;
  std::vector<events::Layer> layers_;
  std::vector<events::Layer> brought_;  // layers for the project that is being opened
};

}  // namespace dateline::viewer
