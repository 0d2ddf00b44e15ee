#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "base/result.h"

namespace dateline::events {

/// What is learned about how names of places stand in a text: a weight, in log-odds, for each of a fixed number of
/// features, which are added to what the weights set by hand say (recognise_features.h). Most features are words and
/// their neighbourhoods, hashed: two may share a weight. Immutable once loaded.
class RecognitionWeights {
 public:
  static constexpr std::size_t kCues = 64;           ///< one for each cue, in their order
  static constexpr std::size_t kPairs = 64 * 64;     ///< two cues together
  static constexpr std::size_t kHashed = 1u << 15u;  ///< words and shapes
  static constexpr std::size_t kSize = kCues + kPairs + kHashed;

  /// No learned weight: the ones set by hand decide alone.
  RecognitionWeights() : weights_(kSize) {}
  /// Takes `kSize` weights.
  explicit RecognitionWeights(std::vector<float> weights) : weights_(std::move(weights)) { weights_.resize(kSize); }

  /// Reads "feature,weight" rows, weights in hundredths. Errors (failed) name file and row.
  [[nodiscard]] static Result<RecognitionWeights> load(const std::filesystem::path& file);
  /// Writes what `load` reads; weights that round to nought are left out.
  [[nodiscard]] Result<void> save(const std::filesystem::path& file) const;

  [[nodiscard]] float operator[](std::size_t feature) const { return weights_[feature]; }

 private:
  std::vector<float> weights_;
};

}  // namespace dateline::events
