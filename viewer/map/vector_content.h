#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "base/result.h"
#include "geo/vector/vector_data.h"
#include "viewer/map/labels.h"
#include "viewer/map/layer_style.h"

namespace dateline::viewer {

/// A user's vector file, ready to be drawn: its features, how they look, and where their names stand. Immutable; any
/// thread.
class VectorContent {
 public:
  /// How names are to be written.
  struct Naming {
    double zoom = 0;
    bool dark = false;
    double scale = 1;                             ///< device pixels for one of design
    std::optional<geo::FeatureTime> window = {};  ///< names of features of other times are left out
  };

  VectorContent(geo::VectorData data, LayerStyles styles);

  [[nodiscard]] const geo::VectorData& data() const { return data_; }
  [[nodiscard]] const LayerStyles& styles() const { return styles_; }
  /// The rule that the feature follows, or LayerStyles::kNoRule.
  [[nodiscard]] std::uint16_t rule_of(std::uint32_t feature) const { return rules_[feature]; }

  /// Appends the names that want to be written in a part of the map at this zoom, those of the largest features first,
  /// a few hundred at most. Names along lines stand at places that depend on the line and the zoom alone, so that they
  /// stay where they are while the view moves. The candidates' styles live as long as this object.
  void add_labels(const geo::WorldBox& region, const Naming& naming, std::vector<LabelCandidate>& candidates) const;

 private:
  /// A feature with a name.
  struct Named {
    std::uint32_t feature = 0;
    geo::WorldPoint point;
    double size = 0;  ///< width of an area, length of a line, of the square
  };
  [[nodiscard]] const std::string& name_of(std::uint32_t feature) const;
  void add_along(const Named& named, const LayerRule& rule, const geo::WorldBox& region, double pixel,
                 std::vector<LabelCandidate>& candidates) const;

  geo::VectorData data_;
  LayerStyles styles_;
  std::vector<std::uint16_t> rules_;
  std::vector<std::size_t> label_columns_;  // of each rule, into VectorData::columns; its size where the name is meant
  std::vector<Named> named_;                // by rank, then largest first
};

/// Reads a vector file with its style. Accents repeat. Errors as read_vector and styles_for. A worker's job.
[[nodiscard]] Result<std::shared_ptr<const VectorContent>> open_vector(const std::filesystem::path& file,
                                                                       std::size_t accent, std::stop_token stop);

}  // namespace dateline::viewer
