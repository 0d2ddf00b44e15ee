#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace dateline::events {

/// What speaks for or against a place of a name (resolve.h). Each is 0 where it does not hold; all but `prior` lie
/// between 0 and 1, or are 0 or 1 where they begin with "is". `nothing` and those after it are of the choice of no
/// place.
enum class PlaceFeature : std::uint8_t {
  contained,           ///< "Aleppo, Syria"
  contains,            ///< of "Georgia" in "Atlanta, Georgia"
  country,             ///< how much of the document speaks of its country
  division,            ///< ... of its first-level division
  near,                ///< another place of the document lies near, as exp(-distance / 100 km)
  sole_country,        ///< it lies in the only country that the document names as such
  home_country,        ///< it lies in the country that the dateline or the byline names a place of
  home_division,       ///< ... in that first-level division
  home_near,           ///< ... near that place, as exp(-distance / 100 km)
  publisher_country,   ///< it lies in the country that the publisher is at home in, as far as that is known
  publisher_division,  ///< ... in that first-level division
  publisher_near,      ///< ... near that place, as exp(-distance / 100 km)
  is_small_stranger,   ///< few people live there and nothing in the document speaks for its country
  is_only_stranger,    ///< ... and no other place has the name
  is_large_stranger,   ///< nothing in the document speaks for its country, but it is well known
  prior,               ///< how well known the place is: DocumentSenses
  kind_said,           ///< the document calls it so anywhere: "the Layramoun district"
  kind_said_here,      ///< ... right here
  meets,               ///< some place of another name, likely or not, lies near, as exp(-distance / 20 km)
  meets_many,          ///< ... of how many names
  is_publishers,       ///< the publisher is called after such a place, and has readers of the report's language there
  is_only,             ///< no other place has the name
  is_best_known,       ///< no other place of the name has a higher prior
  is_known_otherwise,  ///< the name is not the first one of the place
  is_merely_alike,     ///< only the transliteration-aware key agrees
  is_wide,             ///< a continent or region of the world
  is_country,
  is_first_division,
  is_second_division,
  is_large_city,       ///< 100,000 people and more
  is_small_town,       ///< below 15,000
  is_of_unknown_size,  ///< a settlement
  is_part_of_city,     ///< a district, camp, road, site
  is_nature,           ///< a river, water, mountain
  nothing,
  nothing_far,  ///< the places of the name are small and on other continents than all that the document speaks of
  count
};

inline constexpr std::size_t kPlaceFeatures = static_cast<std::size_t>(PlaceFeature::count);
/// Those before this one rest on what the document's other names denote.
inline constexpr std::size_t kFirstSettled = static_cast<std::size_t>(PlaceFeature::prior);
using PlaceFeatures = std::array<float, kPlaceFeatures>;

[[nodiscard]] std::string_view name_of(PlaceFeature feature);

/// How much each of them weighs, on the scale of log-odds. Immutable once loaded.
class ResolutionWeights {
 public:
  /// The weights set by hand, from which learning starts.
  ResolutionWeights();
  explicit ResolutionWeights(const PlaceFeatures& weights) : weights_(weights) {}

  /// Reads "feature,weight" rows, the features by their names; one that has no row weighs nothing. Errors (failed) name
  /// file and row.
  [[nodiscard]] static Result<ResolutionWeights> load(const std::filesystem::path& file);
  /// Writes what `load` reads, in thousandths.
  [[nodiscard]] Result<void> save(const std::filesystem::path& file) const;

  [[nodiscard]] float operator[](PlaceFeature feature) const { return weights_[static_cast<std::size_t>(feature)]; }
  /// The sum of the features [first, last), weighed.
  [[nodiscard]] double score(const PlaceFeatures& features, std::size_t first = 0,
                             std::size_t last = kPlaceFeatures) const {
    float sum = 0;
    for (std::size_t f = first; f < last; ++f) {
      sum += weights_[f] * features[f];
    }
    return static_cast<double>(sum);
  }

 private:
  PlaceFeatures weights_;
};

}  // namespace dateline::events
