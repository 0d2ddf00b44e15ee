#pragma once

#include "geo/bounds.h"
#include "geo/mercator.h"

namespace dateline::geo {

/// Whether a tile and a box that does not cross the antimeridian share any place.
[[nodiscard]] bool overlaps(const Bounds& bounds, TileId tile);

}  // namespace dateline::geo
