#pragma once

#include <glm/vec2.hpp>
#include <vector>

#include "geo/mercator.h"
#include "viewer/map/camera.h"

namespace dateline::viewer {

/// A tile of the pyramid where the view shows it. Over the antimeridian x leaves the pyramid; `id` is wrapped into it.
struct PlacedTile {
  geo::TileId id;
  glm::dvec2 corner;  ///< upper left, in the camera's pixels
  double side = 0;    ///< pixels
};

/// The zoom whose tiles come to between 0.71 and 1.41 times `tile_pixels` (times the camera's scale) on the screen, but
/// no more than `max_zoom` and no less than 0.
[[nodiscard]] int tile_zoom(const Camera& camera, double tile_pixels, int max_zoom);

/// The tiles of a zoom that the view touches, those nearest to its middle first; with a margin also those that lie no
/// more than so many pixels beyond its edges.
[[nodiscard]] std::vector<PlacedTile> tiles_in_view(const Camera& camera, int zoom, int margin = 0);

/// Where the tile's ancestor `levels` up lies when the tile lies as given.
[[nodiscard]] PlacedTile ancestor_of(const PlacedTile& tile, int levels);
/// Where its four children lie.
[[nodiscard]] std::vector<PlacedTile> children_of(const PlacedTile& tile);

}  // namespace dateline::viewer
