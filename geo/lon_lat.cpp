#include "geo/lon_lat.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace dateline::geo {

namespace {

constexpr double kEarthRadiusMetres = 6371008.8;  // IUGG mean radius
constexpr double kRadians = std::numbers::pi / 180.0;

double wrap_longitude(double degrees) {
  return degrees - 360.0 * std::floor((degrees + 180.0) / 360.0);
}

}  // namespace

bool is_valid(LonLat position) {
  return std::isfinite(position.longitude) && std::isfinite(position.latitude) &&
         std::abs(position.longitude) <= 180.0 && std::abs(position.latitude) <= 90.0;
}

double distance_m(LonLat a, LonLat b) {
  const double half_lat = std::sin((b.latitude - a.latitude) * kRadians / 2);
  const double half_lon = std::sin((b.longitude - a.longitude) * kRadians / 2);
  const double h =
      half_lat * half_lat + std::cos(a.latitude * kRadians) * std::cos(b.latitude * kRadians) * half_lon * half_lon;
  return 2 * kEarthRadiusMetres * std::asin(std::min(1.0, std::sqrt(h)));
}

LonLat destination(LonLat from, double bearing_degrees, double metres) {
  const double angle = metres / kEarthRadiusMetres;
  const double bearing = bearing_degrees * kRadians;
  const double lat = from.latitude * kRadians;
  const double sin_lat =
      std::clamp(std::sin(lat) * std::cos(angle) + std::cos(lat) * std::sin(angle) * std::cos(bearing), -1.0, 1.0);
  const double dlon =
      std::atan2(std::sin(bearing) * std::sin(angle) * std::cos(lat), std::cos(angle) - std::sin(lat) * sin_lat);
  return {wrap_longitude(from.longitude + dlon / kRadians), std::asin(sin_lat) / kRadians};
}

double distance_to_segment_m(LonLat point, LonLat a, LonLat b) {
  const double scale_x = kEarthRadiusMetres * kRadians * std::cos(point.latitude * kRadians);
  const double scale_y = kEarthRadiusMetres * kRadians;
  const double ax = (a.longitude - point.longitude) * scale_x;
  const double ay = (a.latitude - point.latitude) * scale_y;
  const double dx = (b.longitude - a.longitude) * scale_x;
  const double dy = (b.latitude - a.latitude) * scale_y;
  const double length2 = dx * dx + dy * dy;
  const double t = length2 > 0 ? std::clamp(-(ax * dx + ay * dy) / length2, 0.0, 1.0) : 0.0;
  return std::hypot(ax + t * dx, ay + t * dy);
}

}  // namespace dateline::geo
