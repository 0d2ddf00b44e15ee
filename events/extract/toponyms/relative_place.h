#pragma once

#include <optional>
#include <string>

#include "base/span.h"
#include "events/extract/toponyms/toponym_words.h"
#include "geo/lon_lat.h"
#include "geo/place.h"

namespace dateline::events {

/// A circle on the ground.
struct Area {
  geo::LonLat centre;
  double radius_m = 0;
};

/// Where a phrase such as "10 km north of Raqqa" or "the northern outskirts of Aleppo" points.
struct RelativePlace {
  Area area;
  std::string relation;  ///< "10 km north of", "northern outskirts of", "near"
  Span span;             ///< the words of the relation with the name
};

/// Reads the words around the name at words [first, last), which denotes a place of `kind` that covers `place`, for a
/// relation to it. Nothing where the name stands for the place itself.
/// A direction shifts the circle (an edge lies at 0.85 of the radius, a part at half of it, "north of" at one and a
/// half), "near", "outside" and "the countryside" widen it, and a distance is measured from the centre, with a doubt of
/// 15 % of the distance and half the place's radius.
[[nodiscard]] std::optional<RelativePlace> relative_place(const NameWords& words, std::size_t first, std::size_t last,
                                                          geo::PlaceKind kind, Area place);

/// "between X and Y", whose names stand at words [first_x, last_x) and [first_y, last_y): the circle over both centres.
/// Nothing where the words do not say so.
[[nodiscard]] std::optional<RelativePlace> between_places(const NameWords& words, std::size_t first_x,
                                                          std::size_t last_x, std::size_t first_y, std::size_t last_y,
                                                          geo::LonLat x, geo::LonLat y);

}  // namespace dateline::events
