#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "geo/vector/vector_data.h"
#include "geo/vector/vector_tile.h"
#include "viewer/map/mesh_runs.h"

namespace dateline::viewer {

/// What a shape of the built-in map is, which decides how it looks and what it lies on.
enum class GroundClass : std::uint8_t {
  land,
  lake,
  coast,
  shore,  ///< of a lake
  stream,
  river,
  admin1,
  disputed,
  border,
};
inline constexpr std::size_t kGroundClassCount = 9;

/// A corner of a line's ribbon.
struct RibbonVertex {
  geo::TilePoint position;
  float extrusion_x = 0;  ///< from the line's middle to this edge, where half the line's width is 1
  float extrusion_y = 0;
  float side = 0;   ///< -1 or 1
  float along = 0;  ///< length of the line up to here, in tile widths
};

/// A vector tile as the GPU takes it: shapes sorted by class.
struct TileMesh {
  struct Range {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
  };
  /// The shapes of one class. Of each kind the runs are the range cut into neighbours.
  struct Shapes {
    Range areas;   ///< of area_indices
    Range lines;   ///< of ribbon_indices
    Range points;  ///< of points
    std::vector<MeshRun> area_runs, line_runs, point_runs;
    geo::TilePoint line_min = {2, 2};  ///< the box of the lines; without any, min > max
    geo::TilePoint line_max = {-1, -1};
  };
  std::vector<geo::TilePoint> area_vertices;
  std::vector<std::uint32_t> area_indices;
  std::vector<RibbonVertex> ribbon_vertices;
  std::vector<std::uint32_t> ribbon_indices;
  std::vector<geo::TilePoint> points;
  std::vector<Shapes> classes;
  // The time of each vertex's feature; empty where the layer is undated.
  std::vector<geo::FeatureTime> area_times, ribbon_times, point_times;
};

/// The classes of a feature's shapes: nullopt leaves them out.
struct ShapeClasses {
  std::optional<std::size_t> area;
  std::optional<std::size_t> line;  ///< also of an area's outline
  std::optional<std::size_t> point;
};

/// What a layer's features are, by their index in the layer's data.
using Classify = std::function<ShapeClasses(std::uint32_t feature)>;

struct MeshInput {
  const geo::VectorTile* tile = nullptr;
  Classify classify;
  const std::vector<geo::FeatureTime>* times = nullptr;  ///< VectorData::times, where the layer is dated
};

/// Joins the tiles of several layers into one mesh of `class_count` classes. Pure; a worker's job.
[[nodiscard]] TileMesh build_mesh(const std::vector<MeshInput>& inputs, std::size_t class_count);

/// The classes of the built-in map's features, which their attribute says, as numbers of GroundClass.
[[nodiscard]] ShapeClasses ground_classes(const geo::VectorFeature& feature);

}  // namespace dateline::viewer
