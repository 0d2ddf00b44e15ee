#include "geo/gazetteer_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <bit>
#include <cerrno>
#include <cstring>

#include "geo/place.h"

namespace dateline::geo {

namespace {

constexpr const char* kRebuild = "build the gazetteer again";

class FileDescriptor {
 public:
  explicit FileDescriptor(const char* path) : number_(::open(path, O_RDONLY | O_CLOEXEC)) {}
  ~FileDescriptor() {
    if (number_ >= 0) {
      ::close(number_);
    }
  }
  FileDescriptor(const FileDescriptor&) = delete;
  FileDescriptor& operator=(const FileDescriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
};

bool all_below(std::span<const std::uint32_t> numbers, std::size_t limit) {
  std::uint32_t largest = 0;
  for (const std::uint32_t number : numbers) {
    largest = std::max(largest, number);
  }
  return numbers.empty() || largest < limit;
}

// Whether the items are the first entries of ranges in something of `total` entries.
bool are_ranges(std::span<const std::uint32_t> firsts, std::size_t total) {
  return !firsts.empty() && firsts.front() == 0 && firsts.back() == total &&
         std::is_sorted(firsts.begin(), firsts.end());
}

}  // namespace

Result<std::unique_ptr<const GazetteerFile>> GazetteerFile::open(const std::filesystem::path& path) {
  const FileDescriptor file(path.c_str());
  struct stat facts {};
  if (file.number() < 0 || ::fstat(file.number(), &facts) != 0) {
    return failed(path.string(), std::string("the gazetteer cannot be opened: ") + std::strerror(errno), kRebuild);
  }
  const auto bytes = static_cast<std::size_t>(facts.st_size);
  if (!S_ISREG(facts.st_mode) || bytes < sizeof(GazetteerHeader)) {
    return failed(path.string(), "this is no gazetteer index", kRebuild);
  }
  void* data = ::mmap(nullptr, bytes, PROT_READ, MAP_PRIVATE, file.number(), 0);
  if (data == MAP_FAILED) {
    return failed(path.string(), std::string("the gazetteer cannot be mapped: ") + std::strerror(errno), kRebuild);
  }
  std::unique_ptr<GazetteerFile> mapped(new GazetteerFile(data, bytes));
  const auto* header = static_cast<const GazetteerHeader*>(data);
  if (header->magic != kGazetteerMagic) {
    return failed(path.string(), "this is no gazetteer index", kRebuild);
  }
  if (header->version != kGazetteerVersion || header->section_count != kSectionCount) {
    return failed(path.string(), "the gazetteer index is of another version", kRebuild);
  }
  if (header->file_size != bytes) {
    return failed(path.string(), "the gazetteer index is truncated", kRebuild);
  }
  if (!mapped->map_sections() || !mapped->is_sound()) {
    return failed(path.string(), "the gazetteer index is damaged", kRebuild);
  }
  // What was checked stays in the system's cache, and counts as this process's memory again only where it is looked at.
  ::madvise(data, bytes, MADV_DONTNEED);
  return mapped;
}

GazetteerFile::~GazetteerFile() {
  ::munmap(const_cast<void*>(data_), bytes_);
}

bool GazetteerFile::map_sections() {
  const auto* base = static_cast<const char*>(data_);
  const auto* header = static_cast<const GazetteerHeader*>(data_);
  const auto map = [&]<class Item>(Section section, std::span<const Item>& items) {
    const GazetteerHeader::Extent extent = header->sections[static_cast<std::size_t>(section)];
    if (extent.offset % 8 != 0 || extent.offset > bytes_ || extent.bytes > bytes_ - extent.offset ||
        extent.bytes % sizeof(Item) != 0) {
      return false;
    }
    items = {reinterpret_cast<const Item*>(base + extent.offset), extent.bytes / sizeof(Item)};
    return true;
  };
  return map(Section::rows, rows) && map(Section::spellings, spellings) && map(Section::line_vertices, line_vertices) &&
         map(Section::rows_by_id, rows_by_id) && map(Section::rows_by_size, rows_by_size) &&
         map(Section::cells, cells) && map(Section::cell_rows, cell_rows) && map(Section::keys, keys) &&
         map(Section::key_postings, key_postings) && map(Section::postings, postings) &&
         map(Section::prefixes, prefixes) && map(Section::string_offsets, string_offsets) &&
         map(Section::string_bytes, string_bytes);
}

// Whether every search in the hash table ends, and at a key.
bool GazetteerFile::is_probed_soundly() const {
  std::size_t empty = 0;
  for (const GazetteerPrefix& prefix : prefixes) {
    empty += prefix.key == kNone ? 1 : 0;
    if (prefix.key != kNone && prefix.key >= keys.size()) {
      return false;
    }
  }
  return empty > 0 && std::has_single_bit(prefixes.size());
}

bool GazetteerFile::is_sound() const {
  if (rows.empty() || !are_ranges(string_offsets, string_bytes.size()) || string_offsets.size() < 2) {
    return false;
  }
  const std::size_t strings = string_offsets.size() - 1;
  const std::size_t count = size();
  if (rows_by_id.size() != count || rows_by_size.size() != count || cell_rows.size() != count ||
      cells.size() != kCellCount + 1 || key_postings.size() != keys.size() + 1 || !all_below(spellings, strings) ||
      !all_below(rows_by_id, count) || !all_below(rows_by_size, count) || !all_below(cell_rows, count) ||
      !all_below(keys, strings) || !are_ranges(cells, count) || !are_ranges(key_postings, postings.size())) {
    return false;
  }
  for (const GazetteerPosting& posting : postings) {
    if (posting.row >= count || (posting.spelling & ~kAbbreviation) >= strings) {
      return false;
    }
  }
  if (!is_probed_soundly()) {
    return false;
  }
  if (rows.front().first_spelling != 0 || rows.front().first_vertex != 0 ||
      rows.back().first_spelling != spellings.size() || rows.back().first_vertex != line_vertices.size()) {
    return false;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const GazetteerRow& row = rows[i];
    if (!is_valid({row.longitude, row.latitude}) || !(row.radius_m > 0) || row.population < 0 ||
        (row.parent != kNone && row.parent >= i) || row.id >= strings || row.arabic >= strings ||
        row.source >= strings || row.country >= strings || row.first_spelling >= rows[i + 1].first_spelling ||
        row.first_vertex > rows[i + 1].first_vertex || row.kind > static_cast<std::uint8_t>(PlaceKind::facility) ||
        row.confidence > static_cast<std::uint8_t>(PlaceConfidence::low)) {
      return false;
    }
  }
  return true;
}

}  // namespace dateline::geo
