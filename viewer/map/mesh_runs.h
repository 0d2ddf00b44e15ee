#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "geo/vector/vector_tile.h"

namespace dateline::viewer {

/// Indices (or points) [begin, end) of a mesh that lie near one another, and the box that they lie in, so that a
/// drawing of a part of the tile leaves out what lies elsewhere.
struct MeshRun {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  geo::TilePoint min = {2, 2};
  geo::TilePoint max = {-1, -1};
};

/// Puts shapes of `corners` indices each in the order of their places along a Z-curve through the tile and cuts them
/// into runs of about a thousand triangles; the runs count from `first`. The order of shapes in one place stays. Pure.
[[nodiscard]] std::vector<MeshRun> sort_into_runs(std::span<std::uint32_t> indices, std::size_t corners,
                                                  std::uint32_t first,
                                                  const std::function<geo::TilePoint(std::uint32_t index)>& place_of);

}  // namespace dateline::viewer
