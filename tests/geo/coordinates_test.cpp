#include "geo/coordinates.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace dateline::geo {
namespace {

constexpr LonLat kCitadel{37.16252, 36.19921};

TEST_CASE("A position is written in every form, and every form is read back") {
  for (const LonLat position : {kCitadel, LonLat{-70.5, -33.4}, LonLat{179.99, 0.01}, LonLat{12, -88}}) {
    for (const CoordinateForm form : kCoordinateForms) {
      const std::string text = format_position(position, form);
      INFO(text);
      const auto back = parse_position(text);
      REQUIRE(back.has_value());
      CHECK(distance_m(*back, position) < 3);
    }
  }
  CHECK(format_position(kCitadel, CoordinateForm::decimal) == "36.19921, 37.16252");
  CHECK(format_position(kCitadel, CoordinateForm::dms) == "36°11′57.2″N 37°09′45.1″E");
  CHECK(format_position(kCitadel, CoordinateForm::utm) == "37S 334801 4007609");
  CHECK(format_position(kCitadel, CoordinateForm::mgrs) == "37SCA3480107608");
  CHECK(format_position({37, 35.99999}, CoordinateForm::dms) == "36°00′00.0″N 37°00′00.0″E");
}

TEST_CASE("Positions are understood as people type them") {
  for (const char* text : {"36.25, 37.13", "36.25 37.13", "36.25;37.13", " 36.25N 37.13E ", "37.13 E, 36.25 N",
                           "N 36.25 E 37.13", "36°15' N, 37°7'48\" E", "36 15 N 37 07 48 E", "36d15'0\"N 37d7'48\"E"}) {
    INFO(text);
    const auto position = parse_position(text);
    REQUIRE(position.has_value());
    CHECK(position->latitude == Approx(36.25));
    CHECK(position->longitude == Approx(37.13));
  }
  const auto square = parse_position("37S CA 34801 07608");
  REQUIRE(square.has_value());
  CHECK(distance_m(*square, kCitadel) < 3);
}

TEST_CASE("Names, dates and nonsense are no positions") {
  for (const char* text : {"", "Aleppo", "26 July 2016", "1070", "95, 37", "36.25", "36.25, 190", "Street 12, 4",
                           "99Z 1 2", "37SIO1234512345", "1, 2, 3, 4", "Battalion 46"}) {
    INFO(text);
    CHECK_FALSE(parse_position(text).has_value());
  }
}

TEST_CASE("Lengths and areas are those of the ellipsoid") {
  // A degree of latitude at the equator and one of longitude there, from the WGS84 ellipsoid's axes.
  CHECK(path_length_m({{0, 0}, {1, 0}}) == Approx(111319.49).epsilon(1e-6));
  CHECK(path_length_m({{0, 0}, {0, 1}}) == Approx(110574.39).epsilon(1e-6));
  CHECK(path_length_m({kCitadel}) == 0);
  const RingMeasure square = measure_ring({{0, 0}, {1, 0}, {1, 1}, {0, 1}});
  CHECK(square.area_m2 == Approx(12308778361.469).epsilon(1e-6));
  CHECK(measure_ring({{0, 1}, {1, 1}, {1, 0}, {0, 0}}).area_m2 == Approx(square.area_m2));
  CHECK(measure_ring({{0, 0}, {1, 1}}).area_m2 == 0);
  // Over the antimeridian as anywhere.
  CHECK(measure_ring({{179.5, 0}, {-179.5, 0}, {-179.5, 1}, {179.5, 1}}).area_m2 == Approx(square.area_m2));
}

}  // namespace
}  // namespace dateline::geo
