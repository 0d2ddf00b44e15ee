#include "viewer/map/basemap_mesh.h"

#include <cmath>
#include <glm/geometric.hpp>
#include <glm/vec2.hpp>
#include <optional>
#include <string_view>

namespace dateline::viewer {

namespace {

// A sharper corner than this is cut off instead of drawn to its point: 60 degrees.
constexpr float kMiterLimit = 2;
// Dashes of very long lines start anew after so many tile widths, so that floats stay exact.
constexpr double kDashRestart = 1024;

std::optional<GroundClass> area_class(const MeshInput& input, const geo::VectorFeature& feature) {
  if (!input.built_in) {
    return GroundClass::added_area;
  }
  if (feature.feature_class == "land") {
    return GroundClass::land;
  }
  return feature.feature_class == "lake" ? std::optional(GroundClass::lake) : std::nullopt;
}

std::optional<GroundClass> line_class(const MeshInput& input, const geo::VectorFeature& feature) {
  if (!input.built_in) {
    return feature.kind == geo::GeometryKind::area ? GroundClass::added_outline : GroundClass::added_line;
  }
  constexpr std::array<std::pair<std::string_view, GroundClass>, 7> kClasses = {{
      {"land", GroundClass::coast},
      {"lake", GroundClass::shore},
      {"river", GroundClass::river},
      {"stream", GroundClass::stream},
      {"border", GroundClass::border},
      {"disputed", GroundClass::disputed},
      {"admin1", GroundClass::admin1},
  }};
  for (const auto& [name, line] : kClasses) {
    if (feature.feature_class == name) {
      return line;
    }
  }
  return std::nullopt;
}

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

}  // namespace

TileMesh build_mesh(const std::vector<MeshInput>& inputs) {
  TileMesh mesh;
  for (std::size_t c = 0; c < kGroundClassCount; ++c) {
    const auto wanted = static_cast<GroundClass>(c);
    if (wanted == GroundClass::land || wanted == GroundClass::lake || wanted == GroundClass::added_area) {
      mesh.ranges[c].begin = static_cast<std::uint32_t>(mesh.area_indices.size());
      for (const MeshInput& input : inputs) {
        for (const geo::VectorTile::Area& area : input.tile->areas) {
          if (area_class(input, input.data->features[area.feature]) == wanted) {
            for (std::uint32_t i = area.begin; i < area.end; ++i) {
              mesh.area_indices.push_back(static_cast<std::uint32_t>(mesh.area_vertices.size()));
              mesh.area_vertices.push_back(input.tile->area_vertices[input.tile->area_indices[i]]);
            }
          }
        }
      }
      mesh.ranges[c].end = static_cast<std::uint32_t>(mesh.area_indices.size());
    } else if (wanted == GroundClass::added_point) {
      for (const MeshInput& input : inputs) {
        for (const geo::VectorTile::Point& point : input.tile->points) {
          mesh.points.push_back(point.position);
        }
      }
      mesh.ranges[c].end = static_cast<std::uint32_t>(mesh.points.size());
    } else {
      mesh.ranges[c].begin = static_cast<std::uint32_t>(mesh.ribbon_indices.size());
      for (const MeshInput& input : inputs) {
        for (const geo::VectorTile::Line& line : input.tile->lines) {
          if (line_class(input, input.data->features[line.feature]) == wanted) {
            add_ribbon(mesh, input.tile->line_points, line);
          }
        }
      }
      mesh.ranges[c].end = static_cast<std::uint32_t>(mesh.ribbon_indices.size());
    }
  }
  return mesh;
}

}  // namespace dateline::viewer
