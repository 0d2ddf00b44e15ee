#pragma once

#include <cstdint>
#include <vector>

#include "geo/vector/vector_tile.h"

namespace dateline::geo {

/// Cuts areas into triangles with GEOS: constrained Delaunay, after making a valid area of rings that cross themselves.
/// Not to be shared between threads.
class Triangulator {
 public:
  Triangulator();
  ~Triangulator();
  Triangulator(const Triangulator&) = delete;
  Triangulator& operator=(const Triangulator&) = delete;

  /// Appends the triangles of an area, outer ring first, then its holes; rings are closed implicitly.
  void add(const std::vector<std::vector<TilePoint>>& rings, std::vector<TilePoint>& vertices,
           std::vector<std::uint32_t>& indices);

 private:
  void* context_ = nullptr;  // GEOSContextHandle_t
};

}  // namespace dateline::geo
