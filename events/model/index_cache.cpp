#include "events/model/index_cache.h"

#include <fmt/format.h>
#include <sys/stat.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <string_view>
#include <system_error>
#include <vector>

#include "events/model/kept_file.h"

namespace dateline::events {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kKept = 12;  // of each kind
constexpr const char* kIndexes = ".events";
constexpr const char* kTables = ".rows";
constexpr const char* kFlows = ".flows";
constexpr const char* kTexts = ".state";

fs::path cache_folder() {
  // An empty or relative variable counts as unset (XDG Base Directory Specification).
  const char* cache = std::getenv("XDG_CACHE_HOME");
  if (cache != nullptr && fs::path(cache).is_absolute()) {
    return fs::path(cache) / "dateline";
  }
  const char* home = std::getenv("HOME");
  return home != nullptr && fs::path(home).is_absolute() ? fs::path(home) / ".cache" / "dateline" : fs::path();
}

/// FNV-1a.
std::uint64_t hash_of(std::string_view bytes, std::uint64_t hash = 0xcbf29ce484222325u) {
  for (const char byte : bytes) {
    hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3u;
  }
  return hash;
}

/// Of the beginning, the end, and places between: an edit of the same length at the same time is met in most cases.
std::uint64_t sampled_hash(const fs::path& file, std::uint64_t size) {
  constexpr std::uint64_t kSample = 4096;
  constexpr std::uint64_t kSamples = 16;
  std::ifstream in(file, std::ios::binary);
  std::string buffer(kSample, '\0');
  std::uint64_t hash = hash_of("");
  for (std::uint64_t i = 0; i <= kSamples && in; ++i) {
    in.clear();
    in.seekg(static_cast<std::streamoff>(size <= kSample ? 0 : (size - kSample) / kSamples * i));
    in.read(buffer.data(), static_cast<std::streamsize>(kSample));
    hash = hash_of({buffer.data(), static_cast<std::size_t>(in.gcount())}, hash);
    in.clear();
  }
  return hash;
}

void mark_used(const fs::path& file) {
  std::error_code ignored;
  fs::last_write_time(file, fs::file_time_type::clock::now(), ignored);
}

/// Of the files that were used longest ago, beyond a few.
void let_go(const fs::path& folder, const char* extension) {
  std::error_code problem;
  std::vector<std::pair<fs::file_time_type, fs::path>> kept;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, problem)) {
    if (entry.path().extension() == extension) {
      std::error_code ignored;
      kept.emplace_back(entry.last_write_time(ignored), entry.path());
    }
  }
  std::sort(kept.rbegin(), kept.rend());
  for (std::size_t i = kKept; i < kept.size(); ++i) {
    fs::remove(kept[i].second, problem);
  }
}

}  // namespace

IndexCache::IndexCache(const fs::path& table, std::uint64_t settings) {
  std::error_code problem;
  const fs::path path = fs::canonical(table, problem);
  struct stat about {};
  const fs::path folder = cache_folder();
  if (problem || folder.empty() || stat(path.c_str(), &about) != 0 || !S_ISREG(about.st_mode)) {
    return;
  }
  const auto size = static_cast<std::uint64_t>(about.st_size);
  const std::uint64_t path_hash = hash_of(path.string());
  identity_ = {size,
               static_cast<std::uint64_t>(about.st_mtim.tv_sec) * 1'000'000'000u +
                   static_cast<std::uint64_t>(about.st_mtim.tv_nsec),
               sampled_hash(path, size), path_hash ^ settings * 0x9E3779B97F4A7C15u};
  stem_ = folder / fmt::format("{:016x}", path_hash);
}

IndexCache IndexCache::of(const IndexIdentity& identity) const {
  IndexCache other = *this;
  other.identity_ = identity;
  return other;
}

std::optional<IndexIdentity> IndexCache::identity() const {
  return stem_.empty() ? std::nullopt : std::optional(identity_);
}

fs::path IndexCache::file(const char* extension) const {
  return stem_.string() + extension;
}

std::shared_ptr<const EventIndex> IndexCache::find() const {
  if (stem_.empty()) {
    return nullptr;
  }
  std::shared_ptr<const EventIndex> index = EventIndex::from_file(file(kIndexes), identity_);
  if (index) {
    mark_used(file(kIndexes));
  }
  return index;
}

std::shared_ptr<const EventTable> IndexCache::find_table(std::string source_name,
                                                         std::shared_ptr<const EventIndex> index) const {
  if (stem_.empty()) {
    return nullptr;
  }
  auto table = EventTable::from_file(file(kTables), identity_, std::move(source_name), std::move(index));
  if (table) {
    mark_used(file(kTables));
  }
  return table;
}

std::shared_ptr<const EventFlows> IndexCache::find_flows() const {
  if (stem_.empty()) {
    return nullptr;
  }
  auto flows = EventFlows::from_file(file(kFlows), identity_);
  if (flows) {
    mark_used(file(kFlows));
  }
  return flows;
}

bool IndexCache::make_folder() const {
  std::error_code problem;
  return !stem_.empty() && (fs::create_directories(stem_.parent_path(), problem), !problem);
}

void IndexCache::keep(const EventIndex& index) const {
  if (make_folder() && index.save(file(kIndexes), identity_)) {
    let_go(stem_.parent_path(), kIndexes);
  }
}

void IndexCache::keep(const EventFlows& flows) const {
  if (make_folder() && flows.save(file(kFlows), identity_)) {
    let_go(stem_.parent_path(), kFlows);
  }
}

void IndexCache::keep(const EventTable& table) const {
  if (make_folder() && table.save(file(kTables), identity_)) {
    let_go(stem_.parent_path(), kTables);
  }
}

std::string IndexCache::find_text() const {
  if (stem_.empty()) {
    return {};
  }
  std::ifstream in(file(kTexts), std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void IndexCache::keep(std::string_view text) const {
  const auto write = [text](const KeptFile& target) { return target.write_all(std::as_bytes(std::span(text))); };
  if (make_folder() && replace_file(file(kTexts), write)) {
    let_go(stem_.parent_path(), kTexts);
  }
}

}  // namespace dateline::events
