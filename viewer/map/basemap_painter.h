#pragma once

#include <memory>

#include "base/result.h"
#include "geo/raster/raster_source.h"
#include "viewer/gl/buffer.h"
#include "viewer/gl/draw.h"
#include "viewer/gl/program.h"
#include "viewer/gl/texture.h"
#include "viewer/gl/vertex_array.h"
#include "viewer/map/basemap_mesh.h"
#include "viewer/map/basemap_view.h"
#include "viewer/map/camera.h"
#include "viewer/map/style.h"

namespace dateline::viewer {

/// A vector tile on the GPU.
class MeshTile {
 public:
  explicit MeshTile(const TileMesh& mesh);
  [[nodiscard]] TileMesh::Range range(GroundClass c) const { return ranges_[static_cast<std::size_t>(c)]; }

 private:
  friend class BasemapPainter;
  gl::Buffer area_vertices_, area_indices_, ribbon_vertices_, ribbon_indices_, points_;
  gl::VertexArray areas_, ribbons_, dots_;
  std::array<TileMesh::Range, kGroundClassCount> ranges_{};
};

/// A raster tile on the GPU; without a texture where the raster has nothing there.
class RasterTexture {
 public:
  explicit RasterTexture(const geo::RasterTile& tile);

 private:
  friend class BasemapPainter;
  gl::Texture texture_;
};

/// How a raster tile is laid over what is there.
struct RasterLook {
  double opacity = 1;
  bool is_relief = false;  ///< which is laid over marked areas alone
  Colour shadow;
  Colour light;
};

/// Draws tiles into the bound framebuffer: each only inside its own part of the screen, so that neighbours meet without
/// gap or overlap. On the thread that owns the context.
class BasemapPainter {
 public:
  /// Error (failed): a shader does not compile.
  [[nodiscard]] static Result<std::unique_ptr<BasemapPainter>> create();

  /// The camera that all drawing until the next call is for.
  void begin(const Camera& camera);
  /// Lifts the limits that drawing set.
  void end();

  void draw_areas(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible, GroundClass c,
                  Colour colour);
  /// Marks the areas in the stencil, for drawing that keeps within them.
  void mark_areas(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible, GroundClass c);
  /// Takes all marks away.
  void clear_marks();
  void draw_lines(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible, GroundClass c,
                  const LineStyle& style, bool casing);
  void draw_points(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible, Colour colour,
                   double diameter);
  void draw_raster(const RasterTexture& tile, const PlacedTile& whole, const PlacedTile& visible,
                   const RasterLook& look);

 private:
  BasemapPainter(gl::Program area, gl::Program line, gl::Program point, gl::Program raster);
  void place(gl::Program& program, const PlacedTile& whole, const PlacedTile& visible);
  void fill(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible, GroundClass c, Colour colour,
            gl::DrawState state);

  gl::Program area_, line_, point_, raster_;
  gl::Buffer square_;
  gl::VertexArray square_array_;
  gl::Size size_;
  double zoom_ = 0;
  double scale_ = 1;
};

}  // namespace dateline::viewer
