#include "viewer/map/basemap_painter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <glm/vec4.hpp>
#include <span>
#include <utility>

#include "viewer/gl/draw.h"
#include "viewer/gl/framebuffer.h"

namespace dateline::viewer {

namespace {

glm::vec4 to_vec4(Colour colour) {
  return glm::vec4(colour.r, colour.g, colour.b, colour.a) / 255.0F;
}

constexpr int kBorder = 64;                  // pixels: half of the largest point
constexpr std::size_t kCallTriangles = 100;  // that a call of OpenGL takes as long as, about

/// Whether the last of each `n` numbers is that.
template <class Number>
bool every_nth_is(std::span<const Number> numbers, std::size_t n, Number value) {
  for (std::size_t i = n - 1; i < numbers.size(); i += n) {
    if (numbers[i] != value) {
      return false;
    }
  }
  return true;
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

std::size_t MeshTile::bytes() const {
  std::size_t sum = 0;
  for (const gl::Buffer* buffer : {&area_vertices_, &area_indices_, &ribbon_vertices_, &ribbon_indices_, &points_,
                                   &area_times_, &ribbon_times_, &point_times_}) {
    sum += buffer->bytes();
  }
  return sum;
}

std::size_t RasterTexture::bytes() const {
  return texture_.is_valid() ? texture_.bytes() : 0;
}

RasterTexture::RasterTexture(const geo::RasterTile& tile) {
  constexpr gl::Size kSize{geo::RasterTile::kSize, geo::RasterTile::kSize};
  constexpr auto kFilter = gl::Texture::Filter::linear;
  using Format = gl::Texture::Format;
  if (!tile.rgba.empty()) {
    texture_ = gl::Texture(kSize, Format::rgba8, kFilter, tile.rgba);
    opaque_ = every_nth_is<std::uint8_t>(tile.rgba, 4, 255);
  } else if (!tile.values.empty()) {
    const std::size_t values = tile.values_a_pixel();
    texture_ = gl::Texture(kSize, values == 2 ? Format::grey_alpha32f : Format::rgba32f, kFilter, tile.values);
    opaque_ = every_nth_is<float>(tile.values, values, 1);
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

void BasemapPainter::begin(const Camera& camera, const ViewPart& part) {
  part_ = part;
  border_ = part.size == camera.size() ? 0 : kBorder;
  zoom_ = camera.zoom();
  scale_ = camera.scale();
  measuring_ = false;
  cost_ = 0;
  keep_between(0, 1);
  window_.reset();
}

void BasemapPainter::begin(const Camera& camera) {
  begin(camera, {{0, 0}, camera.size(), 0, 0});
}

void BasemapPainter::keep_between(double left, double right) {
  left_ = static_cast<int>(std::lround(left * part_.size.width));
  right_ = static_cast<int>(std::lround(right * part_.size.width));
}

void BasemapPainter::end() {
  gl::set_scissor(std::nullopt);
}

void BasemapPainter::warm_up(const geo::RasterTile& tile) {
  constexpr int kSide = 8;
  const auto target = gl::Framebuffer::create({kSide, kSide});
  if (!target) {
    return;
  }
  const RasterTexture texture(tile);
  const PlacedTile all{{}, {0, 0}, kSide};
  target->bind();
  begin(Camera(gl::Size{kSide, kSide}));
  draw_raster(texture, all, all, {});
  end();
}

void BasemapPainter::clear(Colour colour) {
  count_pixels(static_cast<double>(part_.size.width) * part_.size.height);
  if (!measuring_) {
    gl::set_scissor(gl::PixelRect{part_.x, part_.y, part_.size.width, part_.size.height});
    gl::clear(to_vec4(colour));
  }
}

void BasemapPainter::count_pixels(double pixels) {
  cost_ += static_cast<std::size_t>(pixels / kPixelsATriangle);
}

bool BasemapPainter::place(gl::Program& program, const PlacedTile& whole, const PlacedTile& visible) {
  const auto clamped = [](double pixel, int most) {
    return static_cast<int>(std::lround(std::clamp(pixel, 0.0, static_cast<double>(most))));
  };
  // Edges are rounded, not sides: tiles that touch share an edge and so the rounded edge.
  const auto [width, height] = part_.size;
  const glm::dvec2 corner = visible.corner - part_.corner;
  const int left = std::clamp(clamped(corner.x, width), left_, right_);
  const int right = std::clamp(clamped(corner.x + visible.side, width), left_, right_);
  const int top = clamped(corner.y, height);
  const int bottom = clamped(corner.y + visible.side, height);
  if (left >= right || top >= bottom) {
    return false;
  }
  left_edge_ = left;
  right_edge_ = right;
  top_edge_ = top;
  bottom_edge_ = bottom;
  if (measuring_) {
    return true;
  }
  gl::set_viewport({part_.x - border_, part_.y - border_, width + 2 * border_, height + 2 * border_});
  gl::set_scissor(gl::PixelRect{part_.x + left, part_.y + height - bottom, right - left, bottom - top});
  program.set("target_size", glm::vec2(width + 2 * border_, height + 2 * border_));
  program.set("tile_corner", glm::vec2(whole.corner - part_.corner + static_cast<double>(border_)));
  program.set("tile_side", static_cast<float>(whole.side));
  return true;
}

bool BasemapPainter::place(gl::Program& program, const MeshTile& tile, const PlacedTile& whole,
                           const PlacedTile& visible) {
  if (!place(program, whole, visible)) {
    return false;
  }
  program.set("is_dated", tile.dated_ && window_ ? 1 : 0);
  if (window_) {
    program.set("window", glm::ivec2(window_->begin, window_->end));
  }
  return true;
}

template <class Draw>
void BasemapPainter::each_run(const std::vector<MeshRun>& runs, std::size_t corners, const PlacedTile& whole,
                              double reach, Draw draw) {
  const glm::dvec2 corner = whole.corner - part_.corner;
  const auto is_seen = [&](const MeshRun& run) {
    return corner.x + run.max.x * whole.side + reach > left_edge_ &&
           corner.x + run.min.x * whole.side - reach < right_edge_ &&
           corner.y + run.max.y * whole.side + reach > top_edge_ &&
           corner.y + run.min.y * whole.side - reach < bottom_edge_;
  };
  // Runs that follow one another are drawn at once.
  for (auto run = runs.begin(); run != runs.end();) {
    const auto seen = std::find_if(run, runs.end(), is_seen);
    run = std::find_if_not(seen, runs.end(), is_seen);
    if (seen != run) {
      const std::uint32_t end = std::prev(run)->end;
      cost_ += (end - seen->begin) / corners + kCallTriangles;
      if (!measuring_) {
        draw(seen->begin, end - seen->begin);
      }
    }
  }
}

void BasemapPainter::fill(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible, std::size_t c,
                          Colour colour, gl::DrawState state) {
  const TileMesh::Shapes& shapes = tile.shapes(c);
  if (shapes.area_runs.empty() || !place(area_, tile, whole, visible)) {
    return;
  }
  area_.set("colour", to_vec4(colour));
  each_run(shapes.area_runs, 3, whole, 0, [&](std::size_t first, std::size_t count) {
    gl::draw_indexed(area_, tile.areas_, gl::Primitive::triangles, first, count, state);
  });
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
  const PlacedTile screen{{}, part_.corner, static_cast<double>(std::max(part_.size.width, part_.size.height))};
  if (!place(area_, screen, screen) || measuring_) {
    return;
  }
  area_.set("is_dated", 0);
  area_.set("colour", glm::vec4(0));
  gl::draw(area_, square_array_, gl::Primitive::triangle_strip, 0, 4, {gl::Blend::alpha, gl::Stencil::consume});
}

void BasemapPainter::draw_lines(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible, std::size_t c,
                                const LineStyle& style, bool casing) {
  const TileMesh::Shapes& shapes = tile.shapes(c);
  const double inner = style.width.at(zoom_);
  const double outer = style.casing_width.at(zoom_);
  if (shapes.line_runs.empty() || inner <= 0 || (casing && outer <= 0) || !place(line_, tile, whole, visible)) {
    return;
  }
  const double width = (inner + (casing ? 2 * outer : 0)) * scale_;
  line_.set("colour", to_vec4(casing ? style.casing : style.colour));
  line_.set("width", static_cast<float>(width));
  line_.set("dash", casing ? glm::vec2(0) : glm::vec2(style.dash * scale_, style.gap * scale_));
  // A mitre reaches twice half the width from the line.
  each_run(shapes.line_runs, 3, whole, width + 2, [&](std::size_t first, std::size_t count) {
    gl::draw_indexed(line_, tile.ribbons_, gl::Primitive::triangles, first, count);
  });
}

void BasemapPainter::draw_points(const MeshTile& tile, const PlacedTile& whole, const PlacedTile& visible,
                                 std::size_t c, Colour colour, double diameter) {
  const TileMesh::Shapes& shapes = tile.shapes(c);
  if (shapes.point_runs.empty() || diameter <= 0 || !place(point_, tile, whole, visible)) {
    return;
  }
  point_.set("colour", to_vec4(colour));
  point_.set("diameter", static_cast<float>(diameter * scale_));
  each_run(shapes.point_runs, 1, whole, diameter * scale_ / 2 + 2, [&](std::size_t first, std::size_t count) {
    gl::draw(point_, tile.dots_, gl::Primitive::points, first, count);
  });
}

void BasemapPainter::draw_raster(const RasterTexture& tile, const PlacedTile& whole, const PlacedTile& visible,
                                 const RasterLook& look) {
  if (!tile.texture_.is_valid() || look.opacity <= 0 || !place(raster_, whole, visible)) {
    return;
  }
  count_pixels((right_edge_ - left_edge_) * (bottom_edge_ - top_edge_));
  if (measuring_) {
    return;
  }
  tile.texture_.bind(0);
  raster_.set("tile", 0);
  raster_.set("opacity", static_cast<float>(look.opacity));
  raster_.set("brightness", static_cast<float>(look.brightness));
  raster_.set("contrast", static_cast<float>(look.contrast));
  raster_.set("low", look.low);
  raster_.set("high", look.high);
  raster_.set("is_relief", look.is_relief ? 1 : 0);
  raster_.set("shadow", to_vec4(look.shadow));
  raster_.set("light", to_vec4(look.light));
  const gl::Stencil stencil = look.is_relief ? gl::Stencil::consume : gl::Stencil::off;
  gl::draw(raster_, square_array_, gl::Primitive::triangle_strip, 0, 4, {gl::Blend::alpha, stencil});
}

}  // namespace dateline::viewer
