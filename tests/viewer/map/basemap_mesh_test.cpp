#include "viewer/map/basemap_mesh.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

namespace dateline::viewer {
namespace {

TileMesh::Range lines_of(const TileMesh& mesh, GroundClass c) {
  return mesh.classes[static_cast<std::size_t>(c)].lines;
}

TileMesh ground_mesh(const geo::VectorData& data, const geo::VectorTile& tile) {
  return build_mesh({{&tile, [&data](std::uint32_t f) { return ground_classes(data.features[f]); }}},
                    kGroundClassCount);
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
  const TileMesh mesh = ground_mesh(data, tile);
  const auto range = lines_of(mesh, GroundClass::river);
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
  const TileMesh mitred = ground_mesh(data, corner);
  REQUIRE(mitred.ribbon_vertices.size() == 6);
  CHECK(std::abs(mitred.ribbon_vertices[2].extrusion_x) == Approx(1));
  CHECK(std::abs(mitred.ribbon_vertices[2].extrusion_y) == Approx(1));

  const auto hairpin = line_tile({{0, 0}, {0.5F, 0}, {0, 0.01F}});
  for (const RibbonVertex& v : ground_mesh(data, hairpin).ribbon_vertices) {
    CHECK(std::hypot(v.extrusion_x, v.extrusion_y) <= 2.001F);
  }
}

TEST_CASE("Points that lie on one another make no ribbon out of nothing") {
  const auto data = feature_of(geo::GeometryKind::line, "river");
  const auto dot = line_tile({{0.5F, 0.5F}, {0.5F, 0.5F}});
  CHECK(ground_mesh(data, dot).ribbon_vertices.empty());
  const auto doubled = line_tile({{0, 0}, {0, 0}, {1, 0}, {1, 0}});
  for (const RibbonVertex& v : ground_mesh(data, doubled).ribbon_vertices) {
    CHECK(std::isfinite(v.extrusion_x));
  }
}

TEST_CASE("A mesh keeps its layers' classes apart, in their order") {
  const auto river = feature_of(geo::GeometryKind::line, "river");
  const auto border = feature_of(geo::GeometryKind::line, "border");
  const auto tile = line_tile({{0, 0}, {1, 0}});
  const auto classes = [](const geo::VectorData& data) {
    return [&data](std::uint32_t f) { return ground_classes(data.features[f]); };
  };
  const TileMesh mesh = build_mesh({{&tile, classes(border)}, {&tile, classes(river)}}, kGroundClassCount);
  CHECK(lines_of(mesh, GroundClass::river).begin == 0);
  CHECK(lines_of(mesh, GroundClass::river).end == 6);
  CHECK(lines_of(mesh, GroundClass::border).begin == 6);
  CHECK(lines_of(mesh, GroundClass::border).end == 12);
  CHECK(lines_of(mesh, GroundClass::coast).begin == lines_of(mesh, GroundClass::coast).end);

  const TileMesh none = build_mesh({{&tile, [](std::uint32_t) { return ShapeClasses{}; }}}, 1);
  CHECK(none.ribbon_indices.empty());
}

TEST_CASE("A mesh of very many shapes is cut into runs of neighbours that hold each of them once") {
  const auto data = feature_of(geo::GeometryKind::line, "river");
  geo::VectorTile tile;
  constexpr int kLines = 4000;
  for (int i = 0; i < kLines; ++i) {
    // Scattered: neighbours in the file are far apart.
    const float x = static_cast<float>((i * 7919) % kLines) / kLines;
    const float y = static_cast<float>((i * 104729) % kLines) / kLines;
    const auto begin = static_cast<std::uint32_t>(tile.line_points.size());
    tile.line_points.push_back({x, y});
    tile.line_points.push_back({x + 0.001F, y});
    tile.lines.push_back({0, begin, begin + 2, 0});
  }
  const TileMesh mesh = ground_mesh(data, tile);
  const TileMesh::Shapes& shapes = mesh.classes[static_cast<std::size_t>(GroundClass::river)];
  REQUIRE(shapes.line_runs.size() > 4);
  std::uint32_t at = shapes.lines.begin;
  double covered = 0;
  for (const MeshRun& run : shapes.line_runs) {
    CHECK(run.begin == at);
    at = run.end;
    for (std::uint32_t i = run.begin; i < run.end; ++i) {
      const geo::TilePoint corner = mesh.ribbon_vertices[mesh.ribbon_indices[i]].position;
      CHECK((corner.x >= run.min.x && corner.x <= run.max.x && corner.y >= run.min.y && corner.y <= run.max.y));
    }
    covered += (run.max.x - run.min.x) * (run.max.y - run.min.y);
  }
  CHECK(at == shapes.lines.end);
  CHECK(covered < 3);  // boxes of runs in the file's order would each be the whole tile
  std::vector<std::uint32_t> corners(mesh.ribbon_indices.begin(), mesh.ribbon_indices.end());
  std::ranges::sort(corners);
  CHECK(std::unique(corners.begin(), corners.end()) - corners.begin() == 4 * kLines);
}

}  // namespace
}  // namespace dateline::viewer
