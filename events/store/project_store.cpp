#include "events/store/project_store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <set>
#include <unordered_set>
#include <utility>

#include "events/store/project_file.h"
#include "events/store/schema.h"
#include "events/store/tables.h"

namespace dateline::events {

namespace {

tl::unexpected<Error> forward(Error error) {
  return tl::make_unexpected(std::move(error));
}

/// Writes rows of one table.
template <class Columns>
class Inserter {
 public:
  static Result<Inserter> create(Database& database, const char* table, Columns columns) {
    Result<Statement> statement = database.prepare(insert_sql(project_table(table)));
    if (!statement) {
      return forward(statement.error());
    }
    return Inserter(std::move(*statement), std::move(columns));
  }

  template <class Record>
  Result<void> write(const Record& record) {
    RowWriter writer(statement_);
    columns_(writer, record);
    return statement_.run();
  }

 private:
  Inserter(Statement statement, Columns columns) : statement_(std::move(statement)), columns_(std::move(columns)) {}
  Statement statement_;
  Columns columns_;
};

template <class Records, class Columns>
Result<void> insert_all(Database& database, const char* table, const Records& records, Columns columns) {
  auto inserter = Inserter<Columns>::create(database, table, columns);
  if (!inserter) {
    return forward(inserter.error());
  }
  for (const auto& record : records) {
    if (Result<void> written = inserter->write(record); !written) {
      return written;
    }
  }
  return {};
}

Result<void> set_value(Database& database, const std::string& key, const std::string& value) {
  return insert_all(database, "project", std::vector<ProjectRow>{{key, value}},
                    [](auto& v, auto& row) { project_columns(v, row); });
}

/// Runs one statement for each of the keys.
template <class Keys>
Result<void> run_for_each(Database& database, const std::string& sql, const Keys& keys) {
  Result<Statement> statement = database.prepare(sql);
  if (!statement) {
    return forward(statement.error());
  }
  for (const auto& key : keys) {
    statement->bind(std::string_view(key));
    if (Result<void> ran = statement->run(); !ran) {
      return ran;
    }
  }
  return {};
}

std::vector<std::string> ids_of(const std::vector<Document>& documents) {
  std::vector<std::string> ids;
  ids.reserve(documents.size());
  for (const Document& document : documents) {
    ids.push_back(document.id);
  }
  return ids;
}

Result<void> put_claims(Database& database, const ReadingBatch& batch) {
  const std::vector<std::string> documents = ids_of(batch.documents);
  Result<void> done = run_for_each(
      database, "DELETE FROM evidence WHERE claim IN (SELECT id FROM claims WHERE document = ?)", documents);
  if (done) {
    done = run_for_each(database, "DELETE FROM claims WHERE document = ?", documents);
  }
  if (done) {
    done = insert_all(database, "claims", batch.claims, [](auto& v, auto& row) { claim_columns(v, row); });
  }
  std::vector<EvidenceRow> evidence;
  for (const Claim& claim : batch.claims) {
    for (std::size_t i = 0; i < claim.evidence.size(); ++i) {
      evidence.push_back({claim.id, static_cast<std::int64_t>(i), claim.evidence[i]});
    }
  }
  if (done) {
    done = insert_all(database, "evidence", evidence, [](auto& v, auto& row) { evidence_columns(v, row); });
  }
  return done;
}

Result<void> delete_events_but(Database& database, const std::vector<Event>& events) {
  std::unordered_set<std::string_view> kept;
  for (const Event& event : events) {
    kept.insert(event.id);
  }
  std::vector<std::string> gone;
  {
    Result<Statement> select = database.prepare("SELECT id FROM events");
    if (!select) {
      return forward(select.error());
    }
    Result<bool> more = select->step();
    for (; more && *more; more = select->step()) {
      if (std::string id(select->next_text()); !kept.contains(id)) {
        gone.push_back(std::move(id));
      }
    }
    if (!more) {
      return forward(more.error());
    }
  }
  return run_for_each(database, "DELETE FROM events WHERE id = ?", gone);
}

/// One row a place, as the place itself rather than as "near" it where both are known.
std::vector<EventPlace> distinct_places(const std::vector<Event>& events) {
  std::vector<EventPlace> places;
  std::unordered_map<std::string_view, std::size_t> index;
  for (const Event& event : events) {
    if (event.place.id.empty()) {
      continue;
    }
    const auto [found, is_new] = index.emplace(event.place.id, places.size());
    if (is_new) {
      places.push_back(event.place);
    } else if (!places[found->second].relation.empty() && event.place.relation.empty()) {
      places[found->second] = event.place;
    }
  }
  return places;
}

Result<void> put_events(Database& database, const std::vector<Event>& events) {
  Result<void> done = delete_events_but(database, events);
  if (done) {
    done = database.execute("DELETE FROM event_claims; DELETE FROM places");
  }
  if (done) {
    done = insert_all(database, "events", events, [](auto& v, auto& row) { event_columns(v, row); });
  }
  std::vector<EventClaimRow> links;
  for (const Event& event : events) {
    for (std::size_t i = 0; i < event.claims.size(); ++i) {
      links.push_back({event.id, event.claims[i], static_cast<std::int64_t>(i)});
    }
  }
  if (done) {
    done = insert_all(database, "event_claims", links, [](auto& v, auto& row) { event_claim_columns(v, row); });
  }
  if (done) {
    done = insert_all(database, "places", distinct_places(events),
                      [](auto& v, auto& row) { place_table_columns(v, row); });
  }
  return done;
}

/// Other programs zoom to what gpkg_contents says.
Result<void> update_extents(Database& database, const std::string& now) {
  return database.execute(fmt::format(
      "UPDATE gpkg_contents SET last_change = '{}', "
      "min_x = (SELECT min(longitude) FROM events WHERE geom IS NOT NULL), "
      "max_x = (SELECT max(longitude) FROM events WHERE geom IS NOT NULL), "
      "min_y = (SELECT min(latitude) FROM events WHERE geom IS NOT NULL), "
      "max_y = (SELECT max(latitude) FROM events WHERE geom IS NOT NULL) WHERE table_name IN ('events', 'places')",
      stored_instant(now)));
}

/// A name beside `path` for a file that is not finished. Removed when this goes, with what SQLite put beside it.
class DraftFile {
 public:
  explicit DraftFile(const std::filesystem::path& path)
      : path_(path.parent_path() / fmt::format(".{}.{}.draft.gpkg", path.filename().string(), ::getpid())) {
    remove();
  }
  ~DraftFile() { remove(); }
  DraftFile(const DraftFile&) = delete;
  DraftFile& operator=(const DraftFile&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  /// Gives the file its name, unless something has that name by now.
  Result<void> publish(const std::filesystem::path& path) const {
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE) == 0) {
      return {};
    }
    std::error_code error;
    if (errno == EINVAL && !std::filesystem::exists(path, error)) {  // a file system that cannot do this in one step
      std::filesystem::rename(path_, path, error);
      if (!error) {
        return {};
      }
    }
    return failed(path.string(), "cannot be written under this name", "give another name");
  }

 private:
  void remove() const {
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
      std::filesystem::remove(path_.string() + ending, ignored);
    }
  }
  std::filesystem::path path_;
};

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

  static Result<std::unique_ptr<Impl>> open(const std::filesystem::path& path, Clock clock) {
    Result<Database> database = Database::open(path, Database::Mode::write);
    if (!database) {
      return forward(database.error());
    }
    // FULL: an acknowledged edit also outlives a power cut.
    if (Result<void> set = database->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL"); !set) {
      return forward(set.error());
    }
    auto impl = std::make_unique<Impl>(Impl{path, std::move(clock), std::move(*database)});
    const Result<std::int64_t> revision = impl->stored_revision();
    if (!revision) {
      return forward(revision.error());
    }
    impl->revision = *revision;
    return impl;
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

  Result<void> set_review(const std::string& event_id, const ReviewState& state) {
    Result<Statement> update = database.prepare("UPDATE events SET review = ?, notes = ? WHERE id = ?");
    if (!update) {
      return forward(update.error());
    }
    update->bind(name_of(state.review));
    state.notes.empty() ? update->bind_null() : update->bind(state.notes);
    update->bind(event_id);
    return update->run();
  }

  Result<ReviewState> review_of(const std::string& event_id) {
    Result<Statement> select = database.prepare("SELECT review, notes FROM events WHERE id = ?");
    if (!select) {
      return forward(select.error());
    }
    select->bind(event_id);
    const Result<bool> found = select->step();
    if (!found) {
      return forward(found.error());
    }
    if (!*found) {
      return failed(path.string(), "the project has no such event any more", "open it again");
    }
    const std::optional<Review> stored = review(select->next_text());
    return ReviewState{stored.value_or(Review::unreviewed), std::string(select->next_text())};
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
  if (const Result<void> checked = check_project(path); !checked) {
    return forward(checked.error());
  }
  Result<std::unique_ptr<Impl>> impl = Impl::open(path, std::move(clock));
  if (!impl) {
    return forward(impl.error());
  }
  return ProjectStore(std::move(*impl));
}

Result<Project> ProjectStore::read(const std::filesystem::path& path) {
  if (const Result<void> checked = check_project(path); !checked) {
    return forward(checked.error());
  }
  Result<Database> database = Database::open(path, Database::Mode::read);
  if (!database) {
    return forward(database.error());
  }
  return load_project(*database, path);
}

Result<void> ProjectStore::write(const std::filesystem::path& path, const std::string& title,
                                 const std::string& time_zone, const ReadingBatch& batch, Clock clock) {
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
  if (!batch.documents.empty() || !batch.events.empty()) {
    Result<std::unique_ptr<Impl>> impl = Impl::open(draft.path(), std::move(clock));
    if (!impl) {
      return about_path(impl.error());
    }
    ProjectStore store(std::move(*impl));
    done = store.put_reading(batch);
    if (done) {
      done = store.close();
    }
    if (!done) {
      return about_path(done.error());
    }
  }
  return draft.publish(path);
}

const std::filesystem::path& ProjectStore::path() const {
  return impl_->path;
}

Result<Project> ProjectStore::load() {
  const Result<std::int64_t> revision = impl_->stored_revision();
  if (!revision) {
    return forward(revision.error());
  }
  impl_->revision = *revision;
  return load_project(impl_->database, impl_->path);
}

Result<void> ProjectStore::put_reading(const ReadingBatch& batch) {
  return impl_->edit([&]() -> Result<void> {
    Database& database = impl_->database;
    const std::string now = utc_text(impl_->clock());
    const Result<std::int64_t> last = database.integer("SELECT max(number) FROM readings");
    if (!last) {
      return forward(last.error());
    }
    const ReadingRow reading{*last + 1, batch.program, batch.lexicons, now,
                             static_cast<std::int64_t>(batch.documents.size())};
    Result<void> done = insert_all(database, "readings", std::vector<ReadingRow>{reading},
                                   [](auto& v, auto& row) { reading_columns(v, row); });
    if (done) {
      done = insert_all(database, "documents", batch.documents, [](auto& v, auto& row) { document_columns(v, row); });
    }
    if (done) {
      done = put_claims(database, batch);
    }
    if (done) {
      done = put_events(database, batch.events);
    }
    if (done) {
      done = update_extents(database, now);
    }
    if (done && !batch.who.empty()) {
      Decision decision;
      decision.who = batch.who;
      decision.kind = "reading";
      decision.subject = batch.documents.empty() ? "" : batch.documents.front().id;
      decision.note = batch.note;
      done = impl_->insert_decision(decision);
    }
    return done;
  });
}

Result<Decision> ProjectStore::decide(const std::string& event_id, Review review,
                                      const std::optional<std::string>& notes, const std::string& who) {
  Decision decision;
  const Result<void> done = impl_->edit([&]() -> Result<void> {
    const Result<ReviewState> before = impl_->review_of(event_id);
    if (!before) {
      return forward(before.error());
    }
    decision.who = who;
    decision.kind = "review";
    decision.subject = event_id;
    decision.before = *before;
    decision.after = {review, notes.value_or(before->notes)};
    Result<void> set = impl_->set_review(event_id, decision.after);
    return set ? impl_->insert_decision(decision) : set;
  });
  if (!done) {
    return forward(done.error());
  }
  return decision;
}

Result<std::optional<Decision>> ProjectStore::undo(const std::string& who) {
  std::optional<Decision> undone;
  const Result<void> done = impl_->edit([&]() -> Result<void> {
    const Result<std::int64_t> number = impl_->database.integer(
        "SELECT max(number) FROM decisions WHERE kind = 'review' AND number NOT IN "
        "(SELECT undoes FROM decisions WHERE undoes IS NOT NULL)");
    if (!number) {
      return forward(number.error());
    }
    if (*number == 0) {
      return {};
    }
    const Result<std::vector<Decision>> last = load_decisions(impl_->database, impl_->path, *number);
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
    Result<void> set = impl_->set_review(review.subject, decision.after);
    if (set) {
      set = impl_->insert_decision(decision);
    }
    undone = std::move(decision);
    return set;
  });
  if (!done) {
    return forward(done.error());
  }
  return undone;
}

Result<void> ProjectStore::put_view(const View& view) {
  return impl_->edit([&] {
    return insert_all(impl_->database, "views", std::vector<View>{view},
                      [](auto& v, auto& row) { view_columns(v, row); });
  });
}

Result<void> ProjectStore::remove_view(const std::string& name) {
  return impl_->edit([&] {
    return run_for_each(impl_->database, "DELETE FROM views WHERE name = ?", std::vector<std::string>{name});
  });
}

Result<void> ProjectStore::set_layers(const std::vector<Layer>& layers) {
  return impl_->edit([&]() -> Result<void> {
    std::vector<LayerRow> rows;
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

Result<void> ProjectStore::close() {
  if (!impl_) {
    return {};
  }
  const std::unique_ptr<Impl> impl = std::move(impl_);
  // Without the log there is nothing beside the file. Another program that reads it just now keeps the log alive; then
  // the last to close takes it away.
  return impl->database.execute("PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE");
}

}  // namespace dateline::events
