// A table's columns in a file of the cache: written whole, mapped at the next start.

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

#include "events/model/event_table.h"
#include "events/model/kept_file.h"

namespace dateline::events {

namespace {

struct Header {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t byte_order;
  IndexIdentity identity;
  std::array<std::uint64_t, kTableColumns> bytes;
  std::uint64_t checksum;
};
constexpr std::array<char, 8> kMagic = {'D', 'L', 'T', 'A', 'B', 'L', 'E', '\n'};
constexpr std::uint32_t kVersion = 2;  // another one wherever the columns' meaning changes
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::size_t kAlignment = 64;

std::size_t aligned(std::size_t offset) {
  return (offset + kAlignment - 1) / kAlignment * kAlignment;
}

/// `done(bytes)` hears of each part that was read.
template <class Done>
std::uint64_t checksum_of(const EventTable::Columns& columns, const IndexIdentity& identity, Done done) {
  constexpr std::size_t kPart = 1u << 22;
  KeptSum sum;
  visit_columns(
      [&](const auto& column) {
        const std::span<const std::byte> bytes = std::as_bytes(column);
        for (std::size_t at = 0; at < bytes.size(); at += kPart) {
          const auto part = bytes.subspan(at, std::min(kPart, bytes.size() - at));
          sum.add(part);
          done(part);
        }
      },
      columns);
  std::uint64_t value = sum.value();
  visit_columns([&](const auto& column) { value = (value ^ column.size()) * kSumFactor; }, columns);
  for (const std::uint64_t part : identity) {
    value = (value ^ part) * kSumFactor;
  }
  return value;
}

/// Whether every column is as long as the table, or empty where that is allowed.
bool fit_together(const EventTable::Columns& c) {
  const std::size_t rows = c.traits.size();
  const auto fits = [rows](const auto& column) { return column.empty() || column.size() == rows; };
  return c.longitude.size() == rows && c.latitude.size() == rows && c.start.size() == rows && c.end.size() == rows &&
         fits(c.radius_m) && fits(c.actor1) && fits(c.actor2) && fits(c.place) && fits(c.source) &&
         fits(c.deaths_low) && fits(c.deaths_best) && fits(c.deaths_high) && fits(c.id_end) && fits(c.notes_end) &&
         fits(c.origin_longitude) && fits(c.origin_latitude) && fits(c.origin_radius_m) && fits(c.origin);
}

}  // namespace

std::shared_ptr<const EventTable> EventTable::from_file(const std::filesystem::path& file,
                                                        const IndexIdentity& identity, std::string source_name,
                                                        std::shared_ptr<const EventIndex> index) {
  const std::span<std::byte> mapped = map_file(file, sizeof(Header));
  if (mapped.empty()) {
    return nullptr;
  }
  const std::size_t size = mapped.size();
  const std::shared_ptr<const void> owner(mapped.data(), [size](std::byte* bytes) { munmap(bytes, size); });
  const std::byte* data = mapped.data();
  Header header{};
  std::memcpy(&header, data, sizeof(header));
  if (header.magic != kMagic || header.version != kVersion || header.byte_order != kByteOrder ||
      header.identity != identity) {
    return nullptr;
  }
  Columns columns;
  std::size_t at = aligned(sizeof(Header));
  std::size_t which = 0;
  bool whole = true;
  visit_columns(
      [&](auto& column) {
        using T = typename std::remove_reference_t<decltype(column)>::value_type;
        const std::uint64_t bytes = header.bytes[which++];
        whole = whole && at <= size && bytes <= size - at && bytes % sizeof(T) == 0;
        if (whole) {
          column = {reinterpret_cast<const T*>(data + at), bytes / sizeof(T)};
          at = aligned(at + bytes);
        }
      },
      columns);
  // What was read stays in the system's cache, and counts as this process's memory again only where it is looked at.
  const auto page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
  const auto forget = [&](std::span<const std::byte> part) {
    const auto begin = static_cast<std::size_t>(part.data() - data) / page * page;
    madvise(mapped.data() + begin, static_cast<std::size_t>(part.data() - data) + part.size() - begin, MADV_DONTNEED);
  };
  if (!whole || !fit_together(columns) || checksum_of(columns, identity, forget) != header.checksum) {
    return nullptr;
  }
  return std::shared_ptr<const EventTable>(new EventTable(columns, owner, std::move(source_name), std::move(index)));
}

bool EventTable::save(const std::filesystem::path& file, const IndexIdentity& identity) const {
  Header header{};
  header.magic = kMagic;
  header.version = kVersion;
  header.byte_order = kByteOrder;
  header.identity = identity;
  header.checksum = checksum_of(columns_, identity, [](std::span<const std::byte>) {});
  std::size_t which = 0;
  visit_columns([&](const auto& column) { header.bytes[which++] = column.size_bytes(); }, columns_);
  return replace_file(file, [&](const KeptFile& target) {
    const std::array<std::byte, kAlignment> blank{};
    const auto pad = [&](std::size_t bytes) { return target.write_all({blank.data(), aligned(bytes) - bytes}); };
    bool written = target.write_all(std::as_bytes(std::span(&header, 1))) && pad(sizeof(header));
    visit_columns(
        [&](const auto& column) {
          written = written && target.write_all(std::as_bytes(column)) && pad(column.size_bytes());
        },
        columns_);
    return written;
  });
}

}  // namespace dateline::events
