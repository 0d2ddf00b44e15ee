#include "geo/gazetteer.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/name_fold.h"
#include "base/name_key.h"
#include "geo/gazetteer_file.h"
#include "geo/match_cache.h"

namespace dateline::geo {

struct Gazetteer::Impl {
  std::unique_ptr<const GazetteerFile> file;
  mutable MatchCache cache;

  [[nodiscard]] std::vector<NameMatch> matches_of(std::string_view name) const;
  [[nodiscard]] const GazetteerRow& row(PlaceIndex index) const { return file->rows[index]; }
  [[nodiscard]] std::string_view string(std::uint32_t number) const { return file->string(number); }

  // How alike a spelling must be to stand for the place. Short keys ("Ur", "Ayn") agree by chance: they count only as
  // written. Of the 2,000 pairs of spellings in syria.csv and aleppo.csv that have one key, 98 in 100 reach a half.
  [[nodiscard]] float least_similarity(std::uint32_t place, std::string_view key) const {
    constexpr std::size_t kShortestLooseKey = 4;  // bytes
    if (key.size() < kShortestLooseKey) {
      return 1;
    }
    return row(place).transliterated != 0 ? 0.5F : 0.9F;
  }

  // The first key that begins with these words, or kNone. It is these words alone if any is.
  [[nodiscard]] std::uint32_t find_words(std::string_view words) const {
    const std::uint32_t hash = name_hash(words.data(), words.size());
    const std::size_t last = file->prefixes.size() - 1;
    for (std::size_t slot = hash & last;; slot = (slot + 1) & last) {
      const GazetteerPrefix& prefix = file->prefixes[slot];
      if (prefix.key == kNone || (prefix.hash == hash && begins_with_words(string(file->keys[prefix.key]), words))) {
        return prefix.key;
      }
    }
  }
};

Gazetteer::Gazetteer(std::unique_ptr<const Impl> impl) : impl_(std::move(impl)) {}
Gazetteer::~Gazetteer() = default;

Result<std::shared_ptr<const Gazetteer>> Gazetteer::open(const std::filesystem::path& index) {
  Result<std::unique_ptr<const GazetteerFile>> file = GazetteerFile::open(index);
  if (!file) {
    return tl::make_unexpected(file.error());
  }
  auto impl = std::make_unique<Impl>();
  impl->file = std::move(*file);
  return std::shared_ptr<const Gazetteer>(new Gazetteer(std::move(impl)));
}

std::size_t Gazetteer::size() const {
  return impl_->file->size();
}

std::string_view Gazetteer::name(PlaceIndex index) const {
  return impl_->string(impl_->file->spellings[impl_->row(index).first_spelling]);
}

PlaceKind Gazetteer::kind(PlaceIndex index) const {
  return static_cast<PlaceKind>(impl_->row(index).kind);
}

LonLat Gazetteer::point(PlaceIndex index) const {
  return {impl_->row(index).longitude, impl_->row(index).latitude};
}

double Gazetteer::radius_m(PlaceIndex index) const {
  return impl_->row(index).radius_m;
}

std::int64_t Gazetteer::population(PlaceIndex index) const {
  return impl_->row(index).population;
}

std::string_view Gazetteer::country(PlaceIndex index) const {
  return impl_->string(impl_->row(index).country);
}

std::uint32_t Gazetteer::country_number(PlaceIndex index) const {
  return impl_->row(index).country;
}

std::string_view Gazetteer::id(PlaceIndex index) const {
  return impl_->string(impl_->row(index).id);
}

std::optional<std::uint32_t> Gazetteer::geonames_id(PlaceIndex index) const {
  const std::uint32_t id = impl_->row(index).geonames_id;
  return id == 0 ? std::nullopt : std::optional(id);
}

std::optional<PlaceIndex> Gazetteer::parent(PlaceIndex index) const {
  const std::uint32_t parent = impl_->row(index).parent;
  return parent == kNone ? std::nullopt : std::optional<PlaceIndex>(parent);
}

bool Gazetteer::contains(PlaceIndex outer, PlaceIndex inner) const {
  std::optional<PlaceIndex> at = inner;
  while (at && *at != outer) {
    at = parent(*at);
  }
  return at.has_value();
}

Place Gazetteer::place(PlaceIndex index) const {
  const GazetteerRow& row = impl_->row(index);
  const GazetteerRow& next = impl_->row(index + 1);
  Place place;
  place.id = impl_->string(row.id);
  place.name = name(index);
  place.arabic = impl_->string(row.arabic);
  place.kind = kind(index);
  place.point = point(index);
  place.radius_m = row.radius_m;
  place.confidence = static_cast<PlaceConfidence>(row.confidence);
  place.country = country(index);
  for (std::optional<PlaceIndex> at = index; at; at = parent(*at)) {
    if (kind(*at) == PlaceKind::admin1) {
      place.admin1 = name(*at);
    }
  }
  place.parent = parent(index);
  if (row.population > 0) {
    place.population = row.population;
  }
  if (row.geonames_id > 0) {
    place.geonames_id = row.geonames_id;
  }
  place.source = impl_->string(row.source);
  const auto vertices = impl_->file->line_vertices.subspan(row.first_vertex, next.first_vertex - row.first_vertex);
  place.line.assign(vertices.begin(), vertices.end());
  for (std::uint32_t i = row.first_spelling; i < next.first_spelling; ++i) {
    place.spellings.emplace_back(impl_->string(impl_->file->spellings[i]));
  }
  return place;
}

std::optional<PlaceIndex> Gazetteer::find_id(std::string_view id) const {
  const auto& by_id = impl_->file->rows_by_id;
  const auto at = std::lower_bound(by_id.begin(), by_id.end(), id,
                                   [this](std::uint32_t row, auto b) { return impl_->string(impl_->row(row).id) < b; });
  if (at == by_id.end() || impl_->string(impl_->row(*at).id) != id) {
    return std::nullopt;
  }
  return *at;
}

std::vector<NameMatch> Gazetteer::Impl::matches_of(std::string_view name) const {
  std::vector<NameMatch> matches;
  const std::string lower = ascii_lower(name);
  std::optional<std::string> plain_key = plain_name_key(lower);
  const std::optional<FoldedName> folded = plain_key ? std::nullopt : std::optional<FoldedName>(name);
  const std::string key = plain_key ? *std::move(plain_key) : name_key(*folded);
  const std::uint32_t at = key.empty() ? kNone : find_words(key);
  if (at == kNone || string(file->keys[at]).size() != key.size()) {
    return matches;
  }
  const std::string_view text = folded ? folded->text() : lower;
  const std::uint32_t hash = name_hash(text.data(), text.size());
  std::string plain;  // made when some spelling differs
  std::uint32_t plain_name_hash = 0;
  const bool capitals = is_abbreviation(name);
  for (std::uint32_t i = file->key_postings[at]; i < file->key_postings[at + 1]; ++i) {
    const GazetteerPosting& posting = file->postings[i];
    if (!capitals && (posting.spelling & kAbbreviation) != 0) {
      continue;
    }
    const float least = least_similarity(posting.row, key);
    float similarity = 1;
    if (posting.exact_hash != hash) {
      if (plain.empty()) {
        plain = folded ? plain_spelling(*folded) : lower + ' ';
        plain_name_hash = name_hash(plain.data(), plain.size());
      }
      if (posting.plain_hash == plain_name_hash) {
        similarity = static_cast<float>(plain_similarity(plain, plain, least));
      } else if (must_be_equal(plain, least)) {
        continue;
      } else {
        const FoldedName spelling(string(posting.spelling & ~kAbbreviation));
        similarity = static_cast<float>(plain_similarity(plain, plain_spelling(spelling), least));
      }
    }
    if (similarity < least) {
      continue;
    }
    if (!matches.empty() && matches.back().place == posting.row) {  // a row's postings stand together
      matches.back().similarity = std::max(matches.back().similarity, similarity);
    } else {
      matches.push_back({posting.row, similarity});
    }
  }
  if (matches.size() > 1) {  // one place, as most names have, needs no memory to sort
    std::stable_sort(matches.begin(), matches.end(), [this](const NameMatch& a, const NameMatch& b) {
      return a.similarity != b.similarity ? a.similarity > b.similarity : row(a.place).size > row(b.place).size;
    });
  }
  return matches;
}

std::vector<NameMatch> Gazetteer::find(std::string_view name) const {
  if (auto known = impl_->cache.find(name)) {
    return *std::move(known);
  }
  std::vector<NameMatch> matches = impl_->matches_of(name);
  impl_->cache.put(name, matches);
  return matches;
}

Gazetteer::KeyUse Gazetteer::use_of_key(std::string_view key) const {
  const std::uint32_t at = impl_->find_words(key);
  if (at == kNone) {
    return KeyUse::none;
  }
  return impl_->string(impl_->file->keys[at]).size() == key.size() ? KeyUse::whole : KeyUse::beginning;
}

bool Gazetteer::is_prefix(std::string_view words) const {
  const std::string key = name_prefix_key(words);
  return key.empty() || impl_->find_words(key) != kNone;
}

std::vector<PlaceIndex> Gazetteer::in_bounds(const Bounds& bounds, std::size_t limit) const {
  std::vector<PlaceIndex> places;
  if (bounds.is_empty() || limit == 0) {
    return places;
  }
  const std::size_t south = cell_row(std::max(bounds.south, -90.0));
  const std::size_t north = cell_row(std::min(bounds.north, 90.0));
  const std::size_t west = cell_column(std::clamp(bounds.west, -180.0, 180.0));
  const std::size_t east = cell_column(std::clamp(bounds.east, -180.0, 180.0));
  const std::size_t columns = bounds.crosses_antimeridian() ? kCellColumns - west + east + 1 : east - west + 1;

  // Few cells are searched one by one; of a large box the populous places are soon found by going down the whole list.
  constexpr std::size_t kManyCells = 400;
  if ((north - south + 1) * columns > kManyCells) {
    for (const std::uint32_t row : impl_->file->rows_by_size) {
      if (bounds.contains(point(row))) {
        places.push_back(row);
        if (places.size() == limit) {
          break;
        }
      }
    }
    return places;
  }
  for (std::size_t y = south; y <= north; ++y) {
    for (std::size_t i = 0; i < columns; ++i) {
      const std::size_t cell = y * kCellColumns + (west + i) % kCellColumns;
      for (std::uint32_t at = impl_->file->cells[cell]; at < impl_->file->cells[cell + 1]; ++at) {
        const std::uint32_t row = impl_->file->cell_rows[at];
        if (bounds.contains(point(row))) {
          places.push_back(row);
        }
      }
    }
  }
  const auto bigger = [this](PlaceIndex a, PlaceIndex b) {
    const std::int64_t left = impl_->row(a).size;
    const std::int64_t right = impl_->row(b).size;
    return left != right ? left > right : a < b;
  };
  const std::size_t kept = std::min(limit, places.size());
  std::partial_sort(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(kept), places.end(), bigger);
  places.resize(kept);
  return places;
}

}  // namespace dateline::geo
