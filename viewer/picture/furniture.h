#pragma once

#include <string>
#include <vector>

#include "viewer/map/map_renderer.h"

namespace dateline::viewer {

/// Which parts surround the map in a picture.
struct FurnitureOptions {
  bool date = true;
  bool legend = true;
  bool scale_bar = true;
  bool north_arrow = true;
  bool credits = true;
  [[nodiscard]] static FurnitureOptions none() { return {false, false, false, false, false}; }
  friend bool operator==(const FurnitureOptions&, const FurnitureOptions&) = default;
};

/// Who is to be named below the picture, and what is to be said of it, in sentences without full stops: the notes of
/// the documents that its events rest on, their publishers, the basemap's and the gazetteer's credits, that district
/// shapes are approximate.
[[nodiscard]] std::vector<std::string> credit_lines(const MapScene& scene, const MapContent& content);

}  // namespace dateline::viewer
