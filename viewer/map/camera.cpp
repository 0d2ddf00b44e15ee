#include "viewer/map/camera.h"

#include <algorithm>
#include <cmath>

namespace dateline::viewer {
namespace {

constexpr double kTilePixels = 256;
constexpr double kPointZoom = 14;  // a box without extent: a city's districts around it

double wrap_unit(double x) {
  return x - std::floor(x);
}

}  // namespace

Camera::Camera(gl::Size size, double scale) : size_(size), scale_(scale) {
  limit();
}

double Camera::world_pixels() const {
  return kTilePixels * scale_ * std::exp2(zoom_);
}

double Camera::min_zoom() const {
  const double side = std::max({size_.width, size_.height, 1});
  return std::log2(side / (kTilePixels * scale_));
}

double Camera::metres_per_pixel() const {
  return geo::world_width_m(geo::to_lon_lat(centre_).latitude) / world_pixels();
}

void Camera::limit() {
  zoom_ = std::clamp(zoom_, min_zoom(), std::max(min_zoom(), kMaxZoom));
  const double half = std::min(0.5, size_.height / (2 * world_pixels()));
  centre_ = {wrap_unit(centre_.x), std::clamp(centre_.y, half, 1 - half)};
}

void Camera::resize(gl::Size size, double scale) {
  size_ = size;
  scale_ = scale;
  limit();
}

void Camera::show(geo::WorldPoint centre, double zoom) {
  zoom_ = zoom;
  centre_ = centre;
  limit();
}

void Camera::set_centre(geo::WorldPoint centre) {
  centre_ = centre;
  limit();
}

void Camera::set_zoom(double zoom) {
  zoom_ = zoom;
  limit();
}

void Camera::pan(glm::dvec2 pixels) {
  const double world = world_pixels();
  set_centre({centre_.x - pixels.x / world, centre_.y - pixels.y / world});
}

void Camera::zoom_at(glm::dvec2 pixel, double levels) {
  const glm::dvec2 from_centre = pixel - glm::dvec2(size_.width, size_.height) / 2.0;
  const double before = world_pixels();
  zoom_ = std::clamp(zoom_ + levels, min_zoom(), std::max(min_zoom(), kMaxZoom));
  const double shift = 1 / before - 1 / world_pixels();
  set_centre({centre_.x + from_centre.x * shift, centre_.y + from_centre.y * shift});
}

void Camera::fit(const geo::Bounds& bounds, double margin) {
  if (bounds.is_empty()) {
    return;
  }
  const geo::WorldPoint upper_left = geo::to_world({bounds.west, bounds.north});
  const geo::WorldPoint lower_right = geo::to_world({bounds.east, bounds.south});
  const double width = bounds.crosses_antimeridian() ? lower_right.x + 1 - upper_left.x : lower_right.x - upper_left.x;
  const double height = lower_right.y - upper_left.y;
  const double room_x = std::max(1.0, size_.width - 2 * margin);
  const double room_y = std::max(1.0, size_.height - 2 * margin);
  const double across = std::max(width / room_x, height / room_y);  // of the square, for each pixel
  zoom_ = across > 0 ? -std::log2(across * kTilePixels * scale_) : kPointZoom;
  centre_ = {upper_left.x + width / 2, upper_left.y + height / 2};
  limit();
}

glm::dvec2 Camera::to_screen(geo::WorldPoint point) const {
  const double world = world_pixels();
  double dx = point.x - centre_.x;
  dx -= std::round(dx);
  return {size_.width / 2.0 + dx * world, size_.height / 2.0 + (point.y - centre_.y) * world};
}

geo::WorldPoint Camera::to_world(glm::dvec2 pixel) const {
  const double world = world_pixels();
  return {wrap_unit(centre_.x + (pixel.x - size_.width / 2.0) / world),
          centre_.y + (pixel.y - size_.height / 2.0) / world};
}

geo::Bounds Camera::bounds() const {
  const double world = world_pixels();
  const geo::LonLat upper_left = geo::to_lon_lat(to_world({0, 0}));
  const geo::LonLat lower_right = geo::to_lon_lat(to_world({size_.width, size_.height}));
  if (size_.width >= world) {
    return {-180, lower_right.latitude, 180, upper_left.latitude};
  }
  // A view that ends at the antimeridian ends at +180, not at -180.
  const double east = lower_right.longitude <= -180 ? 180 : lower_right.longitude;
  return {upper_left.longitude, lower_right.latitude, east, upper_left.latitude};
}

}  // namespace dateline::viewer
