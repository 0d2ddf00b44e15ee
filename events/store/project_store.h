#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/clock.h"
#include "base/jobs.h"
#include "base/result.h"
#include "events/model/event_facts.h"
#include "events/model/project.h"

namespace dateline::events {

/// The version of the tables that this program writes; a project of a newer one is refused, untouched.
inline constexpr int kProjectFormat = 1;

/// What reading one or more documents changes in a project, as one transaction.
struct ReadingBatch {
  std::vector<Document> documents;  ///< new ones, or ones that were read again
  std::vector<std::string> gone;    ///< Document::id of those that go, with their claims
  std::vector<Claim> claims;        ///< every claim of those documents; older claims of theirs go
  std::vector<Event> events;        ///< every event that the project has from now on (`merge_claims`' answer)
  /// Rows of it are events of the project too, but those of `taken_rows` (Project::table): put where the project is
  /// new, else there already.
  std::shared_ptr<const EventTable> table;
  std::vector<std::uint32_t> taken_rows;
  std::string program;   ///< name and version of what read them: "dateline 0.1.0"
  std::string lexicons;  ///< which word lists it read with, in words or as a hash
  /// Who asked for a reading again or took one back, and what changed ("published 2016-07-27 -> 2016-07-26"): kept as a
  /// decision where `who` is not empty.
  std::string who;
  std::string note;
  /// Of that decision, where it is not about reading: "join", "distinct" or "part", with which events claims stood in
  /// as JSON.
  std::string kind = "reading";
  std::string subject;  ///< of that decision: Event::id; empty: the first document
};

/// How a long writing is stopped and followed.
struct WriteWatch {
  std::stop_token stop;
  JobProgress* progress = nullptr;  ///< in events; null: nobody looks
};

/// The part of an event that a person sets.
struct ReviewState {
  Review review = Review::unreviewed;
  std::string notes;  ///< Event::notes
  /// What the event says, of an "edit" and of what takes one back; nullopt: that was not touched.
  std::optional<EventFacts> facts = std::nullopt;
  friend bool operator==(const ReviewState&, const ReviewState&) = default;
};

/// One act of a person, as the project keeps it for ever.
struct Decision {
  std::int64_t number = 0;  ///< 1, 2, 3 ... in order
  std::string when;         ///< UTC, "2016-07-28T09:00:00Z"
  std::string who;
  std::string kind;     ///< "review", "edit", "reading", "join", "distinct", "part" or "undo"
  std::string subject;  ///< Event::id; for "reading" the Document::id of the first document
  ReviewState before;   ///< of a "review", an "edit" and what takes one back
  ReviewState after;
  std::string note;                    ///< of the other kinds
  std::optional<std::int64_t> undoes;  ///< the number of the decision that an "undo" takes back
};

/// A project's file: a GeoPackage with the tables of docs/file-format.md. Every edit is one transaction, and is on the
/// disk when its call returns; a program that dies in between loses only the edit it was at. Opening and loading leave
/// the file as it is; from the first edit on it has a write-ahead log beside it, after closing it is a single file
/// again. Very many events that came from tables stay columns (Project::table), which are kept in the user's cache for
/// the next time (KeptRows). Owned by one thread at a time, which may be a worker; calls may wait for the disk, so
/// never call from a frame.
class ProjectStore {
 public:
  /// A new project. Errors, and nothing is written: the path exists already (whatever it is), or cannot be written.
  [[nodiscard]] static Result<ProjectStore> create(const std::filesystem::path& path, const std::string& title,
                                                   const std::string& time_zone, Clock clock);
  /// An existing project. Errors, and the file stays as it is: missing, not a GeoPackage, not a project, damaged, of a
  /// newer version, not writable.
  [[nodiscard]] static Result<ProjectStore> open(const std::filesystem::path& path, Clock clock);
  /// Whether the file is a project, or is meant as one and cannot be opened. Looks at its beginning only.
  [[nodiscard]] static bool is_project(const std::filesystem::path& path);
  /// Reads a project without opening it for edits. Errors as for `open`, though it need not be writable.
  [[nodiscard]] static Result<Project> read(const std::filesystem::path& path);
  /// Writes a new project with its first reading: all of it appears at `path` or, on an error (as for `create`),
  /// nothing does; nor where it is stopped, which is an error too. It is on the disk when this returns.
  [[nodiscard]] static Result<void> write(const std::filesystem::path& path, const std::string& title,
                                          const std::string& time_zone, const ReadingBatch& batch, Clock clock,
                                          const WriteWatch& watch = {});

  ProjectStore(ProjectStore&&) noexcept;
  ProjectStore& operator=(ProjectStore&&) noexcept;
  /// Closes, as `close` does, and cannot say whether that worked.
  ~ProjectStore();

  [[nodiscard]] const std::filesystem::path& path() const;

  [[nodiscard]] Result<Project> load();

  // Edits. Each fails, changing nothing, where the disk is full or another program changed the project meanwhile.

  [[nodiscard]] Result<void> put_reading(const ReadingBatch& batch);
  /// What a person decided about an event; nullopt keeps its notes.
  [[nodiscard]] Result<Decision> decide(const std::string& event_id, Review review,
                                        const std::optional<std::string>& notes, const std::string& who);
  /// What a person says of an event in place of what was read; `after` has facts.
  [[nodiscard]] Result<Decision> edit(const std::string& event_id, const ReviewState& after, const std::string& who);
  /// Takes back the last review or edit of an event that was not yet taken back, by a decision of its own; returns
  /// that. Nullopt where there is none.
  [[nodiscard]] Result<std::optional<Decision>> undo(const std::string& event_id, const std::string& who);
  /// The project's views from now on, each of another name.
  [[nodiscard]] Result<void> set_views(const std::vector<View>& views);
  /// The project's layers from now on, from the bottom up.
  [[nodiscard]] Result<void> set_layers(const std::vector<Layer>& layers);
  [[nodiscard]] Result<void> set_title(const std::string& title);

  [[nodiscard]] Result<std::vector<Decision>> decisions();
  /// What was read of the events that a person edited, by Event::id, as it was before the first edit.
  [[nodiscard]] Result<std::unordered_map<std::string, EventFacts>> facts_as_read();

  /// Writes all that the project holds, its decisions too, to a new file: all of it appears at `path` or, on an error
  /// (as for `create`), nothing does.
  [[nodiscard]] Result<void> copy_to(const std::filesystem::path& path);

  /// Takes over who decided and who read what from another project's file, which holds the same events; this one has
  /// no decisions of its own.
  [[nodiscard]] Result<void> take_history(const std::filesystem::path& other);

  /// Leaves a single file behind. No other call may follow.
  [[nodiscard]] Result<void> close();

 private:
  struct Impl;
  explicit ProjectStore(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::events
