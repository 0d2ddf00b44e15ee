#pragma once

#include "geo/lon_lat.h"
#include "viewer/map/camera.h"
#include "viewer/map/map_scene.h"
#include "viewer/map/withholding.h"

namespace dateline::viewer {

/// The middle of the cell of a fixed grid that holds the position: the same for all positions of the cell, at most
/// `blur_m` from each, so that many pictures tell no more than one does. Longitude wraps; near the poles cells are
/// wide.
[[nodiscard]] geo::LonLat blurred(geo::LonLat position, double blur_m);

/// Moves the view so far that it tells nothing more: its middle, which somebody may have chosen, to a cell's, and out
/// until an area of the blur is in sight as a whole.
void withhold(Camera& camera, const Withholding& withholding);

/// What a picture of `scene` may show. Blurred, it holds the events of its window and filter alone, each in the middle
/// of its cell as an area of that size, and neither places' names, the areas that changed hands nor what is selected;
/// without sources, their number without their names. In time that depends on the events of the window: for a worker.
[[nodiscard]] MapScene withhold(MapScene scene, const Withholding& withholding);

}  // namespace dateline::viewer
