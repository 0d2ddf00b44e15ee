#include "viewer/map/camera.h"

#include <catch2/catch.hpp>
#include <cmath>

using namespace dateline;
using namespace dateline::viewer;

namespace {

Camera at(double longitude, double latitude, double zoom, gl::Size size = {800, 600}) {
  Camera camera(size);
  camera.show(geo::to_world({longitude, latitude}), zoom);
  return camera;
}

void check_same(glm::dvec2 a, glm::dvec2 b) {
  CHECK(a.x == Approx(b.x).margin(1e-6));
  CHECK(a.y == Approx(b.y).margin(1e-6));
}

}  // namespace

TEST_CASE("Zoom counts for 256-pixel tiles") {
  CHECK(at(0, 0, 3).world_pixels() == 256 * 8);
  Camera dense({800, 600}, 2);
  dense.set_zoom(3);
  CHECK(dense.world_pixels() == 2 * 256 * 8);
}

TEST_CASE("Screen and world are each other's inverse, exact to a thousandth of a pixel at the highest zoom") {
  const Camera camera = at(37.15, 36.2, Camera::kMaxZoom);
  for (const glm::dvec2 pixel : {glm::dvec2(0, 0), glm::dvec2(799, 13), glm::dvec2(400, 300)}) {
    const glm::dvec2 back = camera.to_screen(camera.to_world(pixel));
    CHECK(back.x == Approx(pixel.x).margin(1e-3));
    CHECK(back.y == Approx(pixel.y).margin(1e-3));
  }
}

TEST_CASE("What lies under the cursor stays there while zooming") {
  Camera camera = at(37.15, 36.2, 9);
  const glm::dvec2 cursor(650, 120);
  const geo::WorldPoint under = camera.to_world(cursor);
  camera.zoom_at(cursor, 2.3);
  check_same(camera.to_screen(under), cursor);
  camera.zoom_at(cursor, -1.1);
  check_same(camera.to_screen(under), cursor);
}

TEST_CASE("A drag moves the picture with the hand") {
  Camera camera = at(37.15, 36.2, 9);
  const geo::WorldPoint held = camera.to_world({100, 100});
  camera.pan({40, -25});
  check_same(camera.to_screen(held), {140, 75});
}

TEST_CASE("The lowest zoom just covers the screen, and no place is shown twice") {
  Camera camera({1920, 1080});
  camera.set_zoom(-5);
  CHECK(camera.world_pixels() == Approx(1920));
  CHECK(camera.to_screen({0.1, 0.5}).x >= 0);
  CHECK(camera.to_screen({0.9, 0.5}).x <= 1920);
}

TEST_CASE("The view does not leave the square in the north and south") {
  Camera camera = at(0, 85, 5);
  camera.pan({0, 100000});
  CHECK(camera.to_world({0, 0}).y >= -1e-9);
  camera.pan({0, -1000000});
  CHECK(camera.to_world({0, 600}).y <= 1 + 1e-9);
}

TEST_CASE("The antimeridian is no edge") {
  Camera camera = at(179.5, 0, 7);
  const glm::dvec2 east = camera.to_screen(geo::to_world({-179.5, 0}));
  const glm::dvec2 here = camera.to_screen(geo::to_world({179.5, 0}));
  CHECK(east.x - here.x == Approx(256 * 128 / 360.0).margin(1e-6));
  CHECK(camera.bounds().crosses_antimeridian());
  camera.pan({-300, 0});
  CHECK(camera.centre().x < 0.1);
}

TEST_CASE("Bounds of a view fit it again") {
  const Camera camera = at(37.15, 36.2, 10.5);
  Camera again({800, 600});
  again.fit(camera.bounds());
  CHECK(again.zoom() == Approx(10.5));
  CHECK(again.centre().x == Approx(camera.centre().x));
}

TEST_CASE("Fitting a box over the antimeridian shows it whole") {
  Camera camera({800, 400});
  camera.fit({177, -20, -178, -15}, 20);
  for (const geo::LonLat corner : {geo::LonLat{177, -20}, geo::LonLat{-178, -15}}) {
    const glm::dvec2 pixel = camera.to_screen(geo::to_world(corner));
    CHECK(pixel.x >= 19.9);
    CHECK(pixel.x <= 780.1);
  }
}

TEST_CASE("A box without extent is shown with what is around it") {
  Camera camera({800, 600});
  camera.fit({37.1, 36.2, 37.1, 36.2});
  CHECK(camera.zoom() == 14);
  Camera empty({800, 600});
  const Camera before = empty;
  empty.fit(geo::Bounds::empty());
  CHECK(empty == before);
}

TEST_CASE("A pixel stands for fewer metres away from the equator") {
  CHECK(at(0, 0, 10).metres_per_pixel() == Approx(152.87).epsilon(1e-3));
  CHECK(at(0, 60, 10).metres_per_pixel() == Approx(152.87 / 2).epsilon(1e-3));
}
