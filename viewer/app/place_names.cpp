#include "viewer/app/place_names.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include "base/name_key.h"

namespace dateline::viewer {

PlaceNames::PlaceNames(std::shared_ptr<const geo::Gazetteer> gazetteer) : gazetteer_(std::move(gazetteer)) {
  const auto count = static_cast<geo::PlaceIndex>(gazetteer_->size());
  for (geo::PlaceIndex place = 0; place < count; ++place) {
    std::string last;  // spellings of one key stand together often enough
    for (const std::string& spelling : gazetteer_->place(place).spellings) {
      std::string key = name_key(spelling);
      if (!key.empty() && key != last) {
        names_.push_back({static_cast<std::uint32_t>(keys_.size()), place});
        keys_ += key;
        last = std::move(key);
      }
    }
  }
  names_.push_back({static_cast<std::uint32_t>(keys_.size()), 0});
}

void PlaceNames::collect(std::string_view key, bool later_word, std::vector<geo::PlaceIndex>& places) const {
  const std::string within = " " + std::string(key);
  std::unordered_set<geo::PlaceIndex> seen(places.begin(), places.end());
  std::vector<geo::PlaceIndex> found;
  for (std::size_t i = 0; i + 1 < names_.size(); ++i) {
    const std::string_view name =
        std::string_view(keys_).substr(names_[i].begin, names_[i + 1].begin - names_[i].begin);
    const bool fits = later_word ? name.find(within) != std::string_view::npos : name.starts_with(key);
    if (fits && seen.insert(names_[i].place).second) {
      found.push_back(names_[i].place);
    }
  }
  std::ranges::stable_sort(found, std::ranges::greater(),
                           [this](geo::PlaceIndex place) { return gazetteer_->population(place); });
  places.insert(places.end(), found.begin(), found.end());
}

std::vector<geo::PlaceIndex> PlaceNames::complete(std::string_view beginning) const {
  std::vector<geo::PlaceIndex> places;
  for (const geo::NameMatch& match : gazetteer_->find(beginning)) {
    if (std::ranges::find(places, match.place) == places.end()) {
      places.push_back(match.place);
    }
  }
  constexpr std::size_t kShortest = 2;  // bytes of a key
  const std::string key = name_prefix_key(beginning);
  if (key.size() >= kShortest) {
    collect(key, false, places);
    collect(key, true, places);
  }
  // The last letter may stand for another sound in the whole word: the "c" of "ch", the "e" that ends as "a".
  std::string_view shorter = beginning;
  while (!shorter.empty() && (static_cast<unsigned char>(shorter.back()) & 0xC0U) == 0x80U) {
    shorter.remove_suffix(1);
  }
  shorter.remove_suffix(shorter.empty() ? 0 : 1);
  const std::string less = name_prefix_key(shorter);
  if (places.empty() && less.size() > kShortest) {
    collect(less, false, places);
  }
  return places;
}

}  // namespace dateline::viewer
