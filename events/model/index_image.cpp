#include "events/model/index_image.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>
#include <span>
#include <string>
#include <utility>

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

/// A file descriptor that closes itself.
class File {
 public:
  File(const std::string& path, int flags) : fd_(open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~File() {
    if (fd_ >= 0) {
      close(fd_);
    }
  }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  [[nodiscard]] int fd() const { return fd_; }

 private:
  int fd_;
};

constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15u;

/// Of the bytes from `begin` on: four lanes of multiply and rotate over eight-byte words, against damage, not against
/// malice. `done(begin, bytes)` hears of each part that was read, whole pages long.
template <class Done>
std::uint64_t sum_of(std::span<const std::byte> data, std::size_t begin, Done done) {
  constexpr std::size_t kPart = 1u << 22;
  std::array<std::uint64_t, 4> lanes = {1, 2, 3, 4};
  for (std::size_t at = begin; at + 32 <= data.size(); at += 32) {  // sizes are multiples of 64 bytes
    for (std::size_t lane = 0; lane < 4; ++lane) {
      std::uint64_t word = 0;
      std::memcpy(&word, data.data() + at + lane * 8, 8);
      lanes[lane] = (lanes[lane] ^ word) * kFactor;
      lanes[lane] ^= lanes[lane] >> 29;
    }
    if ((at + 32) % kPart == 0) {
      done(at + 32 - kPart, kPart);
    }
  }
  return lanes[0] ^ (lanes[1] << 1) ^ (lanes[2] << 2) ^ (lanes[3] << 3);
}

/// The sum of the data and the header without its own checksum.
template <class Header>
std::uint64_t checksum_of(Header header, std::uint64_t sum) {
  header.checksum = 0;
  std::array<std::uint64_t, sizeof(Header) / 8> words{};
  std::memcpy(words.data(), &header, sizeof(words));
  for (const std::uint64_t word : words) {
    sum = (sum ^ word) * kFactor;
    sum ^= sum >> 29;
  }
  return sum;
}

bool write_all(int fd, const std::byte* data, std::size_t size) {
  while (size > 0) {
    const ssize_t written = write(fd, data, size);
    if (written <= 0) {
      return false;
    }
    data += written;
    size -= static_cast<std::size_t>(written);
  }
  return true;
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
  const File source(file.string(), O_RDONLY);
  struct stat about {};
  if (source.fd() < 0 || fstat(source.fd(), &about) != 0 || about.st_size < static_cast<off_t>(sizeof(Header))) {
    return nullptr;
  }
  const auto size = static_cast<std::size_t>(about.st_size);
  void* memory = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, source.fd(), 0);
  if (memory == MAP_FAILED) {
    return nullptr;
  }
  std::shared_ptr<const IndexImage> image(new IndexImage(static_cast<std::byte*>(memory), size));
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
  std::string beside = file.string() + ".XXXXXX";
  const int made = mkstemp(beside.data());
  if (made < 0) {
    return false;
  }
  close(made);
  bool written = false;
  {
    const File target(beside, O_WRONLY);
    Header h = header();
    h.identity = identity;
    h.checksum = checksum(h);
    const std::size_t begin = sizeof(Header);
    written = target.fd() >= 0 && write_all(target.fd(), reinterpret_cast<const std::byte*>(&h), begin) &&
              write_all(target.fd(), data_ + begin, size_ - begin);
  }
  if (!written || std::rename(beside.c_str(), file.c_str()) != 0) {
    std::remove(beside.c_str());
    return false;
  }
  return true;
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
