#include "events/extract/toponyms/resolve_weights.h"

#include <utility>

#include "events/extract/weights/named_weights.h"

namespace dateline::events {

namespace {

constexpr std::array<std::string_view, kPlaceFeatures> kNames = {"contained",
                                                                 "contains",
                                                                 "country",
                                                                 "division",
                                                                 "near",
                                                                 "sole_country",
                                                                 "home_country",
                                                                 "home_division",
                                                                 "home_near",
                                                                 "publisher_country",
                                                                 "publisher_division",
                                                                 "publisher_near",
                                                                 "is_small_stranger",
                                                                 "is_only_stranger",
                                                                 "is_large_stranger",
                                                                 "prior",
                                                                 "kind_said",
                                                                 "kind_said_here",
                                                                 "meets",
                                                                 "meets_many",
                                                                 "is_publishers",
                                                                 "is_only",
                                                                 "is_best_known",
                                                                 "is_known_otherwise",
                                                                 "is_merely_alike",
                                                                 "is_wide",
                                                                 "is_country",
                                                                 "is_first_division",
                                                                 "is_second_division",
                                                                 "is_large_city",
                                                                 "is_small_town",
                                                                 "is_of_unknown_size",
                                                                 "is_part_of_city",
                                                                 "is_nature",
                                                                 "nothing",
                                                                 "nothing_far"};

}  // namespace

std::string_view name_of(PlaceFeature feature) {
  return kNames[static_cast<std::size_t>(feature)];
}

ResolutionWeights::ResolutionWeights() : weights_{} {
  // On the scale of `prior`: 0.85 is one factor of ten in population.
  constexpr std::pair<PlaceFeature, float> kByHand[] = {{PlaceFeature::prior, 1.0F},
                                                        {PlaceFeature::contained, 6.0F},
                                                        {PlaceFeature::contains, 6.0F},
                                                        {PlaceFeature::kind_said, 1.5F},
                                                        {PlaceFeature::kind_said_here, 3.0F},
                                                        {PlaceFeature::country, 2.6F},
                                                        {PlaceFeature::division, 4.0F},
                                                        {PlaceFeature::near, 2.2F},
                                                        {PlaceFeature::publisher_country, 2.0F},
                                                        {PlaceFeature::publisher_division, 1.5F},
                                                        {PlaceFeature::publisher_near, 1.5F},
                                                        {PlaceFeature::is_publishers, 4.0F},
                                                        {PlaceFeature::meets, 1.0F},
                                                        {PlaceFeature::meets_many, 1.0F},
                                                        {PlaceFeature::is_small_stranger, -2.0F},
                                                        {PlaceFeature::is_only_stranger, 1.5F},
                                                        {PlaceFeature::sole_country, 1.8F},
                                                        {PlaceFeature::is_large_stranger, -1.0F},
                                                        {PlaceFeature::nothing, 1.0F},
                                                        {PlaceFeature::nothing_far, 1.5F}};
  for (const auto& [feature, weight] : kByHand) {
    weights_[static_cast<std::size_t>(feature)] = weight;
  }
}

Result<ResolutionWeights> ResolutionWeights::load(const std::filesystem::path& file) {
  return read_named_weights<float>(file, kNames).map([](const auto& weights) { return ResolutionWeights(weights); });
}

Result<void> ResolutionWeights::save(const std::filesystem::path& file) const {
  return write_named_weights(file, kNames, weights_);
}

}  // namespace dateline::events
