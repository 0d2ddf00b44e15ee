#pragma once

#include <glm/vec2.hpp>

#include "geo/bounds.h"
#include "geo/mercator.h"
#include "viewer/gl/texture.h"

namespace dateline::viewer {

/// What part of the Web Mercator square is in view, and how it maps to pixels. A value; north is always up.
///
/// Pixels are the framebuffer's, origin at the upper left, y downward. At zoom z the square is 256 * 2^z * scale pixels
/// wide, so `zoom` counts for 256-pixel tiles; it may be fractional. East and west of the antimeridian join: every
/// position has one place on the screen, the nearest to the centre. The view never leaves the square's north and south
/// edges and never shows a place twice: the lowest zoom is the one at which the square just covers the screen.
class Camera {
 public:
  static constexpr double kMaxZoom = 20;

  /// `scale`: device pixels for one pixel of design (1 on ordinary screens, 2 on dense ones).
  explicit Camera(gl::Size size, double scale = 1);

  [[nodiscard]] gl::Size size() const { return size_; }
  [[nodiscard]] double scale() const { return scale_; }
  [[nodiscard]] double zoom() const { return zoom_; }
  [[nodiscard]] geo::WorldPoint centre() const { return centre_; }
  [[nodiscard]] double min_zoom() const;
  /// Width of the whole square in pixels.
  [[nodiscard]] double world_pixels() const;
  /// Metres on the ground that one pixel stands for at the centre's latitude.
  [[nodiscard]] double metres_per_pixel() const;

  // Each keeps to the limits above.
  void resize(gl::Size size, double scale);
  void show(geo::WorldPoint centre, double zoom);
  void set_centre(geo::WorldPoint centre);        ///< at the present zoom, whose limits it keeps
  void set_zoom(double zoom);                     ///< about the centre
  void pan(glm::dvec2 pixels);                    ///< moves the picture by that much, as a drag does
  void zoom_at(glm::dvec2 pixel, double levels);  ///< what lies under the pixel stays there
  /// The highest zoom that shows the box with `margin` pixels around it. A box that is a point gets zoom 14.
  void fit(const geo::Bounds& bounds, double margin = 0);

  [[nodiscard]] glm::dvec2 to_screen(geo::WorldPoint point) const;
  /// x in [0, 1); y may lie outside the square where the pixel does.
  [[nodiscard]] geo::WorldPoint to_world(glm::dvec2 pixel) const;
  /// What is in view; crosses the antimeridian where west > east.
  [[nodiscard]] geo::Bounds bounds() const;

  friend bool operator==(const Camera&, const Camera&) = default;

 private:
  void limit();
  gl::Size size_;
  double scale_ = 1;
  geo::WorldPoint centre_ = {0.5, 0.5};
  double zoom_ = 0;
};

}  // namespace dateline::viewer
