#pragma once

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <functional>
#include <span>
#include <string>

namespace dateline::events {

// What files that are kept and mapped have in common.

/// A file descriptor that closes itself.
class KeptFile {
 public:
  KeptFile(const std::string& path, int flags) : fd_(open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
  ~KeptFile() {
    if (fd_ >= 0) {
      close(fd_);
    }
  }
  KeptFile(const KeptFile&) = delete;
  KeptFile& operator=(const KeptFile&) = delete;
  [[nodiscard]] int fd() const { return fd_; }
  /// False where not all could be written.
  [[nodiscard]] bool write_all(std::span<const std::byte> data) const {
    while (!data.empty()) {
      const ssize_t written = write(fd_, data.data(), data.size());
      if (written <= 0) {
        return false;
      }
      data = data.subspan(static_cast<std::size_t>(written));
    }
    return true;
  }

 private:
  int fd_;
};

/// The bytes of a file, mapped, for munmap to let go; empty where it cannot be read or has fewer than `least` bytes.
[[nodiscard]] inline std::span<std::byte> map_file(const std::filesystem::path& file, std::size_t least) {
  const KeptFile source(file.string(), O_RDONLY);
  struct stat about {};
  if (source.fd() < 0 || fstat(source.fd(), &about) != 0 || about.st_size < static_cast<off_t>(least)) {
    return {};
  }
  const auto size = static_cast<std::size_t>(about.st_size);
  void* memory = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, source.fd(), 0);
  return memory == MAP_FAILED ? std::span<std::byte>() : std::span(static_cast<std::byte*>(memory), size);
}

/// Writes beside a file and renames, so that nobody meets half of it. False, and nothing is left, where `write` is.
[[nodiscard]] inline bool replace_file(const std::filesystem::path& file,
                                       const std::function<bool(const KeptFile&)>& write) {
  std::string beside = file.string() + ".XXXXXX";
  const int made = mkstemp(beside.data());
  if (made < 0) {
    return false;
  }
  close(made);
  bool written = false;
  {
    const KeptFile target(beside, O_WRONLY);
    written = target.fd() >= 0 && write(target);
  }
  if (!written || std::rename(beside.c_str(), file.c_str()) != 0) {
    std::remove(beside.c_str());
    return false;
  }
  return true;
}

inline constexpr std::uint64_t kSumFactor = 0x9E3779B97F4A7C15u;

/// Of bytes that come in parts, each filled up to a multiple of 32 with zeros: four lanes of multiply and rotate over
/// eight-byte words, against damage, not against malice.
class KeptSum {
 public:
  void add(std::span<const std::byte> data) {
    const std::size_t whole = data.size() / 32 * 32;
    for (std::size_t at = 0; at < whole; at += 32) {
      add_32(data.data() + at);
    }
    if (whole < data.size()) {
      std::array<std::byte, 32> rest{};
      std::memcpy(rest.data(), data.data() + whole, data.size() - whole);
      add_32(rest.data());
    }
  }
  [[nodiscard]] std::uint64_t value() const {
    return lanes_[0] ^ (lanes_[1] << 1) ^ (lanes_[2] << 2) ^ (lanes_[3] << 3);
  }

 private:
  void add_32(const std::byte* data) {
    for (std::size_t lane = 0; lane < 4; ++lane) {
      std::uint64_t word = 0;
      std::memcpy(&word, data + lane * 8, 8);
      lanes_[lane] = (lanes_[lane] ^ word) * kSumFactor;
      lanes_[lane] ^= lanes_[lane] >> 29;
    }
  }
  std::array<std::uint64_t, 4> lanes_ = {1, 2, 3, 4};
};

}  // namespace dateline::events
