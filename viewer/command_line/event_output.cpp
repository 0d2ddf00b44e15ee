#include "viewer/command_line/event_output.h"

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <tuple>

namespace dateline::viewer {

namespace {

bool names_project(const std::filesystem::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return ending == ".gpkg";
}

}  // namespace

Result<EventOutput> EventOutput::open(const std::string& path, const Clock& clock) {
  EventOutput output(path, clock);
  if (names_project(path)) {
    std::error_code error;
    if (!std::filesystem::exists(path, error)) {
      // Only to see whether the folder takes a file; the project is written at the end, under its name.
      const Result<OutputFile> probe = OutputFile::open(path);
      return probe ? Result<EventOutput>(std::move(output)) : tl::make_unexpected(probe.error());
    }
    Result<events::ProjectStore> store = events::ProjectStore::open(path, clock);
    if (!store) {
      Error refused = store.error();
      refused.fix = "give another output, this one stays as it is";
      return tl::make_unexpected(std::move(refused));
    }
    Result<events::Project> existing = store->load();
    if (!existing) {
      return tl::make_unexpected(existing.error());
    }
    output.store_ = std::move(*store);
    output.existing_ = std::move(*existing);
    return output;
  }
  const std::optional<events::TableFormat> format =
      path == "-" ? events::TableFormat::ndjson : events::table_format(path);
  if (!format) {
    return usage_error(path, "no known kind of output",
                       "let its name end in .gpkg, .geojson, .csv or .ndjson, or give -");
  }
  output.format_ = *format;
  Result<OutputFile> table = OutputFile::open(path);
  if (!table) {
    return tl::make_unexpected(table.error());
  }
  output.table_.emplace(std::move(*table));
  return output;
}

Result<void> EventOutput::write(const events::Project& project, const events::ReadingBatch& batch) {
  if (table_) {
    OutputFile& table = *table_;
    // Whether all was written is what `commit` tells.
    std::ignore =
        events::write_events(project, format_, [&table](std::string_view bytes) { return table.write(bytes); });
    return table.commit();
  }
  if (store_) {
    Result<void> done = store_->put_reading(batch);
    return done ? store_->close() : done;
  }
  const std::string title = std::filesystem::path(path_).stem().string();
  return events::ProjectStore::write(path_, title, project.time_zone, batch, clock_);
}

}  // namespace dateline::viewer
