#include "viewer/map/dot_layer.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "viewer/gl/draw.h"

namespace dateline::viewer {
namespace {

constexpr int kShapes = 6;
constexpr float kRim = 1.4F;  // pixels around the shape, as the shader draws it

int side_of(const Camera& camera) {
  return 2 * static_cast<int>(std::lround(DotLayer::kSide / 2 * camera.scale()));
}

}  // namespace

Result<DotLayer> DotLayer::create() {
  Result<gl::Program> sprite = gl::Program::create("sprite");
  if (!sprite) {
    return tl::make_unexpected(sprite.error());
  }
  return DotLayer(std::move(*sprite));
}

DotLayer::DotLayer(gl::Program sprite) : sprite_(std::move(sprite)) {}

void DotLayer::collect(const Camera& camera, const MapScene& scene) {
  field_.collect(*scene.index, scene.window, scene.filter, camera, side_of(camera) / 2);
}

void DotLayer::make_stamps(int side, const std::shared_ptr<const Style>& style) {
  if (stamps_ && stamps_->side() == side && style_ == style) {
    return;
  }
  Result<gl::Framebuffer> target = gl::Framebuffer::create({side * kShapes, side}, gl::Framebuffer::Stencil::without);
  if (!target) {
    return;
  }
  target->bind();
  sprite_.set("target_size", glm::vec2(side * kShapes, side));
  sprite_.set("radius", static_cast<float>(side) / 2 - kRim);
  gl::draw(sprite_, no_inputs_, gl::Primitive::triangle_strip, 0, 4, {gl::Blend::none, gl::Stencil::off});
  std::vector<std::uint8_t> sprites;
  target->read_rows(sprites);  // the shader counts y downward: its first row is the shapes' top
  stamps_.emplace(sprites, side, *style);
  style_ = style;
}

void DotLayer::draw(const Camera& camera, const MapScene& scene, const std::vector<std::uint8_t>& ground, float opacity,
                    gl::Framebuffer& picture) {
  make_stamps(side_of(camera), scene.style);
  picture_ = ground;
  if (stamps_) {
    stamps_->draw(field_.cells(), *scene.index, scene.window, camera.size(), picture_);
  }
  if (const auto part = static_cast<int>(std::lround(opacity * 256)); part < 256) {
    std::ranges::transform(ground, picture_, picture_.begin(), [part](std::uint8_t below, std::uint8_t above) {
      return static_cast<std::uint8_t>(below + (((above - below) * part) >> 8));
    });
  }
  picture.write_rows(picture_);
}

}  // namespace dateline::viewer
