#include "geo/lon_lat.h"

#include <catch2/catch.hpp>
#include <limits>

#include "geo/bounds.h"
#include "geo/mercator.h"

using namespace dateline::geo;

namespace {

constexpr LonLat kAleppo{37.1612, 36.2012};
constexpr LonLat kDamascus{36.2765, 33.5138};

}  // namespace

TEST_CASE("Positions out of range or not finite are not valid") {
  CHECK(is_valid({180, -90}));
  CHECK_FALSE(is_valid({180.1, 0}));
  CHECK_FALSE(is_valid({0, 90.1}));
  CHECK_FALSE(is_valid({std::numeric_limits<double>::quiet_NaN(), 0}));
  CHECK_FALSE(is_valid({0, std::numeric_limits<double>::infinity()}));
}

TEST_CASE("Great-circle distances") {
  CHECK(distance_m(kAleppo, kAleppo) == 0);
  CHECK(distance_m(kAleppo, kDamascus) == Approx(309'700).epsilon(0.005));
  CHECK(distance_m(kDamascus, kAleppo) == Approx(distance_m(kAleppo, kDamascus)));
  CHECK(distance_m({179.9, 0}, {-179.9, 0}) == Approx(22'239).epsilon(0.001));
  CHECK(distance_m({0, 90}, {123, 90}) == Approx(0).margin(0.01));
}

TEST_CASE("Going a distance on a bearing arrives that far away, over the antimeridian too") {
  for (const double bearing : {0.0, 45.0, 90.0, 200.0, 315.0}) {
    CAPTURE(bearing);
    CHECK(distance_m(kAleppo, destination(kAleppo, bearing, 10'000)) == Approx(10'000).epsilon(1e-6));
  }
  CHECK(destination(kAleppo, 0, 10'000).latitude > kAleppo.latitude);
  CHECK(destination(kAleppo, 90, 10'000).longitude > kAleppo.longitude);
  const LonLat east = destination({179.95, 0}, 90, 20'000);
  CHECK(is_valid(east));
  CHECK(east.longitude < -179);
}

TEST_CASE("The distance to a road is that to its nearest point, not to its line beyond its ends") {
  const LonLat west{37.10, 36.25};
  const LonLat east{37.20, 36.25};
  CHECK(distance_to_segment_m({37.15, 36.26}, west, east) == Approx(1112).epsilon(0.005));
  CHECK(distance_to_segment_m({37.05, 36.25}, west, east) == Approx(distance_m({37.05, 36.25}, west)).epsilon(0.005));
  CHECK(distance_to_segment_m(west, west, west) == 0);
}

TEST_CASE("A box over the antimeridian") {
  const Bounds fiji{177, -20, -178, -15};
  CHECK(fiji.crosses_antimeridian());
  CHECK(fiji.contains({179, -17}));
  CHECK(fiji.contains({-179, -17}));
  CHECK_FALSE(fiji.contains({0, -17}));
  CHECK(fiji.centre().longitude == Approx(179.5));
}

TEST_CASE("The empty box holds nothing until it is extended") {
  Bounds box = Bounds::empty();
  CHECK(box.is_empty());
  CHECK_FALSE(box.contains({0, 0}));
  box.extend(kAleppo);
  CHECK_FALSE(box.is_empty());
  CHECK(box.contains(kAleppo));
  box.extend(kDamascus);
  CHECK(box == Bounds{36.2765, 33.5138, 37.1612, 36.2012});
}

TEST_CASE("Web Mercator there and back") {
  for (const LonLat place : {kAleppo, LonLat{-180, -85}, LonLat{179.999, 84.9}, LonLat{0, 0}}) {
    const LonLat back = to_lon_lat(to_world(place));
    CHECK(back.longitude == Approx(place.longitude).margin(1e-9));
    CHECK(back.latitude == Approx(place.latitude).margin(1e-9));
  }
  CHECK(to_world({0, 0}) == WorldPoint{0.5, 0.5});
  CHECK(to_world({0, 90}).y == Approx(0).margin(1e-12));
  CHECK(to_world({10, 20}).y < to_world({10, 10}).y);
  CHECK(world_width_m(0) == Approx(40'075'016.7).epsilon(1e-6));
  CHECK(world_width_m(60) == Approx(40'075'016.7 / 2).epsilon(1e-6));
}

TEST_CASE("Tiles of the pyramid") {
  CHECK(parent({3, 5, 6}) == TileId{2, 2, 3});
  CHECK(tile_size(2) == 0.25);
  CHECK(tile_origin({2, 1, 3}) == WorldPoint{0.25, 0.75});
}
