#include "viewer/map/basemap_painter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <glm/vec4.hpp>
#include <span>
#include <utility>

#include "viewer/gl/draw.h"

namespace dateline::viewer {

namespace {

glm::vec4 to_vec4(Colour colour) {
  return glm::vec4(colour.r, colour.g, colour.b, colour.a) / 255.0F;
}

constexpr std::array<gl::Attribute, 1> kPosition = {{{0, 2, gl::Attribute::Type::float32, 0}}};

constexpr std::array<gl::Attribute, 1> kTime = {{{4, 2, gl::Attribute::Type::int32, 0}}};

constexpr std::array<gl::Attribute, 4> kRibbon = {{
    {0, 2, gl::Attribute::Type::float32, offsetof(RibbonVertex, position)},
    {1, 2, gl::Attribute::Type::float32, offsetof(RibbonVertex, extrusion_x)},
    {2, 1, gl::Attribute::Type::float32, offsetof(RibbonVertex, side)},
    {3, 1, gl::Attribute::Type::float32, offsetof(RibbonVertex, along)},
}};

}  // namespace

MeshTile::MeshTile(const TileMesh& mesh)
    : area_indices_(gl::Buffer::Kind::index), ribbon_indices_(gl::Buffer::Kind::index), classes_(mesh.classes) {
  area_vertices_.upload(std::span(mesh.area_vertices));
  area_indices_.upload(std::span(mesh.area_indices));
  areas_.attach(area_vertices_, sizeof(geo::TilePoint), kPosition);
  areas_.attach_indices(area_indices_);
  ribbon_vertices_.upload(std::span(mesh.ribbon_vertices));
  ribbon_indices_.upload(std::span(mesh.ribbon_indices));
  ribbons_.attach(ribbon_vertices_, sizeof(RibbonVertex), kRibbon);
  ribbons_.attach_indices(ribbon_indices_);
  points_.upload(std::span(mesh.points));
  dots_.attach(points_, sizeof(geo::TilePoint), kPosition);
  const auto attach_times = [this](gl::VertexArray& array, gl::Buffer& buffer,
                                   const std::vector<geo::FeatureTime>& times) {
    if (!times.empty()) {
      buffer.upload(std::span(times));
      array.attach(buffer, sizeof(geo::FeatureTime), kTime);
      dated_ = true;
    }
  };
  attach_times(areas_, area_times_, mesh.area_times);
  attach_times(ribbons_, ribbon_times_, mesh.ribbon_times);
  attach_times(dots_, point_times_, mesh.point_times);
}

RasterTexture::RasterTexture(const geo::RasterTile& tile) {
  if (!tile.rgba.empty()) {
    texture_ = gl::Texture({geo::RasterTile::kSize, geo::RasterTile::kSize}, gl::Texture::Format::rgba8,
                           gl::Texture::Filter::linear, tile.rgba);
    opaque_ = true;
    for (std::size_t alpha = 3; alpha < tile.rgba.size() && opaque_; alpha += 4) {
      opaque_ = tile.rgba[alpha] == 255;
    }
  }
}

Result<std::unique_ptr<BasemapPainter>> BasemapPainter::create() {
  auto area = gl::Program::create("basemap_area");
  auto line = gl::Program::create("basemap_line");
  auto point = gl::Program::create("basemap_point");
  auto raster = gl::Program::create("basemap_raster");
  for (const auto* program : {&area, &line, &point, &raster}) {
    if (!*program) {
      return tl::make_unexpected(program->error());
    }
  }
  return std::unique_ptr<BasemapPainter>(
      new BasemapPainter(std::move(*area), std::move(*line), std::move(*point), std::move(*raster)));
}

BasemapPainter::BasemapPainter(gl::Program area, gl::Program line, gl::Program point, gl::Program raster)
    : area_(std::move(area)), line_(std::move(line)), point_(std::move(point)), raster_(std::move(raster)) {
  constexpr std::array<geo::TilePoint, 4> kCorners = {{{0, 0}, {1, 0}, {0, 1}, {1, 1}}};
  square_.upload(std::span<const geo::TilePoint>(kCorners));
  square_array_.attach(square_, sizeof(geo::TilePoint), kPosition);
}

void BasemapPainter::begin(const Camera& camera) {
  size_ = camera.size();
  zoom_ = camera.zoom();
  scale_ = camera.scale();
  keep_between(0, 1);
  window_.reset();
}

void BasemapPainter::keep_between(double left, double right) {
  left_ = static_cast<int>(std::lround(left * size_.width));
  right_ = static_cast<int>(std::lround(right * size_.width));
}

void BasemapPainter::end() {
  gl::set_scissor(std::nullopt);
}

void BasemapPainter::place(gl::Program& program, const PlacedTile& whole, const PlacedTile& visible) {
  const auto clamped = [](double pixel, int most) {
    return static_cast<int>(std::lround(std::clamp(pixel, 0.0, static_cast<double>(most))));
  };
  // Edges are rounded, not sides: tiles that touch share an edge and so the rounded edge.
  const int left = std::clamp(clamped(visible.corner.x, size_.width), left_, right_);
  const int right = std::clamp(clamped(visible.corner.x + visible.side, size_.width), left_, right_);
  const int top = clamped(visible.corner.y, size_.height);
  const int bottom = clamped(visible.corner.y + visible.side, size_.height);
  gl::set_scissor(gl::PixelRect{left, size_.height - bottom, right - left, bottom - top});
  program.set("target_size", glm::vec2(size_.width, size_.height));
  program.set("tile_corner", glm::vec2(whole.corner));
  program.set("tile_side", static_cast<float>(whole.side));
}

void BasemapPainter::place(gl::Program& program, const MeshTile& tile, const PlacedTile& whole,
                           const PlacedTile& visible) {
  place(program, whole, visible);
  program.set("is_dated", tile.dated_ && window_ ? 1 : 0);
  if (window_) {
    program.set("window", glm::ivec2(window_->begin, window_->end));
  }
}

void BasemapPainter::fill(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible, std::size_t c,
                          Colour colour, gl::DrawState state) {
  const TileMesh::Range range = tile.shapes(c).areas;
  if (range.begin == range.end) {
    return;
  }
  place(area_, tile, whole, visible);
  area_.set("colour", to_vec4(colour));
  gl::draw_indexed(area_, tile.areas_, gl::Primitive::triangles, range.begin, range.end - range.begin, state);
}

void BasemapPainter::draw_areas(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible, std::size_t c,
                                Colour colour) {
  fill(tile, whole, visible, c, colour, {});
}

void BasemapPainter::mark_areas(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible,
                                std::size_t c) {
  fill(tile, whole, visible, c, {}, {gl::Blend::none, gl::Stencil::invert});
}

void BasemapPainter::clear_marks() {
  const PlacedTile screen{{}, {0, 0}, static_cast<double>(std::max(size_.width, size_.height))};
  place(area_, screen, screen);
  area_.set("is_dated", 0);
  area_.set("colour", glm::vec4(0));
  gl::draw(area_, square_array_, gl::Primitive::triangle_strip, 0, 4, {gl::Blend::alpha, gl::Stencil::consume});
}

void BasemapPainter::draw_lines(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible, std::size_t c,
                                const LineStyle& style, bool casing) {
  const TileMesh::Range range = tile.shapes(c).lines;
  const double inner = style.width.at(zoom_);
  const double outer = style.casing_width.at(zoom_);
  if (range.begin == range.end || inner <= 0 || (casing && outer <= 0)) {
    return;
  }
  place(line_, tile, whole, visible);
  line_.set("colour", to_vec4(casing ? style.casing : style.colour));
  line_.set("width", static_cast<float>((inner + (casing ? 2 * outer : 0)) * scale_));
  line_.set("dash", casing ? glm::vec2(0) : glm::vec2(style.dash * scale_, style.gap * scale_));
  gl::draw_indexed(line_, tile.ribbons_, gl::Primitive::triangles, range.begin, range.end - range.begin);
}

void BasemapPainter::draw_points(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible,
                                 std::size_t c, Colour colour, double diameter) {
  const TileMesh::Range range = tile.shapes(c).points;
  if (range.begin == range.end || diameter <= 0) {
    return;
  }
  place(point_, tile, whole, visible);
  point_.set("colour", to_vec4(colour));
  point_.set("diameter", static_cast<float>(diameter * scale_));
  gl::draw(point_, tile.dots_, gl::Primitive::points, range.begin, range.end - range.begin);
}

void BasemapPainter::draw_raster(const RasterTexture& tile, const PlacedTile& whole, const PlacedTile& visible,
                                 const RasterLook& look) {
  if (!tile.texture_.is_valid() || look.opacity <= 0) {
    return;
  }
  place(raster_, whole, visible);
  tile.texture_.bind(0);
  raster_.set("tile", 0);
  raster_.set("opacity", static_cast<float>(look.opacity));
  raster_.set("brightness", static_cast<float>(look.brightness));
  raster_.set("contrast", static_cast<float>(look.contrast));
  raster_.set("is_relief", look.is_relief ? 1 : 0);
  raster_.set("shadow", to_vec4(look.shadow));
  raster_.set("light", to_vec4(look.light));
  const gl::Stencil stencil = look.is_relief ? gl::Stencil::consume : gl::Stencil::off;
  gl::draw(raster_, square_array_, gl::Primitive::triangle_strip, 0, 4, {gl::Blend::alpha, stencil});
}

}  // namespace dateline::viewer
