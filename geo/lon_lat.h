#pragma once

namespace dateline::geo {

/// A position in degrees on WGS84, longitude first. Longitude in [-180, 180], latitude in [-90, 90].
struct LonLat {
  double longitude = 0;
  double latitude = 0;
  friend bool operator==(const LonLat&, const LonLat&) = default;
};

/// Whether both are finite and in range.
[[nodiscard]] bool is_valid(LonLat position);

/// Great-circle distance in metres on a sphere of the mean radius 6,371,008.8 m (haversine; off by at most 0.5 %).
[[nodiscard]] double distance_m(LonLat a, LonLat b);

/// The position `metres` from `from` on the initial bearing, in degrees clockwise from north.
[[nodiscard]] LonLat destination(LonLat from, double bearing_degrees, double metres);

/// Distance in metres from `point` to the segment a-b, on a plane tangent at `point` (good below 100 km).
[[nodiscard]] double distance_to_segment_m(LonLat point, LonLat a, LonLat b);

}  // namespace dateline::geo
