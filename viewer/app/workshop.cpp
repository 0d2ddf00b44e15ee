#include "viewer/app/workshop.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "events/exchange/table_file.h"
#include "events/model/event_table.h"
#include "viewer/app/reading.h"

namespace dateline::viewer {

using events::Project;
using events::ProjectStore;

namespace {

constexpr std::size_t kWorthReferring = 20'000;  // rows; fewer are written in no time

std::unordered_set<std::string> ids_of_records(const Project& project) {
  std::unordered_set<std::string> ids;
  for (const events::Event& event : project.events) {
    ids.insert(event.id);
  }
  return ids;
}

}  // namespace

events::ReadingBatch reading_batch(const Project& project, std::vector<events::Document> documents,
                                   const ReadingTools& tools) {
  events::ReadingBatch batch;
  batch.documents = std::move(documents);
  std::unordered_set<std::string_view> ids;
  for (const events::Document& document : batch.documents) {
    ids.insert(document.id);
  }
  for (const events::Claim& claim : project.claims) {
    if (ids.contains(claim.document)) {
      batch.claims.push_back(claim);
    }
  }
  batch.events = project.events;
  batch.table = project.table;
  batch.taken_rows = project.taken_rows;
  batch.program = tools.program;
  batch.lexicons = tools.lexicons;
  return batch;
}

Workshop::Workshop(Clock clock, std::filesystem::path recovery_folder)
    : clock_(std::move(clock)), recovery_folder_(std::move(recovery_folder)) {}

Result<void> Workshop::open_gazetteer() {
  if (!gazetteer_) {
    auto opened = viewer::open_gazetteer();
    if (!opened) {
      return tl::make_unexpected(opened.error());
    }
    gazetteer_ = std::move(*opened);
  }
  return {};
}

Result<void> Workshop::open_tools() {
  if (!tools_) {
    auto loaded = load_reading_tools();
    if (!loaded) {
      return tl::make_unexpected(loaded.error());
    }
    tools_ = std::move(*loaded);
    gazetteer_ = tools_->gazetteer;
  }
  return {};
}

void Workshop::forget_tools() {
  tools_.reset();
  gazetteer_.reset();
}

Result<Project> Workshop::open(const std::filesystem::path& file) {
  auto store = ProjectStore::open(file, clock_);
  if (!store) {
    return tl::make_unexpected(store.error());
  }
  auto project = store->load();
  if (project) {
    close();
    store_ = std::move(*store);
  }
  return project;
}

Result<WithWarnings<Project>> Workshop::open_table(const std::filesystem::path& file) {
  const std::optional<RowSource> source = row_source(file);
  auto table = events::table_as_project(file);
  if (table) {
    close();
    table_ = source && source == row_source(file) ? source : std::nullopt;  // not while it is being written
  }
  return table;
}

void Workshop::close() {
  discard_recovery();
  store_.reset();
  table_.reset();
}

Result<ProjectStore> Workshop::write_new(const std::filesystem::path& file, const Project& project,
                                         const events::WriteWatch& watch) {
  if (const auto opened = open_tools(); !opened) {
    return tl::make_unexpected(opened.error());
  }
  const auto written = ProjectStore::write(file, project.title, project.time_zone,
                                           reading_batch(project, project.documents, *tools_), clock_, watch);
  if (!written) {
    return tl::make_unexpected(written.error());
  }
  auto store = ProjectStore::open(file, clock_);
  Result<void> done = store ? store->set_views(project.views) : tl::make_unexpected(store.error());
  if (done && !project.layers.empty()) {
    done = store->set_layers(project.layers);
  }
  if (!done) {
    return tl::make_unexpected(done.error());
  }
  return store;
}

Result<void> Workshop::save_as(const std::filesystem::path& file, const Project& project,
                               const events::WriteWatch& watch) {
  Result<ProjectStore> saved = [&]() -> Result<ProjectStore> {
    if (!store_) {
      return write_new(file, project, watch);
    }
    if (records_kept_) {
      return save_referring(file, project, watch);
    }
    if (const auto copied = store_->copy_to(file); !copied) {
      return tl::make_unexpected(copied.error());
    }
    return ProjectStore::open(file, clock_);
  }();
  if (!saved) {
    return tl::make_unexpected(saved.error());
  }
  close();
  store_ = std::move(*saved);
  return {};
}

Result<ProjectStore> Workshop::save_referring(const std::filesystem::path& file, const Project& project,
                                              const events::WriteWatch& watch) {
  auto saved = write_new(file, project, watch);
  const Result<void> taken = saved ? saved->take_history(store_->path()) : Result<void>();
  if (!taken) {
    saved = tl::make_unexpected(taken.error());
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm"}) {  // written by this call; the recovery file has all of it still
      std::filesystem::remove(file.string() + ending, ignored);
    }
  }
  return saved;
}

Result<void> Workshop::begin_recovery(const Project& project) {
  auto recovery = RecoveryFile::create(recovery_folder_);
  if (!recovery) {
    return tl::make_unexpected(recovery.error());
  }
  // The note comes first: a file without it is whole by itself.
  const bool refers = table_ && project.table && project.table->size() >= kWorthReferring &&
                      row_source(table_->file) == table_ && keep_note(recovery->path(), *table_);
  Project without_rows;
  if (refers) {
    without_rows = project;
    without_rows.table = nullptr;
    without_rows.taken_rows.clear();
  }
  auto store = write_new(recovery->path(), refers ? without_rows : project, {});
  if (!store) {
    recovery->remove();
    return tl::make_unexpected(store.error());
  }
  recovery_ = std::move(*recovery);
  store_ = std::move(*store);
  if (refers) {
    records_kept_ = ids_of_records(project);
  }
  return {};
}

Result<void> Workshop::put_new_records(const Project& project) {
  if (std::ranges::all_of(project.events, [this](const events::Event& e) { return records_kept_->contains(e.id); })) {
    return {};
  }
  if (const auto opened = open_tools(); !opened) {
    return tl::make_unexpected(opened.error());
  }
  Result<void> done = store_->put_reading(reading_batch(project, {}, *tools_));
  if (done) {
    records_kept_ = ids_of_records(project);
  }
  return done;
}

std::unordered_map<std::string, events::EventFacts> Workshop::facts_as_read() {
  auto facts = store_ ? store_->facts_as_read() : tl::make_unexpected(Error());
  return facts ? std::move(*facts) : std::unordered_map<std::string, events::EventFacts>();
}

Result<void> Workshop::write(const Project& before, const Write& edit) {
  if (!store_ && recovery_folder_.empty()) {
    return {};
  }
  Result<void> done = store_ ? Result<void>() : begin_recovery(before);
  if (done && records_kept_) {
    done = put_new_records(before);
  }
  if (done) {
    done = edit(*store_);
  }
  if (!done) {
    discard_recovery();
  }
  return done;
}

std::optional<LeftBehind> Workshop::find_left_behind() {
  left_behind_.reset();
  if (recovery_folder_.empty()) {
    return std::nullopt;
  }
  for (RecoveryFile& file : RecoveryFile::find_left_behind(recovery_folder_)) {
    const std::string when = file.last_change();
    auto store = ProjectStore::open(file.path(), clock_);
    if (!store) {
      continue;  // damaged, or of a newer version: it stays for whoever can read it
    }
    const auto project = store->load();
    const auto decisions = store->decisions();
    if (!project || !decisions) {
      continue;
    }
    if (project->documents.empty() && project->layers.empty() && decisions->empty()) {
      if (store->close()) {
        file.remove();
      }
      continue;
    }
    left_behind_ = std::move(file);
    return LeftBehind{project->documents.size(), decisions->size(), project->layers.size(), when};
  }
  return std::nullopt;
}

Result<WithWarnings<Project>> Workshop::recover() {
  if (!left_behind_) {
    return failed("recovery", "there is nothing to recover any more", "");
  }
  const std::optional<RowSource> source = find_note(left_behind_->path());
  auto project = open(left_behind_->path());
  if (!project) {
    return tl::make_unexpected(project.error());
  }
  recovery_ = std::move(*left_behind_);
  left_behind_.reset();
  WithWarnings<Project> recovered{std::move(*project), {}};
  if (source) {
    give_rows(*source, recovered);
  }
  return recovered;
}

void Workshop::give_rows(const RowSource& source, WithWarnings<Project>& recovered) {
  const auto is_as_it_was = [&source] { return row_source(source.file) == source; };
  auto table =
      is_as_it_was() ? events::table_as_project(source.file) : rejected(source.file.string(), "is not as it was", "");
  if (!table || !is_as_it_was()) {
    recovered.warnings.push_back(
        {Error::Kind::rejected, source.file.string(),
         "has changed since its rows were opened: only the events that were edited or read are recovered",
         "open it anew for the others"});
    return;
  }
  Project& project = recovered.value;
  project.table = std::move(table->value.table);
  for (const events::Event& event : project.events) {
    if (const auto row = project.table->number_of_id(event.id)) {
      project.taken_rows.push_back(*row);
    }
  }
  std::ranges::sort(project.taken_rows);
  recovered.warnings = std::move(table->warnings);
  table_ = source;
  records_kept_ = ids_of_records(project);
}

void Workshop::discard_left_behind() {
  if (left_behind_) {
    left_behind_->remove();
    left_behind_.reset();
  }
}

void Workshop::discard_recovery() {
  if (recovery_) {
    store_.reset();
    recovery_->remove();
    recovery_.reset();
  }
  records_kept_.reset();
}

}  // namespace dateline::viewer
