#include "geo/tile_overlap.h"

namespace dateline::geo {

bool overlaps(const Bounds& bounds, TileId tile) {
  const WorldPoint corner = tile_origin(tile);
  const double side = tile_size(tile.zoom);
  const WorldPoint upper_left = to_world({bounds.west, bounds.north});
  const WorldPoint lower_right = to_world({bounds.east, bounds.south});
  return upper_left.x <= corner.x + side && corner.x <= lower_right.x && upper_left.y <= corner.y + side &&
         corner.y <= lower_right.y;
}

}  // namespace dateline::geo
