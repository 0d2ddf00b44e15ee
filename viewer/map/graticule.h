#pragma once

#include <string>
#include <vector>

#include "viewer/map/camera.h"
#include "viewer/map/canvas.h"
#include "viewer/map/style.h"
#include "viewer/text/text_renderer.h"

namespace dateline::viewer {

/// The meridians and parallels that a view shows, in degrees.
struct Graticule {
  double step = 0;
  std::vector<double> longitudes;  ///< in [-180, 180)
  std::vector<double> latitudes;
};

/// Lines at the roundest step of degrees, minutes or seconds that leaves them at least 110 design pixels apart.
[[nodiscard]] Graticule graticule_of(const Camera& camera);
/// "36°30′N", "12°W", "0°": with minutes and seconds where the step needs them.
[[nodiscard]] std::string graticule_label(double degrees, double step, bool is_longitude);

/// Draws the lines, and their degrees along the lower and the right edge, into the bound framebuffer.
void draw_graticule(const Camera& camera, const Style& style, Canvas& canvas, TextRenderer& text);

}  // namespace dateline::viewer
