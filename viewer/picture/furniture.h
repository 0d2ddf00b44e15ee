#pragma once

#include <optional>
#include <string>
#include <vector>

#include "viewer/map/map_renderer.h"
#include "viewer/picture/withholding.h"

namespace dateline::viewer {

/// Two layers that are compared: each bears its name and date on the map.
struct Comparison {
  std::string top;
  std::string below;
  std::optional<double> divide;  ///< right of this share of the width lies the top one; nullopt: they take turns
  bool top_is_hidden = false;    ///< where they take turns
  friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// Which parts surround the map in a picture.
struct FurnitureOptions {
  bool date = true;
  bool legend = true;
  bool scale_bar = true;
  bool north_arrow = true;
  bool credits = true;
  std::optional<Comparison> comparison = std::nullopt;
  bool has_file = false;  ///< beside the picture lies a file that names all sources, so that the picture may name a few
  std::optional<events::CivilMinute> known_on = std::nullopt;  ///< beside the date: only earlier reports are drawn from
  Withholding withholding = {};  ///< said below the picture; what is drawn is `withhold`'s
  [[nodiscard]] static FurnitureOptions none() { return {false, false, false, false, false, std::nullopt}; }
  friend bool operator==(const FurnitureOptions&, const FurnitureOptions&) = default;
};

/// Who is to be named below the picture, and what is to be said of it, in sentences without full stops: the notes of
/// the documents that its events rest on, their publishers, the basemap's and the gazetteer's credits, that district
/// shapes are approximate. Of many publishers and notes the first, those of most events, and how many more there are;
/// what a licence asks for is never shortened. What is withheld is said in place of it.
[[nodiscard]] std::vector<std::string> credit_lines(const MapScene& scene, const MapContent& content,
                                                    const FurnitureOptions& options);

/// Who reported the events that are drawn, and what the reports say about themselves: all of them.
[[nodiscard]] events::SourceTally sources_of(const MapScene& scene);

}  // namespace dateline::viewer
