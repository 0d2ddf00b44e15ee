#include "events/store/kept_rows.h"

#include <sys/stat.h>

#include <nlohmann/json.hpp>
#include <utility>

namespace dateline::events {

namespace {

using nlohmann::json;

/// How rows are read from a project: another number wherever the same file gives other rows.
constexpr std::uint64_t kRowReading = 0x70726f6a0001u;
constexpr std::size_t kWorthKeeping = 20'000;      // rows; fewer are read in no time
constexpr std::uint64_t kWorthKnowing = 4u << 20;  // bytes; a smaller file is checked in no time

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
      if (!kept.at("rows").is_null()) {
        rows_ = kept.at("rows").get<IndexIdentity>();
      }
      whole_ = true;
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

void KeptRows::keep(const EventTable* rows, const EventIndex* index, std::vector<std::string> records) {
  rows_.reset();
  records_.clear();
  whole_ = state_.has_value();
  if (!state_) {
    return;
  }
  if (rows != nullptr && index != nullptr && index->size() >= kWorthKeeping) {
    rows_ = state_;
    source_name_ = rows->source_name();
    records_ = std::move(records);
    cache_.keep(*index);
    cache_.keep(*rows);
  }
  write_state();
}

void KeptRows::follow(const std::filesystem::path& project, const FileStamp& stamp, std::vector<std::string> records) {
  cache_ = IndexCache(project, kRowReading);
  state_ = state_of(project, cache_);
  if (rows_) {
    records_ = std::move(records);
  }
  if (whole_ && state_ && FileStamp{(*state_)[0], (*state_)[1]} == stamp) {
    write_state();
  }
}

void KeptRows::write_state() {
  if (!rows_ && (*state_)[0] < kWorthKnowing) {
    return;
  }
  const json rows = rows_ ? json(*rows_) : json();
  const json kept = {{"state", *state_}, {"rows", rows}, {"source", source_name_}, {"records", records_}};
  cache_.keep(kept.dump(-1, ' ', false, json::error_handler_t::replace));
}

}  // namespace dateline::events
