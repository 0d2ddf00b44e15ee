#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace dateline::geo {

// The index file: a header, then sections of fixed-size items, each aligned to 8 bytes, in the byte order of the
// machine that compiled it (the index is built where it is used; `kGazetteerMagic` read in another order does not
// match). Strings are numbers of entries in one pool. Rows are ordered so that a parent comes before what it contains.

inline constexpr std::uint64_t kGazetteerMagic = 0x0A7A67656E696C64;  // "dlinegz\n", little end first
inline constexpr std::uint32_t kGazetteerVersion = 4;
inline constexpr std::uint32_t kNone = 0xFFFFFFFF;

enum class Section : std::uint32_t {
  rows,            ///< GazetteerRow; one more than there are places, which only closes the last one's ranges
  spellings,       ///< string numbers; a row's are [first_spelling, next row's first_spelling), its name first
  line_vertices,   ///< LonLat
  rows_by_id,      ///< row numbers in the order of their ids' bytes
  rows_by_size,    ///< row numbers, largest `size` first
  cells,           ///< first entry in cell_rows of each cell of one degree, row-major from 180 W, 90 S; one more
  cell_rows,       ///< row numbers, within a cell largest `size` first
  keys,            ///< string numbers of the names' keys, in the order of their bytes
  key_postings,    ///< first entry in postings of each key; one more
  postings,        ///< GazetteerPosting
  prefixes,        ///< GazetteerPrefix: a hash table with linear probing, a power of two of slots, some of them empty
  string_offsets,  ///< first byte of each string in string_bytes; one more
  string_bytes,
};
inline constexpr std::size_t kSectionCount = 13;

struct GazetteerHeader {
  std::uint64_t magic = kGazetteerMagic;
  std::uint32_t version = kGazetteerVersion;
  std::uint32_t section_count = kSectionCount;
  std::uint64_t file_size = 0;
  struct Extent {
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
  };
  std::array<Extent, kSectionCount> sections{};
};

struct GazetteerRow {
  double longitude = 0;
  double latitude = 0;
  std::int64_t population = 0;    ///< 0 where unknown
  std::int64_t size = 0;          ///< population of all that it contains, or its own; orders rows
  std::uint32_t geonames_id = 0;  ///< 0 where there is none
  std::uint32_t parent = kNone;   ///< a smaller row number
  std::uint32_t id = 0;           ///< string
  std::uint32_t arabic = 0;       ///< string
  std::uint32_t source = 0;       ///< string
  std::uint32_t country = 0;      ///< string
  std::uint32_t first_spelling = 0;
  std::uint32_t first_vertex = 0;
  float radius_m = 0;
  std::uint8_t kind = 0;
  std::uint8_t confidence = 0;
  std::uint8_t transliterated = 0;  ///< 1 where names are written in another script than Latin and spelled in many ways
  std::uint8_t padding = 0;
};
static_assert(sizeof(GazetteerRow) == 72);

/// A name of a few capitals ("US", "U.A.E.") is not to be met in a pronoun or a word.
[[nodiscard]] constexpr bool is_abbreviation(std::string_view name) {
  constexpr std::size_t kLongest = 5;
  std::size_t capitals = 0;
  for (const char c : name) {
    if (c >= 'A' && c <= 'Z') {
      ++capitals;
    } else if (c != '.') {
      return false;
    }
  }
  return capitals > 0 && capitals <= kLongest;
}
inline constexpr std::uint32_t kAbbreviation = 0x80000000;

/// A spelling that has a key.
struct GazetteerPosting {
  std::uint32_t row = 0;
  std::uint32_t spelling = 0;    ///< string; with kAbbreviation where it is_abbreviation
  std::uint32_t exact_hash = 0;  ///< of its exact key, to pass over most comparisons
  std::uint32_t plain_hash = 0;  ///< of its plain spelling, likewise
};
static_assert(sizeof(GazetteerPosting) == 16);

/// The words that some key begins with, or a whole key. Slot `hash % slots` or one of those after it has it.
struct GazetteerPrefix {
  std::uint32_t hash = 0;     ///< name_hash of the words
  std::uint32_t key = kNone;  ///< the first key that begins with them; it is these words alone if any is
};
static_assert(sizeof(GazetteerPrefix) == 8);

/// Whether a key begins with these words; both with single spaces.
[[nodiscard]] constexpr bool begins_with_words(std::string_view key, std::string_view words) {
  return key.starts_with(words) && (key.size() == words.size() || key[words.size()] == ' ');
}

/// Of an exact key; FNV-1a.
[[nodiscard]] constexpr std::uint32_t name_hash(const char* bytes, std::size_t size) {
  std::uint32_t hash = 2166136261U;
  for (std::size_t i = 0; i < size; ++i) {
    hash = (hash ^ static_cast<unsigned char>(bytes[i])) * 16777619U;
  }
  return hash;
}

/// The cell of one degree that a position lies in.
[[nodiscard]] constexpr std::size_t cell_column(double longitude) {
  const auto column = static_cast<std::size_t>(longitude + 180);
  return column < 359 ? column : 359;
}
[[nodiscard]] constexpr std::size_t cell_row(double latitude) {
  const auto row = static_cast<std::size_t>(latitude + 90);
  return row < 179 ? row : 179;
}
inline constexpr std::size_t kCellColumns = 360;
inline constexpr std::size_t kCellCount = 360 * std::size_t{180};

}  // namespace dateline::geo
