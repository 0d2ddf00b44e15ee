#pragma once

#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "geo/mercator.h"
#include "geo/vector/vector_data.h"

namespace dateline::geo {

/// A position within a tile: 0 to 1 from its upper left corner, a little beyond in the tile's margin. A float of it is
/// exact to centimetres from zoom 7 on.
struct TilePoint {
  float x = 0;
  float y = 0;
};

/// What of a layer lies in a tile, simplified for drawing the tile at about 512 pixels, ready for the GPU.
struct VectorTile {
  /// Triangles of one feature: indices [begin, end), three each.
  struct Area {
    std::uint32_t feature = 0;  ///< index into VectorData::features
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  /// A line, or a stretch of an area's outline: line_points [begin, end).
  struct Line {
    std::uint32_t feature = 0;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    double along = 0;  ///< length of the line before this stretch, in tile widths, for dashes that join
  };
  struct Point {
    std::uint32_t feature = 0;
    TilePoint position;
  };
  std::vector<TilePoint> area_vertices;
  std::vector<std::uint32_t> area_indices;
  std::vector<Area> areas;
  std::vector<TilePoint> line_points;
  std::vector<Line> lines;
  std::vector<Point> points;
};

/// Cuts a tile out of a layer. Outlines do not follow the tile's edge, nor the antimeridian or the poles where data are
/// cut there. Features that `wanted` refuses are left out. A stopped cut returns what it has. Pure; any thread.
[[nodiscard]] VectorTile cut_tile(const VectorData& data, TileId tile, std::stop_token stop = {},
                                  const std::function<bool(std::uint32_t feature)>& wanted = {});

}  // namespace dateline::geo
