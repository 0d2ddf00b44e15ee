#include "viewer/map/mesh_runs.h"

#include <algorithm>
#include <numeric>

namespace dateline::viewer {

namespace {

constexpr std::size_t kMostIndices = 3072;  // of a run: four thousandths of what a frame may draw
constexpr std::uint32_t kSide = 64;         // places across a tile

/// The number of a place along the curve: the bits of its column and row in turn.
std::uint32_t curve_number(geo::TilePoint point) {
  const auto cell = [](float share) {
    return static_cast<std::uint32_t>(std::clamp(share, 0.0F, 0.999F) * static_cast<float>(kSide));
  };
  const std::uint32_t column = cell(point.x);
  const std::uint32_t row = cell(point.y);
  std::uint32_t number = 0;
  for (std::uint32_t bit = 0; (1U << bit) < kSide; ++bit) {
    number |= ((column >> bit) & 1U) << (2 * bit) | ((row >> bit) & 1U) << (2 * bit + 1);
  }
  return number;
}

}  // namespace

std::vector<MeshRun> sort_into_runs(std::span<std::uint32_t> indices, std::size_t corners, std::uint32_t first,
                                    const std::function<geo::TilePoint(std::uint32_t index)>& place_of) {
  const std::size_t shapes = indices.size() / corners;
  if (indices.size() > kMostIndices) {
    // Sorted by counting: there are few places and very many shapes.
    std::vector<std::uint32_t> numbers(shapes);
    std::vector<std::size_t> next(kSide * kSide + 1, 0);
    for (std::size_t s = 0; s < shapes; ++s) {
      geo::TilePoint middle{0, 0};
      for (std::size_t c = 0; c < corners; ++c) {
        const geo::TilePoint corner = place_of(indices[s * corners + c]);
        middle.x += corner.x / static_cast<float>(corners);
        middle.y += corner.y / static_cast<float>(corners);
      }
      numbers[s] = curve_number(middle);
      ++next[numbers[s] + 1];
    }
    std::partial_sum(next.begin(), next.end(), next.begin());
    const std::vector<std::uint32_t> unsorted(indices.begin(), indices.end());
    for (std::size_t s = 0; s < shapes; ++s) {
      const std::size_t to = next[numbers[s]]++;
      std::copy_n(unsorted.begin() + static_cast<std::ptrdiff_t>(s * corners), corners,
                  indices.begin() + static_cast<std::ptrdiff_t>(to * corners));
    }
  }
  std::vector<MeshRun> runs;
  const std::size_t step = kMostIndices / corners * corners;
  for (std::size_t begin = 0; begin < indices.size(); begin += step) {
    const std::size_t end = std::min(begin + step, indices.size());
    MeshRun run{first + static_cast<std::uint32_t>(begin), first + static_cast<std::uint32_t>(end)};
    for (std::size_t i = begin; i < end; ++i) {
      const geo::TilePoint at = place_of(indices[i]);
      run.min = {std::min(run.min.x, at.x), std::min(run.min.y, at.y)};
      run.max = {std::max(run.max.x, at.x), std::max(run.max.y, at.y)};
    }
    runs.push_back(run);
  }
  return runs;
}

}  // namespace dateline::viewer
