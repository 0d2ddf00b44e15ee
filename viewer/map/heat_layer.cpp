#include "viewer/map/heat_layer.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <glm/geometric.hpp>
#include <numeric>
#include <utility>

#include "events/model/index_positions.h"
#include "geo/mercator.h"
#include "viewer/gl/draw.h"
#include "viewer/map/canvas.h"
#include "viewer/map/pixel_projection.h"

namespace dateline::viewer {
namespace {

constexpr double kPartsPerLevel = 8000;  // as the shader takes levels: 0 to kHeatColours + 1 in two bytes

double bandwidth_m(const Camera& camera) {
  return HeatField::kBandwidth * camera.scale() * camera.metres_per_pixel();
}

}  // namespace

Result<HeatLayer> HeatLayer::create() {
  Result<gl::Program> program = gl::Program::create("heat");
  if (!program) {
    return tl::make_unexpected(program.error());
  }
  return HeatLayer(std::move(*program));
}

void HeatLayer::collect(const Camera& camera, const MapScene& scene) {
  field_.collect(*scene.index, scene.window, scene.filter, camera);
  scale_ = heat_scale(bandwidth_m(camera), field_.peak());
  scale_.events = std::accumulate(field_.in_view().begin(), field_.in_view().end(), std::size_t{0});
  scale_.left_out = field_.left_out().size();
}

void HeatLayer::draw(const Camera& camera, const Style& style) {
  // Levels instead of densities: between cells they are mixed as the eye would, and two bytes hold them.
  const double one = density_of_one(scale_);
  bytes_.assign(field_.density().size() * 4, 0);
  std::uint8_t* out = bytes_.data();
  for (const float density : field_.density()) {
    const double level = density <= 0 ? 0 : heat_level(scale_, density * one);
    const auto parts = static_cast<unsigned>(std::lround(level * kPartsPerLevel));
    out[0] = static_cast<std::uint8_t>(parts >> 8);
    out[1] = static_cast<std::uint8_t>(parts & 255U);
    out += 4;
  }
  const gl::Size cells{static_cast<int>(field_.columns()), static_cast<int>(field_.lines())};
  if (levels_.size() == cells) {
    levels_.update(0, 0, cells, bytes_);
  } else {
    levels_ = gl::Texture(cells, gl::Texture::Format::rgba8, gl::Texture::Filter::nearest, bytes_);
  }
  std::array<glm::vec4, kHeatColours> colours{};
  std::ranges::transform(style.heat, colours.begin(), to_vec4);
  levels_.bind(0);
  program_.set("levels", 0);
  program_.set("colours", std::span<const glm::vec4>(colours));
  program_.set("target_size", glm::vec2(camera.size().width, camera.size().height));
  program_.set("upper_left", glm::vec2(field_.upper_left()));
  program_.set("field_size", glm::vec2(cells.width, cells.height) * static_cast<float>(field_.cell()));
  gl::draw(program_, no_inputs_, gl::Primitive::triangle_strip, 0, 4, {gl::Blend::alpha, gl::Stencil::off});
}

std::optional<Pick> HeatLayer::pick(glm::dvec2 pixel, const Camera& camera, const MapScene& scene,
                                    std::size_t limit) const {
  const double reach = HeatField::kBandwidth * camera.scale();
  const geo::WorldPoint point = camera.to_world(pixel);
  const double side = (reach + 1) / camera.world_pixels();
  const events::WorldBox box = events::box_about(point, side, side);
  const events::EventColumns& c = scene.index->columns();
  const PixelProjection project(camera);
  std::vector<events::Row> rows = scene.index->drawn_rows_in(box, scene.window, scene.filter);
  std::erase_if(rows, [&](events::Row row) {
    return glm::distance(pixel, glm::dvec2(project.x(c.x[row]), project.y(c.y[row]))) > reach;
  });
  if (rows.empty()) {
    return std::nullopt;
  }
  Pick pick;
  pick.kind = Pick::Kind::density;
  pick.count = rows.size();
  const double metres = bandwidth_m(camera);
  pick.name = metres < 1000 ? fmt::format("Within {:.0f} m", metres) : fmt::format("Within {:.1f} km", metres / 1000);
  pick.point = geo::to_lon_lat(point);
  std::reverse(rows.begin(), rows.end());
  rows.resize(std::min(rows.size(), limit));
  std::ranges::transform(rows, std::back_inserter(pick.events), [&](events::Row row) { return c.event[row]; });
  return pick;
}

}  // namespace dateline::viewer
