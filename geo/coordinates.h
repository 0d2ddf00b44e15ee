#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/lon_lat.h"

namespace dateline::geo {

/// How a position is written.
enum class CoordinateForm : std::uint8_t {
  decimal,  ///< "36.24109, 37.10442": latitude first, as people and most maps on the web have it; to about a metre
  dms,      ///< "36°14′27.9″N 37°06′15.9″E"
  utm,      ///< "37S 329695 4012241": zone and latitude band, easting, northing; near the poles UPS
  mgrs,     ///< "37SCA2969512241": to a metre
};
inline constexpr CoordinateForm kCoordinateForms[] = {CoordinateForm::decimal, CoordinateForm::dms, CoordinateForm::utm,
                                                      CoordinateForm::mgrs};

/// "Decimal degrees", "Degrees, minutes, seconds", "UTM", "MGRS".
[[nodiscard]] std::string_view name_of(CoordinateForm form);

/// The position in words of that form, on WGS84. Positions are valid (is_valid).
[[nodiscard]] std::string format_position(LonLat position, CoordinateForm form);

/// Understands what a person types or pastes as a position: each of the forms above, decimal degrees with a comma, a
/// semicolon or a blank between, or with N, S, E, W in either order, degrees and minutes with any of the usual signs,
/// MGRS with blanks. Without letters latitude stands first. Nullopt where it is none: a place's name, most likely.
[[nodiscard]] std::optional<LonLat> parse_position(std::string_view text);

/// Metres along the geodesics through the positions, on the WGS84 ellipsoid.
[[nodiscard]] double path_length_m(const std::vector<LonLat>& path);

/// What a closed ring of positions encloses.
struct RingMeasure {
  double area_m2 = 0;  ///< whichever way the ring turns; the smaller side of it
  double perimeter_m = 0;
};
/// Fewer than three positions enclose nothing.
[[nodiscard]] RingMeasure measure_ring(const std::vector<LonLat>& ring);

}  // namespace dateline::geo
