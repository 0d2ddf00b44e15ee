#include "viewer/map/basemap_mesh.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace dateline::viewer {
namespace {

TileMesh::Range range_of(const TileMesh& mesh, GroundClass c) {
  return mesh.ranges[static_cast<std::size_t>(c)];
}

geo::VectorData feature_of(geo::GeometryKind kind, const std::string& feature_class) {
  geo::VectorData data;
  geo::VectorFeature feature;
  feature.kind = kind;
  feature.feature_class = feature_class;
  data.features.push_back(feature);
  return data;
}

geo::VectorTile line_tile(std::vector<geo::TilePoint> points) {
  geo::VectorTile tile;
  tile.line_points = std::move(points);
  tile.lines.push_back({0, 0, static_cast<std::uint32_t>(tile.line_points.size()), 0});
  return tile;
}

TEST_CASE("A straight line is a ribbon of one width, as long as the line") {
  const auto data = feature_of(geo::GeometryKind::line, "river");
  const auto tile = line_tile({{0, 0.5F}, {0.5F, 0.5F}, {1, 0.5F}});
  const TileMesh mesh = build_mesh({{&data, &tile, true}});
  const auto range = range_of(mesh, GroundClass::river);
  CHECK(range.end - range.begin == 12);  // two quads
  for (const RibbonVertex& v : mesh.ribbon_vertices) {
    CHECK(std::hypot(v.extrusion_x, v.extrusion_y) == Approx(1));
    CHECK(v.extrusion_x == Approx(0).margin(1e-6));
  }
  CHECK(mesh.ribbon_vertices.back().along == Approx(1));
}

TEST_CASE("A joint's mitre keeps the width on both sides; a hairpin is cut off") {
  const auto data = feature_of(geo::GeometryKind::line, "border");
  const auto corner = line_tile({{0, 0}, {0.5F, 0}, {0.5F, 0.5F}});
  const TileMesh mitred = build_mesh({{&data, &corner, true}});
  REQUIRE(mitred.ribbon_vertices.size() == 6);
  CHECK(std::abs(mitred.ribbon_vertices[2].extrusion_x) == Approx(1));
  CHECK(std::abs(mitred.ribbon_vertices[2].extrusion_y) == Approx(1));

  const auto hairpin = line_tile({{0, 0}, {0.5F, 0}, {0, 0.01F}});
  for (const RibbonVertex& v : build_mesh({{&data, &hairpin, true}}).ribbon_vertices) {
    CHECK(std::hypot(v.extrusion_x, v.extrusion_y) <= 2.001F);
  }
}

TEST_CASE("Points that lie on one another make no ribbon out of nothing") {
  const auto data = feature_of(geo::GeometryKind::line, "river");
  const auto dot = line_tile({{0.5F, 0.5F}, {0.5F, 0.5F}});
  CHECK(build_mesh({{&data, &dot, true}}).ribbon_vertices.empty());
  const auto doubled = line_tile({{0, 0}, {0, 0}, {1, 0}, {1, 0}});
  for (const RibbonVertex& v : build_mesh({{&data, &doubled, true}}).ribbon_vertices) {
    CHECK(std::isfinite(v.extrusion_x));
  }
}

TEST_CASE("The built-in map's features say what they are; a user's are all his layer's") {
  const auto data = feature_of(geo::GeometryKind::line, "river");
  const auto tile = line_tile({{0, 0}, {1, 0}});
  const TileMesh built_in = build_mesh({{&data, &tile, true}});
  const TileMesh added = build_mesh({{&data, &tile, false}});
  CHECK(range_of(built_in, GroundClass::river).end > 0);
  CHECK(range_of(added, GroundClass::river).begin == range_of(added, GroundClass::river).end);
  CHECK(range_of(added, GroundClass::added_line).end > 0);
}

}  // namespace
}  // namespace dateline::viewer
