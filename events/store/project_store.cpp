#include "events/store/project_store.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "events/store/draft_file.h"
#include "events/store/event_rows.h"
#include "events/store/event_state.h"
#include "events/store/insert.h"
#include "events/store/kept_rows.h"
#include "events/store/project_file.h"
#include "events/store/reading_writer.h"
#include "events/store/record_ids.h"
#include "events/store/schema.h"
#include "events/store/tables.h"

namespace dateline::events {

namespace {

tl::unexpected<Error> forward(Error error) {
  return tl::make_unexpected(std::move(error));
}

Result<void> set_value(Database& database, const std::string& key, const std::string& value) {
  return insert_all(database, "project", std::vector<ProjectRow>{{key, value}},
                    [](auto& v, auto& row) { project_columns(v, row); });
}

Result<void> check_new(const std::filesystem::path& path) {
  std::error_code error;
  if (std::filesystem::exists(std::filesystem::symlink_status(path, error))) {
    return failed(path.string(), "there is already something of this name", "give another name");
  }
  return {};
}

}  // namespace

struct ProjectStore::Impl {
  std::filesystem::path path;
  Clock clock;
  Database database;
  std::int64_t revision = 0;  // how many edits the project had when we last read or wrote it
  bool ready = false;         // for edits
  // What is kept of the events, while the file holds what it held when they were loaded but for edits of ours.
  std::optional<KeptRows> kept = std::nullopt;
  std::int64_t others_edits_seen = 0;
  // Event::id of all that are no rows, once that is known.
  std::optional<std::vector<std::string>> records = std::nullopt;
  bool loaded = false;

  // FULL: an acknowledged edit also outlives a power cut.
  static constexpr const char* kSafe = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL";
  // For a draft, which is thrown away whole where anything goes wrong.
  static constexpr const char* kFast =
      "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = "
      "-65536";

  static Result<std::unique_ptr<Impl>> open(const std::filesystem::path& path, Clock clock) {
    Result<Database> database = Database::open(path, Database::Mode::write);
    if (!database) {
      return forward(database.error());
    }
    if (database->is_read_only()) {
      return failed(path.string(), "cannot be written here", "check the permissions of the file and its folder");
    }
    auto impl = std::make_unique<Impl>(Impl{path, std::move(clock), std::move(*database)});
    const Result<std::int64_t> revision = impl->stored_revision();
    if (!revision) {
      return forward(revision.error());
    }
    impl->revision = *revision;
    return impl;
  }

  /// Before the first edit.
  Result<void> get_ready(const char* pragmas) {
    if (ready) {
      return {};
    }
    forget_after_others();
    Result<void> done = database.execute(pragmas);
    if (done) {
      done = add_missing_columns(database);
    }
    ready = done.has_value();
    others_edits_seen = others_edits();  // the number changes with the kind of journal too
    return done;
  }

  /// A number that changes with every edit of others since the file was opened; 0 where it cannot be told.
  std::int64_t others_edits() { return database.integer("PRAGMA data_version").value_or(0); }

  /// Edits of ours can be followed without loading where it is known which events are records.
  void take_records_of_kept() {
    const std::int64_t others = others_edits();
    if (kept && kept->is_whole() && kept->is_current(path)) {
      others_edits_seen = others;
      records = kept->records();
    }
  }

  /// What is kept is worth nothing once others have edited the project.
  void forget_after_others() {
    if (others_edits_seen == 0 || others_edits() != others_edits_seen) {
      kept.reset();
    }
  }

  static Result<void> create(const std::filesystem::path& path, const std::string& title, const std::string& time_zone,
                             const Clock& clock) {
    if (Result<void> created = create_geopackage(path); !created) {
      return created;
    }
    Result<Database> database = Database::open(path, Database::Mode::write);
    if (!database) {
      return forward(database.error());
    }
    return insert_all(*database, "project",
                      std::vector<ProjectRow>{{"format", std::to_string(kProjectFormat)},
                                              {"title", title},
                                              {"time_zone", time_zone},
                                              {"created", utc_text(clock())},
                                              {"revision", "0"}},
                      [](auto& v, auto& row) { project_columns(v, row); });
  }

  Result<std::int64_t> stored_revision() {
    return database.integer("SELECT value FROM project WHERE key = 'revision'");
  }

  /// Runs `change` (a callable that returns Result<void>) as one transaction.
  template <class Change>
  Result<void> edit(Change change) {
    if (Result<void> readied = get_ready(kSafe); !readied) {
      return readied;
    }
    Result<Transaction> transaction = Transaction::begin(database);
    if (!transaction) {
      return forward(transaction.error());
    }
    const Result<std::int64_t> stored = stored_revision();
    if (!stored) {
      return forward(stored.error());
    }
    if (*stored != revision) {
      return failed(path.string(), "another program changed the project", "open it again");
    }
    Result<void> done = change();
    if (done) {
      done = set_value(database, "revision", std::to_string(revision + 1));
    }
    if (done) {
      done = transaction->commit();
    }
    if (done) {
      ++revision;
    }
    return done;
  }

  /// An edit has made a record of an event.
  void add_record(const std::string& event_id) {
    if (records && std::ranges::find(*records, event_id) == records->end()) {
      records->push_back(event_id);
    }
  }

  Result<void> insert_decision(Decision& decision) {
    const Result<std::int64_t> last = database.integer("SELECT max(number) FROM decisions");
    if (!last) {
      return forward(last.error());
    }
    decision.number = *last + 1;
    decision.when = utc_text(clock());
    return insert_all(database, "decisions", std::vector<Decision>{decision},
                      [](auto& v, auto& row) { decision_columns(v, row); });
  }

  /// The number of the last review or edit of an event that was not taken back; 0 where there is none.
  Result<std::int64_t> last_review(const std::string& event_id) {
    Result<Statement> select = database.prepare(
        "SELECT max(number) FROM decisions WHERE kind IN ('review', 'edit') AND subject = ? AND number NOT IN "
        "(SELECT undoes FROM decisions WHERE undoes IS NOT NULL)");
    if (!select) {
      return forward(select.error());
    }
    select->bind(event_id);
    const Result<bool> found = select->step();
    if (!found) {
      return forward(found.error());
    }
    return *found ? select->next_integer() : 0;
  }

  /// Makes a decision about an event: what it was before, `change` makes what it is from then on.
  template <class Change>
  Result<Decision> decide(const std::string& event_id, const char* kind, const std::string& who, Change change) {
    Decision decision;
    const Result<void> done = edit([&]() -> Result<void> {
      Result<ReviewState> before = read_state(database, path, event_id);
      if (!before) {
        return forward(before.error());
      }
      decision.who = who;
      decision.kind = kind;
      decision.subject = event_id;
      decision.after = change(*before);
      decision.before = std::move(*before);
      if (!decision.after.facts) {
        decision.before.facts.reset();
      }
      Result<void> set = write_state(database, path, event_id, decision.after);
      return set ? insert_decision(decision) : set;
    });
    if (!done) {
      return forward(done.error());
    }
    add_record(event_id);
    return decision;
  }
};

ProjectStore::ProjectStore(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
ProjectStore::ProjectStore(ProjectStore&&) noexcept = default;

ProjectStore& ProjectStore::operator=(ProjectStore&& other) noexcept {
  if (this != &other) {
    [[maybe_unused]] const Result<void> closed = close();
    impl_ = std::move(other.impl_);
  }
  return *this;
}

ProjectStore::~ProjectStore() {
  [[maybe_unused]] const Result<void> closed = close();
}

Result<ProjectStore> ProjectStore::create(const std::filesystem::path& path, const std::string& title,
                                          const std::string& time_zone, Clock clock) {
  if (Result<void> written = write(path, title, time_zone, {}, clock); !written) {
    return forward(written.error());
  }
  return open(path, std::move(clock));
}

Result<ProjectStore> ProjectStore::open(const std::filesystem::path& path, Clock clock) {
  KeptRows kept(path);
  if (const Result<void> checked = check_project(path, kept.is_whole() ? Checks::quick : Checks::whole); !checked) {
    return forward(checked.error());
  }
  Result<std::unique_ptr<Impl>> impl = Impl::open(path, std::move(clock));
  if (!impl) {
    return forward(impl.error());
  }
  (*impl)->kept = std::move(kept);
  (*impl)->take_records_of_kept();
  return ProjectStore(std::move(*impl));
}

bool ProjectStore::is_project(const std::filesystem::path& path) {
  const Result<void> kind = check_kind(path);
  return kind || kind.error().what.find("not a Dateline project") == std::string::npos;
}

Result<Project> ProjectStore::read(const std::filesystem::path& path) {
  KeptRows kept(path);
  if (const Result<void> checked = check_project(path, kept.is_whole() ? Checks::quick : Checks::whole); !checked) {
    return forward(checked.error());
  }
  Result<Database> database = Database::open(path, Database::Mode::read);
  if (!database) {
    return forward(database.error());
  }
  return load_project(*database, path, &kept);
}

Result<void> ProjectStore::write(const std::filesystem::path& path, const std::string& title,
                                 const std::string& time_zone, const ReadingBatch& batch, Clock clock,
                                 const WriteWatch& watch) {
  Result<void> done = check_new(path);
  if (!done) {
    return done;
  }
  const DraftFile draft(path);
  // What goes wrong is said about the name that was asked for, not about the draft's.
  const auto about_path = [&path](Error error) {
    error.where = path.string();
    return forward(std::move(error));
  };
  if (done = Impl::create(draft.path(), title, time_zone, clock); !done) {
    return about_path(done.error());
  }
  if (!batch.documents.empty() || !batch.events.empty() || batch.table) {
    Result<std::unique_ptr<Impl>> impl = Impl::open(draft.path(), clock);
    if (!impl) {
      return about_path(impl.error());
    }
    Impl& open = **impl;
    if (done = open.get_ready(Impl::kFast); !done) {
      return about_path(done.error());
    }
    done = open.edit([&] { return write_first_reading(open.database, batch, utc_text(clock()), watch); });
    if (!done) {
      return about_path(done.error());
    }
  }
  if (done = draft.flush(); !done) {
    return done;
  }
  if (done = draft.publish(); done) {
    // The next start need not read again what was written just now.
    if (!watch.stop.stop_requested()) {
      const auto index = batch.table ? index_as_read(*batch.table, time_zone) : nullptr;
      KeptRows(path).keep(batch.table.get(), index.get(), ids_of(batch.events));
    }
  }
  return done;
}

const std::filesystem::path& ProjectStore::path() const {
  return impl_->path;
}

Result<Project> ProjectStore::load() {
  const std::int64_t others = impl_->others_edits();
  const Result<std::int64_t> revision = impl_->stored_revision();
  if (!revision) {
    return forward(revision.error());
  }
  impl_->revision = *revision;
  // What is kept is of the file as it was before it was opened.
  const bool is_first = !impl_->ready && !impl_->loaded;
  Result<Project> project =
      load_project(impl_->database, impl_->path, is_first && impl_->kept ? &*impl_->kept : nullptr);
  if (project && is_first) {
    impl_->others_edits_seen = others;
    impl_->records = ids_of(project->events);
    impl_->loaded = true;
  }
  return project;
}

Result<void> ProjectStore::put_reading(const ReadingBatch& batch) {
  Result<void> done = impl_->edit([&]() -> Result<void> {
    Result<void> written = write_reading(impl_->database, batch, utc_text(impl_->clock()));
    if (written && !batch.who.empty()) {
      Decision decision;
      decision.who = batch.who;
      decision.kind = batch.kind;
      decision.subject = !batch.subject.empty()     ? batch.subject
                         : !batch.documents.empty() ? batch.documents.front().id
                         : !batch.gone.empty()      ? batch.gone.front()
                                                    : "";
      decision.note = batch.note;
      written = impl_->insert_decision(decision);
    }
    return written;
  });
  if (done && impl_->records) {
    impl_->records = ids_of(batch.events);
  }
  return done;
}

Result<Decision> ProjectStore::decide(const std::string& event_id, Review review,
                                      const std::optional<std::string>& notes, const std::string& who) {
  return impl_->decide(event_id, "review", who, [&](const ReviewState& before) {
    return ReviewState{review, notes.value_or(before.notes)};
  });
}

Result<Decision> ProjectStore::edit(const std::string& event_id, const ReviewState& after, const std::string& who) {
  return impl_->decide(event_id, "edit", who, [&](const ReviewState&) { return after; });
}

Result<std::optional<Decision>> ProjectStore::undo(const std::string& event_id, const std::string& who) {
  std::optional<Decision> undone;
  const Result<void> done = impl_->edit([&]() -> Result<void> {
    const Result<std::int64_t> number = impl_->last_review(event_id);
    if (!number) {
      return forward(number.error());
    }
    if (*number == 0) {
      return {};
    }
    const Result<std::vector<Decision>> last =
        load_decisions(impl_->database, impl_->path, fmt::format("number = {}", *number));
    if (!last) {
      return forward(last.error());
    }
    const Decision& review = last->front();
    Decision decision;
    decision.who = who;
    decision.kind = "undo";
    decision.subject = review.subject;
    decision.before = review.after;
    decision.after = review.before;
    decision.undoes = review.number;
    Result<void> set = write_state(impl_->database, impl_->path, review.subject, decision.after);
    if (set) {
      set = impl_->insert_decision(decision);
    }
    undone = std::move(decision);
    return set;
  });
  if (!done) {
    return forward(done.error());
  }
  if (undone) {
    impl_->add_record(undone->subject);
  }
  return undone;
}

Result<void> ProjectStore::set_views(const std::vector<View>& views) {
  return impl_->edit([&] {
    Result<void> done = impl_->database.execute("DELETE FROM views");
    return done ? insert_all(impl_->database, "views", views, [](auto& v, auto& row) { view_columns(v, row); }) : done;
  });
}

Result<void> ProjectStore::set_layers(const std::vector<Layer>& layers) {
  return impl_->edit([&]() -> Result<void> {
    std::vector<LayerRow> rows;
    rows.reserve(layers.size());
    for (const Layer& layer : layers) {
      rows.push_back({static_cast<std::int64_t>(rows.size()), layer});
    }
    Result<void> done = impl_->database.execute("DELETE FROM layers");
    return done ? insert_all(impl_->database, "layers", rows, [](auto& v, auto& row) { layer_columns(v, row); }) : done;
  });
}

Result<void> ProjectStore::set_title(const std::string& title) {
  return impl_->edit([&] { return set_value(impl_->database, "title", title); });
}

Result<std::vector<Decision>> ProjectStore::decisions() {
  return load_decisions(impl_->database, impl_->path);
}

Result<std::unordered_map<std::string, EventFacts>> ProjectStore::facts_as_read() {
  const auto edits = load_decisions(impl_->database, impl_->path, "kind = 'edit'");
  if (!edits) {
    return forward(edits.error());
  }
  std::unordered_map<std::string, EventFacts> facts;
  for (const Decision& edit : *edits) {
    if (edit.before.facts) {
      facts.emplace(edit.subject, *edit.before.facts);
    }
  }
  return facts;
}

Result<void> ProjectStore::copy_to(const std::filesystem::path& path) {
  if (Result<void> is_new = check_new(path); !is_new) {
    return is_new;
  }
  const DraftFile draft(path);
  Result<Statement> vacuum = impl_->database.prepare("VACUUM INTO ?");
  Result<void> copied = vacuum ? Result<void>() : forward(vacuum.error());
  if (copied) {
    vacuum->bind(draft.path().string());
    copied = vacuum->run();
  }
  if (!copied) {
    Error error = copied.error();
    error.where = path.string();
    return forward(std::move(error));
  }
  if (copied = draft.flush(); copied) {
    copied = draft.publish();
  }
  impl_->forget_after_others();
  if (copied && impl_->kept && impl_->kept->is_whole() && impl_->records) {
    const auto rows = impl_->kept->found() ? impl_->kept->table() : nullptr;
    KeptRows(path).keep(rows.get(), rows ? rows->index().get() : nullptr, *impl_->records);
  }
  return copied;
}

Result<void> ProjectStore::take_history(const std::filesystem::path& other) {
  Database& database = impl_->database;
  if (Result<void> ready = impl_->get_ready(Impl::kSafe); !ready) {
    return ready;
  }
  {
    Result<Statement> attach = database.prepare("ATTACH ? AS other");
    if (!attach) {
      return forward(attach.error());
    }
    attach->bind(other.string());
    if (Result<void> attached = attach->run(); !attached) {
      return attached;
    }
  }
  Result<void> done = impl_->edit([&database] {
    return database.execute(
        "INSERT INTO decisions SELECT * FROM other.decisions; DELETE FROM readings;"
        "INSERT INTO readings SELECT * FROM other.readings");
  });
  const Result<void> detached = database.execute("DETACH other");
  return done ? detached : done;
}

Result<void> ProjectStore::close() {
  if (!impl_) {
    return {};
  }
  const std::unique_ptr<Impl> impl = std::move(impl_);
  const Result<std::string> journal = impl->database.text("PRAGMA journal_mode");
  if (!journal) {
    return forward(journal.error());
  }
  if (*journal != "wal") {
    return {};
  }
  impl->forget_after_others();
  // Without the log there is nothing beside the file. Another program that reads it just now keeps the log alive; then
  // the last to close takes it away.
  Result<void> closed = impl->database.execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
  if (closed && impl->ready && impl->records && impl->kept && impl->kept->is_whole()) {
    const FileStamp stamp = stamp_of(impl->path);
    impl->database = {};
    impl->kept->follow(impl->path, stamp, std::move(*impl->records));
  }
  return closed;
}

}  // namespace dateline::events
