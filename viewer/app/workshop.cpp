#include "viewer/app/workshop.h"

#include <unordered_set>
#include <utility>

#include "viewer/app/reading.h"

namespace dateline::viewer {

using events::Project;
using events::ProjectStore;

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

void Workshop::close() {
  discard_recovery();
  store_.reset();
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

Result<void> Workshop::begin_recovery(const Project& project) {
  auto recovery = RecoveryFile::create(recovery_folder_);
  if (!recovery) {
    return tl::make_unexpected(recovery.error());
  }
  auto store = write_new(recovery->path(), project, {});
  if (!store) {
    recovery->remove();
    return tl::make_unexpected(store.error());
  }
  recovery_ = std::move(*recovery);
  store_ = std::move(*store);
  return {};
}

Result<void> Workshop::write(const Project& before, const Write& edit) {
  if (!store_ && recovery_folder_.empty()) {
    return {};
  }
  Result<void> done = store_ ? Result<void>() : begin_recovery(before);
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

Result<Project> Workshop::recover() {
  if (!left_behind_) {
    return failed("recovery", "there is nothing to recover any more", "");
  }
  auto project = open(left_behind_->path());
  if (project) {
    recovery_ = std::move(*left_behind_);
    left_behind_.reset();
  }
  return project;
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
}

}  // namespace dateline::viewer
