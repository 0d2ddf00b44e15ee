#pragma once

#include <vector>

#include "geo/mercator.h"
#include "geo/vector/vector_data.h"

namespace dateline::geo {

/// A line without the points that lie within `tolerance` of the line through the others (Douglas and Peucker 1973).
/// First and last point stay.
[[nodiscard]] std::vector<WorldPoint> simplify_line(const std::vector<WorldPoint>& line, double tolerance);

/// The ring's part inside the box (Sutherland and Hodgman 1974). Parts that fall apart stay joined along the box's
/// edge. Empty where nothing is inside.
[[nodiscard]] std::vector<WorldPoint> clip_ring(const WorldPoint* begin, const WorldPoint* end, const WorldBox& box);

/// A stretch of a line.
struct LineStretch {
  std::vector<WorldPoint> points;
  double along = 0;  ///< length of the line before it
};

/// The stretches of a line that lie inside the box (Liang and Barsky 1984, segment by segment). A closed line goes back
/// to its first point.
[[nodiscard]] std::vector<LineStretch> clip_line(const WorldPoint* begin, const WorldPoint* end, bool closed,
                                                 const WorldBox& box);

}  // namespace dateline::geo
