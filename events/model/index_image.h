#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>

namespace dateline::events {

/// The arrays that an event index consists of.
enum class IndexSection : std::uint8_t {
  begin,
  end,
  reported,
  x,
  y,
  radius_m,
  deaths,
  place,
  event,
  sub_type,
  key,
  row_of_event,
  latest_end,   ///< all levels, the finest first
  z_order,      ///< rows of each block in the order of the Z curve, counted from the block's first
  key_values,   ///< the filter keys that occur among dated rows
  key_sums,     ///< for each count block, how many rows before it have each of key_values
  place_begin,  ///< into place_rows, one more than places
  place_rows,
  place_id_end,  ///< into place_id_text
  place_id_text,
};
inline constexpr std::size_t kIndexSections = 20;

/// What a kept image was made of. Different files, or one file at different times, differ in it.
using IndexIdentity = std::array<std::uint64_t, 4>;

/// The bytes of an event index, the same in memory and in a file, so that a kept index is mapped and not read. Filled
/// once, then immutable and shared. For this machine alone: numbers lie as the processor has them.
class IndexImage {
 public:
  /// With room for that many bytes in each section, all zero. Throws std::bad_alloc, as containers do.
  [[nodiscard]] static std::shared_ptr<IndexImage> allocate(const std::array<std::uint64_t, kIndexSections>& bytes,
                                                            std::uint32_t rows, std::uint32_t dated);
  /// Null where the file is missing, damaged, of another version of the program, or of something else.
  [[nodiscard]] static std::shared_ptr<const IndexImage> map(const std::filesystem::path& file,
                                                             const IndexIdentity& identity);
  /// Writes beside the file and renames, so that nobody meets half an image. False where it cannot be written.
  [[nodiscard]] bool save(const std::filesystem::path& file, const IndexIdentity& identity) const;

  IndexImage(const IndexImage&) = delete;
  IndexImage& operator=(const IndexImage&) = delete;
  ~IndexImage();

  [[nodiscard]] std::uint32_t rows() const;
  [[nodiscard]] std::uint32_t dated() const;
  template <class T>
  [[nodiscard]] std::span<const T> section(IndexSection which) const {
    const std::span<std::byte> bytes = section_bytes(which);
    return {reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T)};
  }
  template <class T>
  [[nodiscard]] std::span<T> writable(IndexSection which) {
    const std::span<std::byte> bytes = section_bytes(which);
    return {reinterpret_cast<T*>(bytes.data()), bytes.size() / sizeof(T)};
  }

 private:
  struct Header;
  IndexImage(std::byte* data, std::size_t size) : data_(data), size_(size) {}
  [[nodiscard]] const Header& header() const;
  [[nodiscard]] std::span<std::byte> section_bytes(IndexSection which) const;
  [[nodiscard]] std::uint64_t checksum(Header header) const;
  [[nodiscard]] bool is_sound() const;

  std::byte* data_;  // mapped memory, begins with a Header
  std::size_t size_;
};

}  // namespace dateline::events
