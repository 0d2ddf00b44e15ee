#pragma once

#include <span>

#include "geo/bounds.h"
#include "viewer/map/camera.h"
#include "viewer/map/labels.h"

namespace dateline::viewer {

constexpr double kFitMargin = 110;    ///< around what "Show everything" shows, pixels of design
constexpr double kClosestFit = 13.5;  ///< zoom that it does not exceed
constexpr double kMarkerReach = 20;   ///< that panels keep from a marker's place, pixels of design
constexpr int kFitTries = 3;          ///< times that it is fitted: the panels may be others in the new view

/// Shows `bounds` as Camera::fit does with `margin`, but moved aside where one of `points` (those within the bounds)
/// would lie under one of `panels` or nearer than `reach` pixels to it: the points then stand beside the panels, or
/// above those at the foot. `most_zoom` is the highest zoom. Panels are boxes of the camera's pixels; where no way
/// leaves all points clear, the one that leaves most. Linear in the points.
void fit_clear_of(Camera& camera, const geo::Bounds& bounds, double margin, double most_zoom,
                  std::span<const geo::WorldPoint> points, std::span<const LabelBox> panels, double reach);

}  // namespace dateline::viewer
