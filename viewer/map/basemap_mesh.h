#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "geo/vector/vector_data.h"
#include "geo/vector/vector_tile.h"

namespace dateline::viewer {

/// What a shape of the map is, which decides how it looks and what it lies on: drawn in this order.
enum class GroundClass : std::uint8_t {
  land,
  lake,
  coast,
  shore,  ///< of a lake
  stream,
  river,
  admin1,
  disputed,
  border,
  added_area,
  added_outline,
  added_line,
  added_point,
};
inline constexpr std::size_t kGroundClassCount = 13;

/// A corner of a line's ribbon.
struct RibbonVertex {
  geo::TilePoint position;
  float extrusion_x = 0;  ///< from the line's middle to this edge, where half the line's width is 1
  float extrusion_y = 0;
  float side = 0;   ///< -1 or 1
  float along = 0;  ///< length of the line up to here, in tile widths
};

/// A vector tile as the GPU takes it: shapes sorted by class.
struct TileMesh {
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  std::vector<geo::TilePoint> area_vertices;
  std::vector<std::uint32_t> area_indices;
  std::vector<RibbonVertex> ribbon_vertices;
  std::vector<std::uint32_t> ribbon_indices;
  std::vector<geo::TilePoint> points;
  /// Of area_indices, ribbon_indices or points, whichever holds the class.
  std::array<Range, kGroundClassCount> ranges{};
};

/// A layer's tile, and whether the layer is one of the built-in map's, whose features say their class.
struct MeshInput {
  const geo::VectorData* data = nullptr;
  const geo::VectorTile* tile = nullptr;
  bool built_in = false;
};

/// Joins the tiles of several layers into one mesh. Pure; a worker's job.
[[nodiscard]] TileMesh build_mesh(const std::vector<MeshInput>& inputs);

}  // namespace dateline::viewer
