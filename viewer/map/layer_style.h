#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "geo/vector/vector_data.h"
#include "viewer/map/style.h"

namespace dateline::viewer {

/// What a feature's attribute must be for a rule to hold.
struct LayerCondition {
  std::string column;               ///< in lower case
  bool any = false;                 ///< not empty
  bool none = false;                ///< empty
  std::vector<std::string> values;  ///< else one of these, or
  double low = 0;                   ///< where `values` is empty, a number from `low` ...
  double high = 0;                  ///< ... to `high`, both included
  [[nodiscard]] bool holds(const std::string& value) const;
};

struct LayerPointStyle {
  Colour colour;
  Colour outline;
  ZoomRamp diameter;  ///< pixels, with the outline
};

struct LayerLabelStyle {
  std::string column;  ///< in lower case; empty: the feature's name
  TextStyle text;
  double from_zoom = 0;
  bool along = false;  ///< of a line: written along its course
  int priority = 0;    ///< higher ones are placed first; towns have 50 to 500, districts 300
};

/// How the features that meet its conditions look.
struct LayerRule {
  std::vector<LayerCondition> where;
  std::optional<geo::GeometryKind> geometry;
  double low_zoom = 0;
  double high_zoom = 30;
  std::optional<Colour> fill;     ///< of areas
  std::optional<LineStyle> line;  ///< of lines, and of areas' outlines
  std::optional<LayerPointStyle> point;
  std::optional<LayerLabelStyle> label;
};

/// How a vector layer looks, in one theme: the first rule that a feature meets, if any; rules are drawn in their order.
struct LayerStyle {
  std::vector<LayerRule> rules;
};

/// The colour theme that a style is read for, and which of its accent colours the layer has (they repeat).
struct LayerTheme {
  bool dark = false;
  std::size_t accent = 0;
};

/// A layer's style in both themes; their conditions are the same.
struct LayerStyles {
  LayerStyle light;
  LayerStyle dark;
  geo::DateChoice dates;  ///< the columns of the features' dates; empty: those that are found
  [[nodiscard]] const LayerStyle& of(bool is_dark) const { return is_dark ? dark : light; }
  /// The columns that the conditions and labels speak of, each once.
  [[nodiscard]] std::vector<std::string> columns() const;
  /// The rule that each feature follows, kNoRule where none holds. The data were read with the columns above.
  static constexpr std::uint16_t kNoRule = 0xFFFF;
  [[nodiscard]] std::vector<std::uint16_t> rules_of(const geo::VectorData& data) const;
};

/// Reads a layer's style (the schema is assets/styles/README.md). Errors (rejected) name the file and the JSON pointer
/// of what is wrong. Any thread.
[[nodiscard]] Result<LayerStyles> load_layer_styles(const std::filesystem::path& style, std::size_t accent);

/// The style of a user's file: `FILE.style.json` where there is one beside it, else a built-in one that fits the
/// format. Errors as above.
[[nodiscard]] Result<LayerStyles> styles_for(const std::filesystem::path& file, std::size_t accent);

}  // namespace dateline::viewer
