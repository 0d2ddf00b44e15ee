#pragma once

#include <algorithm>

#include "geo/lon_lat.h"

namespace dateline::geo {

/// A box of longitudes and latitudes in degrees, edges included. A box over the antimeridian has west > east.
/// The empty box has south > north and contains nothing.
struct Bounds {
  double west = 0;
  double south = 1;
  double east = 0;
  double north = 0;

  [[nodiscard]] static Bounds empty() { return {}; }
  [[nodiscard]] static Bounds world() { return {-180, -90, 180, 90}; }

  [[nodiscard]] bool is_empty() const { return south > north; }
  [[nodiscard]] bool crosses_antimeridian() const { return west > east; }
  [[nodiscard]] bool contains(LonLat p) const {
    if (p.latitude < south || p.latitude > north) {
      return false;
    }
    return crosses_antimeridian() ? p.longitude >= west || p.longitude <= east
                                  : p.longitude >= west && p.longitude <= east;
  }
  /// Grows a box that does not cross the antimeridian so that it holds `p`.
  void extend(LonLat p) {
    if (is_empty()) {
      *this = {p.longitude, p.latitude, p.longitude, p.latitude};
      return;
    }
    west = std::min(west, p.longitude);
    east = std::max(east, p.longitude);
    south = std::min(south, p.latitude);
    north = std::max(north, p.latitude);
  }
  [[nodiscard]] LonLat centre() const {
    const double span = crosses_antimeridian() ? east + 360 - west : east - west;
    double lon = west + span / 2;
    if (lon > 180) {
      lon -= 360;
    }
    return {lon, (south + north) / 2};
  }
  friend bool operator==(const Bounds&, const Bounds&) = default;
};

}  // namespace dateline::geo
