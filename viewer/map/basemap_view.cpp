#include "viewer/map/basemap_view.h"

#include <algorithm>
#include <cmath>
#include <glm/geometric.hpp>

namespace dateline::viewer {

int tile_zoom(const Camera& camera, double tile_pixels, int max_zoom) {
  const double exact = std::log2(camera.world_pixels() / (tile_pixels * camera.scale()));
  return std::clamp(static_cast<int>(std::lround(exact)), 0, max_zoom);
}

std::vector<PlacedTile> tiles_in_view(const Camera& camera, int zoom, int margin) {
  const double count = std::exp2(zoom);
  const double side = camera.world_pixels() / count;
  const glm::dvec2 middle = glm::dvec2(camera.size().width, camera.size().height) / 2.0;
  const glm::dvec2 centre = glm::dvec2(camera.centre().x, camera.centre().y) * count;  // in tiles
  const glm::dvec2 half = (middle + static_cast<double>(margin)) / side;
  const auto last_row = static_cast<long>(count) - 1;
  const auto first_y = std::clamp(std::lround(std::floor(centre.y - half.y)), 0L, last_row);
  const auto last_y = std::clamp(std::lround(std::floor(centre.y + half.y)), 0L, last_row);
  const auto first_x = std::lround(std::floor(centre.x - half.x));
  const auto last_x = std::lround(std::ceil(centre.x + half.x)) - 1;
  std::vector<PlacedTile> tiles;
  for (long y = first_y; y <= last_y; ++y) {
    for (long x = first_x; x <= last_x; ++x) {
      const long wide = last_row + 1;
      const long wrapped = ((x % wide) + wide) % wide;
      const glm::dvec2 corner = middle + (glm::dvec2(x, y) - centre) * side;
      tiles.push_back({{zoom, static_cast<int>(wrapped), static_cast<int>(y)}, corner, side});
    }
  }
  const auto away = [middle](const PlacedTile& tile) { return glm::distance(tile.corner + tile.side / 2, middle); };
  std::stable_sort(tiles.begin(), tiles.end(),
                   [&away](const PlacedTile& a, const PlacedTile& b) { return away(a) < away(b); });
  return tiles;
}

PlacedTile ancestor_of(const PlacedTile& tile, int levels) {
  const int factor = 1 << levels;
  const geo::TileId id{tile.id.zoom - levels, tile.id.x / factor, tile.id.y / factor};
  const glm::dvec2 inside(tile.id.x % factor, tile.id.y % factor);
  return {id, tile.corner - inside * tile.side, tile.side * factor};
}

std::vector<PlacedTile> children_of(const PlacedTile& tile) {
  std::vector<PlacedTile> children;
  for (int y = 0; y < 2; ++y) {
    for (int x = 0; x < 2; ++x) {
      children.push_back({{tile.id.zoom + 1, tile.id.x * 2 + x, tile.id.y * 2 + y},
                          tile.corner + glm::dvec2(x, y) * (tile.side / 2),
                          tile.side / 2});
    }
  }
  return children;
}

}  // namespace dateline::viewer
