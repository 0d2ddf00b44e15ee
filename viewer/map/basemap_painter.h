#pragma once

#include <glm/vec3.hpp>
#include <memory>
#include <optional>

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
  /// Of memory on the GPU.
  [[nodiscard]] std::size_t bytes() const;
  [[nodiscard]] const TileMesh::Shapes& shapes(std::size_t c) const { return classes_[c]; }

 private:
  friend class BasemapPainter;
  gl::Buffer area_vertices_, area_indices_, ribbon_vertices_, ribbon_indices_, points_;
  gl::Buffer area_times_, ribbon_times_, point_times_;
  bool dated_ = false;
  gl::VertexArray areas_, ribbons_, dots_;
  std::vector<TileMesh::Shapes> classes_;
};

/// A raster tile on the GPU; without a texture where the raster has nothing there.
class RasterTexture {
 public:
  explicit RasterTexture(const geo::RasterTile& tile);
  [[nodiscard]] bool is_opaque() const { return opaque_; }
  /// Of memory on the GPU.
  [[nodiscard]] std::size_t bytes() const;

 private:
  friend class BasemapPainter;
  gl::Texture texture_;
  bool opaque_ = false;
};

/// How a raster tile is laid over what is there.
struct RasterLook {
  double opacity = 1;
  double brightness = 0;   ///< as LayerLook
  double contrast = 0;     ///< as LayerLook
  glm::vec3 low{0};        ///< what the tile's red, green and blue are shown darkest at, of colours 0 ...
  glm::vec3 high{1};       ///< ... and brightest, of colours 1
  bool is_relief = false;  ///< which is laid over marked areas alone
  Colour shadow{};
  Colour light{};
};

/// A rectangle of the view and where it lies in the framebuffer.
struct ViewPart {
  glm::dvec2 corner = {0, 0};  ///< upper left, in the camera's pixels
  gl::Size size;               ///< pixels
  int x = 0;                   ///< lower left, in the framebuffer
  int y = 0;
};

/// Draws tiles into the bound framebuffer: each only inside its own part of the screen, so that neighbours meet without
/// gap or overlap. Shapes are drawn by the class that the tile's mesh has them under. On the thread that owns the
/// context.
class BasemapPainter {
 public:
  /// Error (failed): a shader does not compile.
  [[nodiscard]] static Result<std::unique_ptr<BasemapPainter>> create();

  /// The camera that all drawing until the next call is for, and the part of its view that is drawn.
  void begin(const Camera& camera, const ViewPart& part);
  /// The same for the whole view.
  void begin(const Camera& camera);
  /// Until the next `begin` nothing is drawn: what it would take is counted.
  void only_measure() { measuring_ = true; }
  /// What was drawn since `begin`, in triangles; so many pixels of a picture or a background count for one.
  static constexpr double kPixelsATriangle = 24;
  [[nodiscard]] std::size_t cost() const { return cost_; }
  /// Fills the part.
  void clear(Colour colour);
  /// Drawing from now on keeps between these shares of the view's width; `begin` lifts that.
  void keep_between(double left, double right);
  /// Of dated layers what is of no time within the window is not drawn from now on; nullopt draws all of them.
  void keep_within(std::optional<geo::FeatureTime> window) { window_ = window; }
  /// Has the driver compile what draws a tile of that kind: without a graphics card that takes as long as two frames.
  void warm_up(const geo::RasterTile& tile);
  /// Lifts the limits that drawing set.
  void end();

  void draw_areas(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible, std::size_t c,
                  Colour colour);
  /// Marks the areas in the stencil, for drawing that keeps within them.
  void mark_areas(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible, std::size_t c);
  /// Takes all marks away.
  void clear_marks();
  void draw_lines(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible, std::size_t c,
                  const LineStyle& style, bool casing);
  void draw_points(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible, std::size_t c,
                   Colour colour, double diameter);
  void draw_raster(const RasterTexture& tile, const PlacedTile& whole, const PlacedTile& visible,
                   const RasterLook& look);

 private:
  BasemapPainter(gl::Program area, gl::Program line, gl::Program point, gl::Program raster);
  /// False where nothing of it would be seen.
  [[nodiscard]] bool place(gl::Program& program, const PlacedTile& whole, const PlacedTile& visible);
  [[nodiscard]] bool place(gl::Program& program, const MeshTile& tile, const PlacedTile& whole,
                           const PlacedTile& visible);
  void count_pixels(double pixels);
  /// Draws by `draw(first, count)` the runs that come within `reach` pixels of what the last `place` lets through.
  template <class Draw>
  void each_run(const std::vector<MeshRun>& runs, std::size_t corners, const PlacedTile& whole, double reach,
                Draw draw);
  void fill(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible, std::size_t c, Colour colour,
            gl::DrawState state);

  gl::Program area_, line_, point_, raster_;
  gl::Buffer square_;
  gl::VertexArray square_array_;
  ViewPart part_;
  int border_ = 0;  // pixels around the part that are rasterised as well, for points whose middles lie there
  double left_edge_ = 0, top_edge_ = 0, right_edge_ = 0, bottom_edge_ = 0;  // what is let through, in the part's pixels
  bool measuring_ = false;
  std::size_t cost_ = 0;
  double zoom_ = 0;
  double scale_ = 1;
  int left_ = 0;  // pixels that drawing keeps between
  int right_ = 0;
  std::optional<geo::FeatureTime> window_;
};

}  // namespace dateline::viewer
