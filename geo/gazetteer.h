#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "geo/bounds.h"
#include "geo/place.h"

namespace dateline::geo {

/// A place that some name may denote.
struct NameMatch {
  PlaceIndex place = 0;
  /// 1 the name is one of the row's spellings as written (case and diacritics aside), less where only the
  /// transliteration-aware key agrees ("Leiramoun" for "Layramoun").
  float similarity = 0;
};

/// The names and places that reading resolves against. Built once, then only read: every const method may be called
/// from any thread. A compiled index file is memory-mapped, so opening costs milliseconds whatever its size.
class Gazetteer {
 public:
  /// Opens the index that `compile_gazetteer` wrote. Errors: file missing, not an index, of another version, truncated.
  [[nodiscard]] static Result<std::shared_ptr<const Gazetteer>> open(const std::filesystem::path& index);
  ~Gazetteer();
  Gazetteer(const Gazetteer&) = delete;
  Gazetteer& operator=(const Gazetteer&) = delete;

  [[nodiscard]] std::size_t size() const;
  [[nodiscard]] Place place(PlaceIndex index) const;
  [[nodiscard]] std::optional<PlaceIndex> find_id(std::string_view id) const;

  // Single columns of a row, without materialising it.
  [[nodiscard]] std::string_view name(PlaceIndex index) const;
  [[nodiscard]] PlaceKind kind(PlaceIndex index) const;
  [[nodiscard]] LonLat point(PlaceIndex index) const;
  [[nodiscard]] double radius_m(PlaceIndex index) const;
  [[nodiscard]] std::int64_t population(PlaceIndex index) const;  ///< 0 where unknown
  [[nodiscard]] std::string_view country(PlaceIndex index) const;
  /// The same number for all places of one country, of this gazetteer only.
  [[nodiscard]] std::uint32_t country_number(PlaceIndex index) const;
  [[nodiscard]] std::string_view id(PlaceIndex index) const;
  [[nodiscard]] std::optional<std::uint32_t> geonames_id(PlaceIndex index) const;
  [[nodiscard]] std::optional<PlaceIndex> parent(PlaceIndex index) const;
  /// Whether `outer` is `inner` or one of its chain of parents.
  [[nodiscard]] bool contains(PlaceIndex outer, PlaceIndex inner) const;

  /// Every place that the name may denote, in any script, best similarity first, then most populous.
  [[nodiscard]] std::vector<NameMatch> find(std::string_view name) const;

  /// What the names' keys (`name_key`, `name_prefix_key`) have that begin with the words of this one.
  enum class KeyUse : std::uint8_t { none, beginning, whole };
  /// `whole` where `find` may find a name of this key, else `beginning` where it begins a longer one. For a scanner
  /// that puts keys together word by word.
  [[nodiscard]] KeyUse use_of_key(std::string_view key) const;

  /// Whether any known name starts with these words (folded); lets a scanner stop early. A word is what lies between
  /// spaces; the empty string is a prefix of everything.
  [[nodiscard]] bool is_prefix(std::string_view words) const;

  /// Places in the box, most populous first, at most `limit`; for labels and searches.
  [[nodiscard]] std::vector<PlaceIndex> in_bounds(const Bounds& bounds, std::size_t limit) const;

 private:
  struct Impl;
  explicit Gazetteer(std::unique_ptr<const Impl> impl);
  std::unique_ptr<const Impl> impl_;
};

/// Reads the gazetteer's source files (assets/gazetteer, see its README for the columns) and writes the index that
/// `Gazetteer::open` maps. Runs at build time and for a user's own rows. Errors name file, row and column.
[[nodiscard]] Result<void> compile_gazetteer(const std::filesystem::path& source_folder,
                                             const std::filesystem::path& index);

}  // namespace dateline::geo
