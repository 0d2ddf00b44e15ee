#include "events/evaluate/confidence_trainer/logistic_regression.h"

#include <array>
#include <cmath>
#include <numeric>

namespace dateline::events {

namespace {

constexpr int kSteps = 4000;
constexpr double kRate = 0.5;

bool is_free(std::size_t feature) {
  return feature == static_cast<std::size_t>(ReadingFeature::always) ||
         feature == static_cast<std::size_t>(ReadingFeature::parts_by_hand);
}

}  // namespace

ConfidenceWeights train_confidence(const std::vector<ConfidenceExample>& examples, std::size_t collections,
                                   double shrink) {
  std::array<double, kReadingFeatures> weights{};
  std::vector<double> offsets(collections);  // of the collections; the first one's stays 0
  const double all = std::accumulate(examples.begin(), examples.end(), 0.0,
                                     [](double sum, const ConfidenceExample& one) { return sum + one.weight; });
  for (int step = 0; step < kSteps; ++step) {  // the likelihood is concave: plain ascent finds its top
    std::array<double, kReadingFeatures> gradient{};
    std::vector<double> drift(collections);
    for (const ConfidenceExample& one : examples) {
      const auto& values = one.features.values;
      const double odds = std::inner_product(weights.begin(), weights.end(), values.begin(), offsets[one.collection]);
      const double miss = one.weight * ((one.right ? 1 : 0) - 1 / (1 + std::exp(-odds)));
      for (std::size_t f = 0; f < kReadingFeatures; ++f) {
        gradient[f] += miss * static_cast<double>(values[f]);
      }
      drift[one.collection] += miss;
    }
    for (std::size_t f = 0; f < kReadingFeatures; ++f) {
      weights[f] += kRate * (gradient[f] - (is_free(f) ? 0 : shrink * weights[f])) / all;
    }
    for (std::size_t c = 1; c < collections; ++c) {
      offsets[c] += kRate * drift[c] / all;
    }
  }
  return ConfidenceWeights(weights);
}

}  // namespace dateline::events
