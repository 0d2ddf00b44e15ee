#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

#include "base/result.h"

namespace dateline::events {

/// What a claim's reading shows of how sure it is. Each is 0 where it does not hold, else 1, or lies between 0 and 1.
/// None tells whether the claim is true: neither who says so nor its status is among them.
enum class ReadingFeature : std::uint8_t {
  always,
  parts_by_hand,     ///< the product of what the rules for trigger, place, time and parties think of their choices
  passive,           ///< by a passive verb
  plain_trigger,     ///< a trigger of one word that needs nothing beside it
  no_agent,          ///< nobody is said to do it
  no_place,          ///< nor where
  place_unresolved,  ///< in no gazetteer
  place_area,        ///< a district or wider
  many_told,         ///< by how many more events the same sentence tells of
  told_before,       ///< the report has told of the same type at the same place already
  casualties,        ///< dead or injured are told
  repeated,          ///< it rests on several passages
  explosion,         ///< ACLED's types that are read more surely than the others
  protest,
  count_
};
inline constexpr std::size_t kReadingFeatures = static_cast<std::size_t>(ReadingFeature::count_);

/// The values of all features.
struct ReadingFeatures {
  std::array<float, kReadingFeatures> values{};
  [[nodiscard]] float& operator[](ReadingFeature feature) { return values[static_cast<std::size_t>(feature)]; }
  [[nodiscard]] float operator[](ReadingFeature feature) const { return values[static_cast<std::size_t>(feature)]; }
};

/// How sure a reading is, learned from reports whose events are known: logistic regression over what it shows.
class ConfidenceWeights {
 public:
  /// All 0: every reading is as likely right as wrong.
  ConfidenceWeights() = default;
  explicit ConfidenceWeights(const std::array<double, kReadingFeatures>& weights) : weights_(weights) {}

  /// Reads `assets/lexicons/confidence_weights.csv`. Error (failed): it cannot be read, or a row (named by line) is no
  /// feature and its weight.
  [[nodiscard]] static Result<ConfidenceWeights> load(const std::filesystem::path& file);
  /// Writes such a file. Error (failed): it cannot be written.
  [[nodiscard]] Result<void> save(const std::filesystem::path& file) const;

  /// Of readings that show the same, the share that is right: type and place as a person would annotate them, 0 to 1.
  [[nodiscard]] double confidence(const ReadingFeatures& features) const;
  [[nodiscard]] double operator[](ReadingFeature feature) const { return weights_[static_cast<std::size_t>(feature)]; }

 private:
  std::array<double, kReadingFeatures> weights_{};
};

/// The feature's word in the file.
[[nodiscard]] std::string_view name_of(ReadingFeature feature);

}  // namespace dateline::events
