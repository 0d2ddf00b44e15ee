#include "events/model/index_image.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <span>
#include <string>
#include <utility>

#include "events/model/kept_file.h"

namespace dateline::events {

struct IndexImage::Header {
  struct Section {
    std::uint64_t offset;
    std::uint64_t bytes;
  };
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t byte_order;
  std::uint64_t size;
  std::uint64_t checksum;
  IndexIdentity identity;
  std::uint32_t rows;
  std::uint32_t dated;
  std::array<Section, kIndexSections> sections;
};

namespace {

constexpr std::array<char, 8> kMagic = {'D', 'L', 'I', 'N', 'D', 'E', 'X', '\n'};
constexpr std::uint32_t kVersion = 1;  // another one wherever the sections' meaning changes
constexpr std::uint32_t kByteOrder = 0x01020304;
constexpr std::uint64_t kAlignment = 64;

std::uint64_t aligned(std::uint64_t offset) {
  return (offset + kAlignment - 1) / kAlignment * kAlignment;
}

/// Of the bytes from `begin` on. `done(begin, bytes)` hears of each part that was read, whole pages long.
template <class Done>
std::uint64_t sum_of(std::span<const std::byte> data, std::size_t begin, Done done) {
  constexpr std::size_t kPart = 1u << 22;
  KeptSum sum;
  for (std::size_t at = begin; at < data.size();) {
    const std::size_t end = std::min(data.size(), (at / kPart + 1) * kPart);
    sum.add(data.subspan(at, end - at));  // sizes are multiples of 64 bytes
    if (end % kPart == 0) {
      done(end - kPart, kPart);
    }
    at = end;
  }
  return sum.value();
}

/// The sum of the data and the header without its own checksum.
template <class Header>
std::uint64_t checksum_of(Header header, std::uint64_t sum) {
  header.checksum = 0;
  std::array<std::uint64_t, sizeof(Header) / 8> words{};
  std::memcpy(words.data(), &header, sizeof(words));
  for (const std::uint64_t word : words) {
    sum = (sum ^ word) * kSumFactor;
    sum ^= sum >> 29;
  }
  return sum;
}

}  // namespace

std::shared_ptr<IndexImage> IndexImage::allocate(const std::array<std::uint64_t, kIndexSections>& bytes,
                                                 std::uint32_t rows, std::uint32_t dated) {
  Header header{};
  header.magic = kMagic;
  header.version = kVersion;
  header.byte_order = kByteOrder;
  header.rows = rows;
  header.dated = dated;
  std::uint64_t at = aligned(sizeof(Header));
  for (std::size_t i = 0; i < kIndexSections; ++i) {
    header.sections[i] = {at, bytes[i]};
    at = aligned(at + bytes[i]);
  }
  header.size = at;
  void* memory = mmap(nullptr, at, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (memory == MAP_FAILED) {
    throw std::bad_alloc();
  }
  std::memcpy(memory, &header, sizeof(header));
  return std::shared_ptr<IndexImage>(new IndexImage(static_cast<std::byte*>(memory), at));
}

std::shared_ptr<const IndexImage> IndexImage::map(const std::filesystem::path& file, const IndexIdentity& identity) {
  const std::span<std::byte> bytes = map_file(file, sizeof(Header));
  if (bytes.empty()) {
    return nullptr;
  }
  std::shared_ptr<const IndexImage> image(new IndexImage(bytes.data(), bytes.size()));
  return image->is_sound() && image->header().identity == identity ? image : nullptr;
}

bool IndexImage::is_sound() const {
  const Header& h = header();
  if (h.magic != kMagic || h.version != kVersion || h.byte_order != kByteOrder || h.size != size_ || h.dated > h.rows) {
    return false;
  }
  for (const Header::Section& section : h.sections) {
    if (section.offset % kAlignment != 0 || section.offset > size_ || section.bytes > size_ - section.offset) {
      return false;
    }
  }
  // Only mapped files are asked: what was read stays in the system's cache, and counts as this process's memory again
  // only where it is looked at.
  const auto forget = [this](std::size_t begin, std::size_t bytes) { madvise(data_ + begin, bytes, MADV_DONTNEED); };
  return checksum_of(h, sum_of({data_, size_}, aligned(sizeof(Header)), forget)) == h.checksum;
}

std::uint64_t IndexImage::checksum(Header h) const {
  return checksum_of(h, sum_of({data_, size_}, aligned(sizeof(Header)), [](std::size_t, std::size_t) {}));
}

bool IndexImage::save(const std::filesystem::path& file, const IndexIdentity& identity) const {
  Header h = header();
  h.identity = identity;
  h.checksum = checksum(h);
  return replace_file(file, [&](const KeptFile& target) {
    return target.write_all(std::as_bytes(std::span(&h, 1))) &&
           target.write_all({data_ + sizeof(Header), size_ - sizeof(Header)});
  });
}

IndexImage::~IndexImage() {
  munmap(data_, size_);
}

const IndexImage::Header& IndexImage::header() const {
  return *reinterpret_cast<const Header*>(data_);
}

std::uint32_t IndexImage::rows() const {
  return header().rows;
}
std::uint32_t IndexImage::dated() const {
  return header().dated;
}

std::span<std::byte> IndexImage::section_bytes(IndexSection which) const {
  const Header::Section& section = header().sections[static_cast<std::size_t>(which)];
  return {data_ + section.offset, section.bytes};
}

}  // namespace dateline::events
