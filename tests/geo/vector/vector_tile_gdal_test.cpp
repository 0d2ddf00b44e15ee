#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>

#include "geo/vector/vector_tile.h"

namespace dateline::geo {
namespace {

/// Data of one area, rings in world positions; all after the first are holes.
VectorData area(const std::vector<std::vector<WorldPoint>>& rings) {
  VectorData data;
  VectorFeature feature;
  feature.kind = GeometryKind::area;
  for (const auto& ring : rings) {
    VectorPart part{static_cast<std::uint32_t>(data.points.size()), 0, !data.parts.empty()};
    for (const WorldPoint p : ring) {
      data.points.push_back(p);
      feature.box.extend(p);
    }
    part.end = static_cast<std::uint32_t>(data.points.size());
    data.parts.push_back(part);
  }
  feature.end_part = static_cast<std::uint32_t>(data.parts.size());
  data.box = feature.box;
  data.features.push_back(feature);
  return data;
}

std::vector<WorldPoint> box_ring(double x0, double y0, double x1, double y1) {
  return {{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}};
}

/// Area of the triangles, in tiles.
double filled(const VectorTile& tile) {
  double sum = 0;
  for (std::size_t i = 0; i + 2 < tile.area_indices.size(); i += 3) {
    const TilePoint a = tile.area_vertices[tile.area_indices[i]];
    const TilePoint b = tile.area_vertices[tile.area_indices[i + 1]];
    const TilePoint c = tile.area_vertices[tile.area_indices[i + 2]];
    sum += std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y)) / 2.0;
  }
  return sum;
}

double line_length(const VectorTile& tile) {
  double sum = 0;
  for (const VectorTile::Line& line : tile.lines) {
    for (std::uint32_t i = line.begin + 1; i < line.end; ++i) {
      sum += std::hypot(tile.line_points[i].x - tile.line_points[i - 1].x,
                        tile.line_points[i].y - tile.line_points[i - 1].y);
    }
  }
  return sum;
}

TEST_CASE("An area with a hole is filled around the hole") {
  const VectorData data = area({box_ring(0.2, 0.2, 0.6, 0.6), box_ring(0.3, 0.3, 0.5, 0.5)});
  const VectorTile tile = cut_tile(data, {0, 0, 0});
  CHECK(filled(tile) == Approx(0.16 - 0.04).epsilon(1e-3));
  CHECK(line_length(tile) == Approx(1.6 + 0.8).epsilon(1e-3));
}

TEST_CASE("A ring that crosses itself is filled all the same") {
  const VectorData bow = area({{{0.2, 0.2}, {0.6, 0.6}, {0.6, 0.2}, {0.2, 0.6}}});
  CHECK(filled(cut_tile(bow, {0, 0, 0})) == Approx(0.08).epsilon(1e-3));
}

TEST_CASE("A tile inside an area is full and has no outline") {
  const VectorData data = area({box_ring(0.01, 0.01, 0.99, 0.99)});
  const VectorTile tile = cut_tile(data, {4, 7, 9});
  CHECK(filled(tile) >= 1);
  CHECK(tile.lines.empty());
  CHECK(tile.area_indices.size() <= 12);
}

TEST_CASE("A tile beside everything is empty") {
  const VectorData data = area({box_ring(0.1, 0.1, 0.2, 0.2)});
  const VectorTile tile = cut_tile(data, {4, 12, 12});
  CHECK(tile.area_indices.empty());
  CHECK(tile.line_points.empty());
}

TEST_CASE("Data that end at the antimeridian or the square's edge have no outline there") {
  const VectorData data = area({box_ring(0, 0, 0.5, 1)});
  const VectorTile tile = cut_tile(data, {0, 0, 0});
  CHECK(filled(tile) == Approx(0.5).epsilon(1e-3));
  CHECK(line_length(tile) == Approx(1).epsilon(1e-3));  // the eastern side alone
}

TEST_CASE("Positions in a tile of a street's size are exact to a centimetre") {
  // At zoom 16 a tile is 611 m wide at the equator; a corner that far east has few bits left in a plain float.
  const double tile = tile_size(16);
  const WorldPoint corner{0.5 + 12345.25 * tile, 0.5 + 678.5 * tile};
  const VectorData data = area({box_ring(corner.x, corner.y, corner.x + 0.25 * tile, corner.y + 0.25 * tile)});
  const VectorTile cut = cut_tile(data, {16, 32768 + 12345, 32768 + 678});
  REQUIRE_FALSE(cut.area_vertices.empty());
  float nearest = 1;
  for (const TilePoint p : cut.area_vertices) {
    nearest = std::min(nearest, std::hypot(p.x - 0.25F, p.y - 0.5F));
  }
  CHECK(nearest * 611 < 0.01);
}

TEST_CASE("Neighbouring tiles together fill an area that lies across their edge") {
  const VectorData data = area({box_ring(0.4, 0.4, 0.6, 0.45)});
  const VectorTile left = cut_tile(data, {1, 0, 0});
  const VectorTile right = cut_tile(data, {1, 1, 0});
  const double margin = 16.0 / 512;  // what each goes on beyond its edge
  CHECK(filled(left) == Approx((0.2 + margin) * 0.1).epsilon(1e-2));
  CHECK(filled(right) == Approx((0.2 + margin) * 0.1).epsilon(1e-2));
}

TEST_CASE("A small area of any shape is filled exactly, whichever way its ring runs") {
  // A dart, a comb, and a star whose corners no one corner sees.
  std::vector<std::vector<WorldPoint>> rings = {
      {{0.2, 0.2}, {0.5, 0.35}, {0.8, 0.2}, {0.5, 0.8}},
      {{0.1, 0.1},
       {0.9, 0.1},
       {0.9, 0.9},
       {0.7, 0.9},
       {0.7, 0.3},
       {0.5, 0.3},
       {0.5, 0.9},
       {0.3, 0.9},
       {0.3, 0.3},
       {0.1, 0.3}},
      {},
  };
  for (int corner = 0; corner < 10; ++corner) {
    const double radius = corner % 2 == 0 ? 0.4 : 0.15;
    rings[2].push_back({0.5 + radius * std::cos(corner * M_PI / 5), 0.5 + radius * std::sin(corner * M_PI / 5)});
  }
  for (std::vector<WorldPoint>& ring : rings) {
    double area_twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
      const WorldPoint a = ring[i];
      const WorldPoint b = ring[(i + 1) % ring.size()];
      area_twice += a.x * b.y - b.x * a.y;
    }
    CHECK(filled(cut_tile(area({ring}), {0, 0, 0})) == Approx(std::abs(area_twice) / 2).epsilon(1e-3));
    std::reverse(ring.begin(), ring.end());
    CHECK(filled(cut_tile(area({ring}), {0, 0, 0})) == Approx(std::abs(area_twice) / 2).epsilon(1e-3));
  }
}

TEST_CASE("Of very many areas on one pixel a few are drawn, but each that has a time of its own") {
  VectorData data;
  for (int i = 0; i < 500; ++i) {
    const double at = 0.5 + i * 1e-7;
    const VectorData one = area({box_ring(at, at, at + 1e-6, at + 1e-6)});
    VectorFeature feature = one.features.front();
    feature.first_part = static_cast<std::uint32_t>(data.parts.size());
    feature.end_part = feature.first_part + 1;
    const auto begin = static_cast<std::uint32_t>(data.points.size());
    data.points.insert(data.points.end(), one.points.begin(), one.points.end());
    data.parts.push_back({begin, static_cast<std::uint32_t>(data.points.size()), false});
    data.features.push_back(feature);
    data.box.extend(feature.box.min);
    data.box.extend(feature.box.max);
  }
  const std::size_t drawn = cut_tile(data, {0, 0, 0}).areas.size();
  CHECK(drawn >= 1);
  CHECK(drawn <= 20);
  data.times.resize(data.features.size());
  CHECK(cut_tile(data, {0, 0, 0}).areas.size() == data.features.size());
}

}  // namespace
}  // namespace dateline::geo
