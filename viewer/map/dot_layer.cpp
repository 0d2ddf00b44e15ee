#include "viewer/map/dot_layer.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <utility>

#include "viewer/gl/draw.h"

namespace dateline::viewer {
namespace {

constexpr int kShapes = 6;
constexpr float kReach = 1.3F;  // of the sharpest shape, in radii

}  // namespace

Result<DotLayer> DotLayer::create() {
  Result<gl::Program> points = gl::Program::create("dot");
  if (!points) {
    return tl::make_unexpected(points.error());
  }
  Result<gl::Program> sprite = gl::Program::create("sprite");
  if (!sprite) {
    return tl::make_unexpected(sprite.error());
  }
  return DotLayer(std::move(*points), std::move(*sprite));
}

DotLayer::DotLayer(gl::Program points, gl::Program sprite)
    : points_(std::move(points)),
      sprite_(std::move(sprite)),
      buffer_(gl::Buffer::Kind::vertex, gl::Buffer::Usage::stream) {
  using Type = gl::Attribute::Type;
  const std::array<gl::Attribute, 3> attributes = {{{0, 2, Type::float32, offsetof(Vertex, x)},
                                                    {1, 4, Type::unorm8, offsetof(Vertex, colour)},
                                                    {2, 1, Type::uint32, offsetof(Vertex, shape)}}};
  array_.attach(buffer_, sizeof(Vertex), attributes);
}

void DotLayer::prepare(const Camera& camera) {
  const float radius = kRadius * static_cast<float>(camera.scale());
  const int side = 2 * static_cast<int>(std::ceil(radius * kReach + 0.5F));
  if (sprites_ && sprites_->size().height == side) {
    return;
  }
  sprites_.reset();
  Result<gl::Framebuffer> target = gl::Framebuffer::create({side * kShapes, side});
  if (!target) {
    return;
  }
  sprites_ = std::move(*target);
  sprites_->bind();
  sprite_.set("target_size", glm::vec2(side * kShapes, side));
  sprite_.set("radius", radius);
  gl::draw(sprite_, no_inputs_, gl::Primitive::triangle_strip, 0, 4, {gl::Blend::none, gl::Stencil::off});
}

void DotLayer::draw(const Camera& camera, const MapScene& scene, const std::vector<MarkerDot>& dots) {
  if (dots.empty() || !sprites_) {
    return;
  }
  const int side = sprites_->size().height;
  const events::EventColumns& c = scene.index->columns();
  vertices_.clear();
  vertices_.reserve(dots.size());
  for (const MarkerDot& dot : dots) {
    const MarkerStyle& style = scene.style->marker(scene.index->type(dot.row));
    const float fresh = freshness(std::min(c.end[dot.row], scene.window.end), scene.window);
    vertices_.push_back({dot.x, dot.y, style.fill.with_alpha(fresh), static_cast<std::uint32_t>(style.shape)});
  }
  buffer_.upload(std::span<const Vertex>(vertices_));
  points_.set("target_size", glm::vec2(camera.size().width, camera.size().height));
  points_.set("side", static_cast<float>(side));
  points_.set("sprites", 0);
  sprites_->texture().bind(0);
  gl::draw(points_, array_, gl::Primitive::points, 0, vertices_.size());
}

}  // namespace dateline::viewer
