#include "events/store/kept_rows.h"

#include <sys/stat.h>

#include <nlohmann/json.hpp>
#include <utility>

namespace dateline::events {

namespace {

using nlohmann::json;

/// How rows are read from a project: another number wherever the same file gives other rows.
constexpr std::uint64_t kRowReading = 0x70726f6a0001u;
constexpr std::size_t kWorthKeeping = 20'000;  // rows; fewer are read in no time

/// While there is a log beside the file, the file alone is not the project.
std::optional<IndexIdentity> state_of(const std::filesystem::path& project, const IndexCache& cache) {
  for (const char* log : {"-wal", "-journal"}) {
    std::error_code missing;
    if (std::filesystem::file_size(project.string() + log, missing) > 0 && !missing) {
      return std::nullopt;
    }
  }
  return cache.identity();
}

}  // namespace

FileStamp stamp_of(const std::filesystem::path& file) {
  struct stat about {};
  if (stat(file.c_str(), &about) != 0) {
    return {};
  }
  return {static_cast<std::uint64_t>(about.st_size), static_cast<std::uint64_t>(about.st_mtim.tv_sec) * 1'000'000'000u +
                                                         static_cast<std::uint64_t>(about.st_mtim.tv_nsec)};
}

KeptRows::KeptRows(const std::filesystem::path& project)
    : cache_(project, kRowReading), state_(state_of(project, cache_)) {
  if (!state_) {
    return;
  }
  const json kept = json::parse(cache_.find_text(), nullptr, false);
  if (!kept.is_object()) {
    return;
  }
  try {
    if (kept.at("state").get<IndexIdentity>() == *state_) {
      records_ = kept.at("records").get<std::vector<std::string>>();
      source_name_ = kept.at("source").get<std::string>();
      rows_ = kept.at("rows").get<IndexIdentity>();
    }
  } catch (const json::exception&) {
    rows_.reset();  // of another version
  }
}

bool KeptRows::is_current(const std::filesystem::path& project) const {
  return state_ && stamp_of(project) == FileStamp{(*state_)[0], (*state_)[1]};
}

std::shared_ptr<const EventTable> KeptRows::table() const {
  const IndexCache rows = cache_.of(*rows_);
  std::shared_ptr<const EventIndex> index = rows.find();
  return index ? rows.find_table(source_name_, std::move(index)) : nullptr;
}

void KeptRows::keep(const Project& project) {
  rows_.reset();
  if (!state_ || !project.table || project.table->size() < kWorthKeeping) {
    return;
  }
  rows_ = state_;
  source_name_ = project.table->source_name();
  records_.clear();
  for (const Event& event : project.events) {
    records_.push_back(event.id);
  }
  cache_.keep(*project.table->index());
  cache_.keep(*project.table);
  write_state();
}

void KeptRows::follow(const std::filesystem::path& project, const FileStamp& stamp, std::vector<std::string> records) {
  cache_ = IndexCache(project, kRowReading);
  state_ = state_of(project, cache_);
  records_ = std::move(records);
  if (rows_ && state_ && FileStamp{(*state_)[0], (*state_)[1]} == stamp) {
    write_state();
  }
}

void KeptRows::write_state() {
  const json kept = {{"state", *state_}, {"rows", *rows_}, {"source", source_name_}, {"records", records_}};
  cache_.keep(kept.dump(-1, ' ', false, json::error_handler_t::replace));
}

}  // namespace dateline::events
