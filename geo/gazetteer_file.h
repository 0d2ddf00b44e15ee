#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "base/result.h"
#include "geo/gazetteer_format.h"
#include "geo/lon_lat.h"

namespace dateline::geo {

/// A compiled index, mapped into memory. Opening checks every offset and number in it against what it points to, so
/// that reading needs no checks: a damaged file is an error of `open`. Read-only; any thread.
class GazetteerFile {
 public:
  [[nodiscard]] static Result<std::unique_ptr<const GazetteerFile>> open(const std::filesystem::path& path);
  ~GazetteerFile();
  GazetteerFile(const GazetteerFile&) = delete;
  GazetteerFile& operator=(const GazetteerFile&) = delete;

  /// How many places there are: `rows` has one item more.
  [[nodiscard]] std::size_t size() const { return rows.size() - 1; }
  [[nodiscard]] std::string_view string(std::uint32_t number) const {
    return {string_bytes.data() + string_offsets[number], string_offsets[number + 1] - string_offsets[number]};
  }

  std::span<const GazetteerRow> rows;
  std::span<const std::uint32_t> spellings;
  std::span<const LonLat> line_vertices;
  std::span<const std::uint32_t> rows_by_id, rows_by_size, cells, cell_rows, keys, key_postings;
  std::span<const GazetteerPosting> postings;
  std::span<const GazetteerPrefix> prefixes;
  std::span<const std::uint32_t> string_offsets;
  std::span<const char> string_bytes;

 private:
  GazetteerFile(const void* data, std::size_t bytes) : data_(data), bytes_(bytes) {}
  [[nodiscard]] bool map_sections();
  [[nodiscard]] bool is_sound() const;
  [[nodiscard]] bool is_probed_soundly() const;

  const void* data_;
  std::size_t bytes_;
};

}  // namespace dateline::geo
