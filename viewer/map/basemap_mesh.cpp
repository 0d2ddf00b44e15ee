#include "viewer/map/basemap_mesh.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <numeric>
#include <span>
#include <string_view>
#include <utility>

namespace dateline::viewer {

namespace {

// A sharper corner than this is cut off instead of drawn to its point: 60 degrees.
constexpr float kMiterLimit = 2;
// Dashes of very long lines start anew after so many tile widths, so that floats stay exact.
constexpr double kDashRestart = 1024;
constexpr std::size_t kQuadIndices = 6;

glm::vec2 normal_of(glm::vec2 direction) {
  return {-direction.y, direction.x};
}

/// A line as a ribbon of quads with mitred joints; at sharp corners the ribbon is cut and begins anew.
void add_ribbon(TileMesh& mesh, const std::vector<geo::TilePoint>& points, const geo::VectorTile::Line& line) {
  std::vector<glm::vec2> course;
  for (std::uint32_t i = line.begin; i < line.end; ++i) {
    const glm::vec2 p{points[i].x, points[i].y};
    if (course.empty() || p != course.back()) {
      course.push_back(p);
    }
  }
  if (course.size() < 2) {
    return;
  }
  const bool closed = course.front() == course.back() && course.size() > 3;
  const auto direction = [&course](std::size_t segment) {
    return glm::normalize(course[segment + 1] - course[segment]);
  };
  const std::size_t segments = course.size() - 1;
  auto along = static_cast<float>(std::fmod(line.along, kDashRestart));
  const auto add_pair = [&mesh, &along](glm::vec2 at, glm::vec2 extrusion) {
    for (const float side : {1.0F, -1.0F}) {
      mesh.ribbon_vertices.push_back({{at.x, at.y}, extrusion.x * side, extrusion.y * side, side, along});
    }
  };
  const auto join = [&mesh] {
    const auto last = static_cast<std::uint32_t>(mesh.ribbon_vertices.size());
    for (const std::uint32_t back : {4U, 3U, 2U, 3U, 1U, 2U}) {
      mesh.ribbon_indices.push_back(last - back);
    }
  };
  for (std::size_t i = 0; i < course.size(); ++i) {
    const bool first = i == 0;
    const bool last = i == segments;
    if (!first) {
      along += glm::length(course[i] - course[i - 1]);
    }
    const glm::vec2 before = direction(first ? (closed ? segments - 1 : 0) : i - 1);
    const glm::vec2 after = direction(last ? (closed ? 0 : segments - 1) : i);
    const glm::vec2 middle = normal_of(before) + normal_of(after);
    const float length = glm::length(middle);
    // The mitre is 1 / cos(half the turn) long, and |middle| is twice that cosine.
    const bool sharp = length < 2 / kMiterLimit;
    if (!sharp) {
      add_pair(course[i], middle * (2 / (length * length)));
      if (!first) {
        join();
      }
      continue;
    }
    if (!first) {
      add_pair(course[i], normal_of(before));
      join();
    }
    if (!last) {
      add_pair(course[i], normal_of(after));
      if (!first) {
        join();  // covers the corner's outer wedge
      }
    }
  }
}

/// Shapes sorted by their class: counted, then put in order. `Shape` has a member `feature`.
template <class Shape>
std::vector<std::vector<const Shape*>> sorted_by_class(const std::vector<Shape>& shapes, const Classify& classify,
                                                       std::optional<std::size_t> ShapeClasses::*of,
                                                       std::size_t class_count) {
  std::vector<std::vector<const Shape*>> sorted(class_count);
  for (const Shape& shape : shapes) {
    if (const auto c = classify(shape.feature).*of) {
      sorted[*c].push_back(&shape);
    }
  }
  return sorted;
}

void add_areas(TileMesh& mesh, const geo::VectorTile& tile, const geo::VectorTile::Area& area) {
  for (std::uint32_t i = area.begin; i < area.end; ++i) {
    mesh.area_indices.push_back(static_cast<std::uint32_t>(mesh.area_vertices.size()));
    mesh.area_vertices.push_back(tile.area_vertices[tile.area_indices[i]]);
  }
}

/// The vertices that have come since the last call are of the feature's time.
void stamp(std::vector<geo::FeatureTime>& times, std::size_t vertices, const MeshInput& input, std::uint32_t feature) {
  if (input.times != nullptr && !input.times->empty()) {
    times.resize(vertices, (*input.times)[feature]);
  }
}

template <class T>
std::span<T> part_of(std::vector<T>& all, TileMesh::Range range) {
  return std::span(all).subspan(range.begin, range.end - range.begin);
}

template <class T>
void reorder(std::span<T> items, std::span<const std::uint32_t> order) {
  const std::vector<T> before(items.begin(), items.end());
  for (std::size_t i = 0; i < items.size(); ++i) {
    items[i] = before[order[i]];
  }
}

/// Within a class all shapes look alike, so that their order is not seen: neighbours are put together.
void cut_into_runs(TileMesh& mesh, TileMesh::Shapes& shapes) {
  shapes.area_runs = sort_into_runs(part_of(mesh.area_indices, shapes.areas), 3, shapes.areas.begin,
                                    [&mesh](std::uint32_t i) { return mesh.area_vertices[i]; });
  shapes.line_runs = sort_into_runs(part_of(mesh.ribbon_indices, shapes.lines), kQuadIndices, shapes.lines.begin,
                                    [&mesh](std::uint32_t i) { return mesh.ribbon_vertices[i].position; });
  for (const MeshRun& run : shapes.line_runs) {
    shapes.line_min = {std::min(shapes.line_min.x, run.min.x), std::min(shapes.line_min.y, run.min.y)};
    shapes.line_max = {std::max(shapes.line_max.x, run.max.x), std::max(shapes.line_max.y, run.max.y)};
  }
  const std::span<geo::TilePoint> points = part_of(mesh.points, shapes.points);
  std::vector<std::uint32_t> order(points.size());
  std::iota(order.begin(), order.end(), 0U);
  shapes.point_runs = sort_into_runs(order, 1, shapes.points.begin, [&points](std::uint32_t i) { return points[i]; });
  reorder(points, std::span<const std::uint32_t>(order));
  if (!mesh.point_times.empty()) {
    reorder(part_of(mesh.point_times, shapes.points), std::span<const std::uint32_t>(order));
  }
}

}  // namespace

TileMesh build_mesh(const std::vector<MeshInput>& inputs, std::size_t class_count) {
  TileMesh mesh;
  mesh.classes.resize(class_count);
  const auto fill = [&](auto shapes_of, auto of, auto add, TileMesh::Range TileMesh::Shapes::*range, const auto& out) {
    using Sorted = decltype(sorted_by_class(shapes_of(*inputs[0].tile), inputs[0].classify, of, class_count));
    std::vector<Sorted> sorted;
    sorted.reserve(inputs.size());
    for (const MeshInput& input : inputs) {
      sorted.push_back(sorted_by_class(shapes_of(*input.tile), input.classify, of, class_count));
    }
    for (std::size_t c = 0; c < class_count; ++c) {
      (mesh.classes[c].*range).begin = static_cast<std::uint32_t>(out.size());
      for (std::size_t i = 0; i < inputs.size(); ++i) {
        for (const auto* shape : sorted[i][c]) {
          add(inputs[i], *shape);
        }
      }
      (mesh.classes[c].*range).end = static_cast<std::uint32_t>(out.size());
    }
  };
  fill(
      [](const geo::VectorTile& tile) -> const auto& { return tile.areas; }, &ShapeClasses::area,
      [&mesh](const MeshInput& input, const auto& area) {
        add_areas(mesh, *input.tile, area);
        stamp(mesh.area_times, mesh.area_vertices.size(), input, area.feature);
      },
      &TileMesh::Shapes::areas, mesh.area_indices);
  fill(
      [](const geo::VectorTile& tile) -> const auto& { return tile.lines; }, &ShapeClasses::line,
      [&mesh](const MeshInput& input, const auto& line) {
        add_ribbon(mesh, input.tile->line_points, line);
        stamp(mesh.ribbon_times, mesh.ribbon_vertices.size(), input, line.feature);
      },
      &TileMesh::Shapes::lines, mesh.ribbon_indices);
  fill(
      [](const geo::VectorTile& tile) -> const auto& { return tile.points; }, &ShapeClasses::point,
      [&mesh](const MeshInput& input, const auto& point) {
        mesh.points.push_back(point.position);
        stamp(mesh.point_times, mesh.points.size(), input, point.feature);
      },
      &TileMesh::Shapes::points, mesh.points);
  for (TileMesh::Shapes& shapes : mesh.classes) {
    cut_into_runs(mesh, shapes);
  }
  return mesh;
}

ShapeClasses ground_classes(const geo::VectorFeature& feature) {
  constexpr std::array<std::pair<std::string_view, GroundClass>, 7> kLines = {{
      {"land", GroundClass::coast},
      {"lake", GroundClass::shore},
      {"river", GroundClass::river},
      {"stream", GroundClass::stream},
      {"border", GroundClass::border},
      {"disputed", GroundClass::disputed},
      {"admin1", GroundClass::admin1},
  }};
  ShapeClasses classes;
  for (const auto& [name, line] : kLines) {
    if (feature.feature_class == name) {
      classes.line = static_cast<std::size_t>(line);
    }
  }
  if (feature.feature_class == "land") {
    classes.area = static_cast<std::size_t>(GroundClass::land);
  } else if (feature.feature_class == "lake") {
    classes.area = static_cast<std::size_t>(GroundClass::lake);
  }
  return classes;
}

}  // namespace dateline::viewer
