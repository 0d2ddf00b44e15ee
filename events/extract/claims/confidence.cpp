#include "events/extract/claims/confidence.h"

#include <cmath>
#include <numeric>

#include "events/extract/weights/named_weights.h"

namespace dateline::events {

namespace {

constexpr std::array<std::string_view, kReadingFeatures> kNames = {
    "always",     "parts_by_hand", "passive",     "plain_trigger", "no_agent", "no_place",  "place_unresolved",
    "place_area", "many_told",     "told_before", "casualties",    "repeated", "explosion", "protest"};

}  // namespace

std::string_view name_of(ReadingFeature feature) {
  return kNames[static_cast<std::size_t>(feature)];
}

double ConfidenceWeights::confidence(const ReadingFeatures& features) const {
  const double odds = std::inner_product(weights_.begin(), weights_.end(), features.values.begin(), 0.0);
  return 1 / (1 + std::exp(-odds));
}

Result<ConfidenceWeights> ConfidenceWeights::load(const std::filesystem::path& file) {
  return read_named_weights<double>(file, kNames).map([](const auto& weights) { return ConfidenceWeights(weights); });
}

Result<void> ConfidenceWeights::save(const std::filesystem::path& file) const {
  return write_named_weights(file, kNames, weights_);
}

}  // namespace dateline::events
