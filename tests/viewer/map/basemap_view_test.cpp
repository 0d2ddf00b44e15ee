#include "viewer/map/basemap_view.h"

#include <catch2/catch.hpp>
#include <set>

namespace dateline::viewer {
namespace {

Camera camera_at(geo::LonLat centre, double zoom, gl::Size size = {1280, 800}) {
  Camera camera(size);
  camera.set_zoom(zoom);
  camera.set_centre(geo::to_world(centre));
  return camera;
}

TEST_CASE("The tiles in view cover the screen without overlap, the middle first") {
  const Camera camera = camera_at({37.15, 36.2}, 12.5);
  const int zoom = tile_zoom(camera, 512, 20);
  CHECK(zoom >= 11);
  CHECK(zoom <= 12);
  const auto tiles = tiles_in_view(camera, zoom);
  std::set<geo::TileId> seen;
  double left = 1e9;
  double right = -1e9;
  double top = 1e9;
  double bottom = -1e9;
  for (const PlacedTile& tile : tiles) {
    CHECK(seen.insert(tile.id).second);
    const glm::dvec2 corner = camera.to_screen(geo::tile_origin(tile.id));
    CHECK(corner.x == Approx(tile.corner.x).margin(1e-3));
    CHECK(corner.y == Approx(tile.corner.y).margin(1e-3));
    left = std::min(left, tile.corner.x);
    right = std::max(right, tile.corner.x + tile.side);
    top = std::min(top, tile.corner.y);
    bottom = std::max(bottom, tile.corner.y + tile.side);
  }
  CHECK(left <= 0);
  CHECK(top <= 0);
  CHECK(right >= 1280);
  CHECK(bottom >= 800);
  const PlacedTile& first = tiles.front();
  CHECK(first.corner.x <= 640);
  CHECK(first.corner.x + first.side >= 640);
}

TEST_CASE("Over the antimeridian tiles come from both ends of the pyramid") {
  const auto tiles = tiles_in_view(camera_at({180, 0}, 5), 4);
  std::set<int> columns;
  for (const PlacedTile& tile : tiles) {
    columns.insert(tile.id.x);
  }
  CHECK(columns.contains(0));
  CHECK(columns.contains(15));
  CHECK_FALSE(columns.contains(8));
}

TEST_CASE("Ancestors and children lie around and inside of a tile") {
  const PlacedTile tile{{5, 19, 12}, {100, 200}, 512};
  const PlacedTile up = ancestor_of(tile, 2);
  CHECK(up.id == geo::TileId{3, 4, 3});
  CHECK(up.side == 2048);
  CHECK(up.corner == glm::dvec2(100 - 3 * 512, 200));
  const auto children = children_of(tile);
  REQUIRE(children.size() == 4);
  CHECK(ancestor_of(children[3], 1).id == tile.id);
  CHECK(ancestor_of(children[3], 1).corner == tile.corner);
}

TEST_CASE("A tile is asked for at about the size that it is made for") {
  for (double zoom = 3; zoom < 14; zoom += 0.1) {
    const Camera camera = camera_at({20, 30}, zoom);
    const double side = camera.world_pixels() / std::exp2(tile_zoom(camera, 512, 20));
    CHECK(side >= 512 / 1.4143);
    CHECK(side <= 512 * 1.4143);
  }
  CHECK(tile_zoom(camera_at({20, 30}, 14), 512, 9) == 9);
}

}  // namespace
}  // namespace dateline::viewer
