#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/clock.h"
#include "base/result.h"
#include "events/exchange/table_writer.h"
#include "events/store/project_store.h"
#include "viewer/app/output_file.h"

namespace dateline::viewer {

/// Where `extract` writes its events: a new project, a project that grows, or a table.
class EventOutput {
 public:
  /// Checks that the output can be written; changes nothing yet. Errors (usage): an ending that means nothing;
  /// (failed): not writable, or something else than a project is there under a project's name.
  [[nodiscard]] static Result<EventOutput> open(const std::string& path, const Clock& clock);

  /// What the project holds already; empty for new outputs.
  [[nodiscard]] const events::Project& existing() const { return existing_; }
  /// Writes whole or not at all. `project` is the existing one with what was read, `batch` what is new of it.
  [[nodiscard]] Result<void> write(const events::Project& project, const events::ReadingBatch& batch);

 private:
  EventOutput(std::string path, Clock clock) : path_(std::move(path)), clock_(std::move(clock)) {}
  std::string path_;
  Clock clock_;
  events::Project existing_;
  std::optional<events::ProjectStore> store_;  // the project that grows
  std::optional<OutputFile> table_;
  events::TableFormat format_ = events::TableFormat::ndjson;
};

}  // namespace dateline::viewer
