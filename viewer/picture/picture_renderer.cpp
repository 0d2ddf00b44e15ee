#include "viewer/picture/picture_renderer.h"

#include <utility>

#include "viewer/picture/furniture_layer.h"

namespace dateline::viewer {

struct PictureRenderer::Impl {
  Impl(MapRenderer m, FurnitureLayer f) : map(std::move(m)), furniture(std::move(f)) {}
  MapRenderer map;
  FurnitureLayer furniture;
  FurnitureOptions options;  // of the last picture
  std::vector<LabelBox> panels;
};

Result<PictureRenderer> PictureRenderer::create(TextRenderer& text, Basemap* basemap) {
  Result<MapRenderer> map = MapRenderer::create(text, basemap);
  if (!map) {
    return tl::make_unexpected(map.error());
  }
  Result<FurnitureLayer> furniture = FurnitureLayer::create(text);
  if (!furniture) {
    return tl::make_unexpected(furniture.error());
  }
  return PictureRenderer(std::make_unique<Impl>(std::move(*map), std::move(*furniture)));
}

PictureRenderer::PictureRenderer(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
PictureRenderer::~PictureRenderer() = default;
PictureRenderer::PictureRenderer(PictureRenderer&&) noexcept = default;
PictureRenderer& PictureRenderer::operator=(PictureRenderer&&) noexcept = default;

Result<bool> PictureRenderer::draw(const Camera& camera, const MapScene& scene, const FurnitureOptions& furniture) {
  if (impl_->options != furniture) {
    impl_->map.redraw();  // labels keep clear of other corners now
  }
  const Result<bool> changed = impl_->map.draw(camera, scene, [&](const MapContent& content) {
    impl_->panels = impl_->furniture.arrange(camera, scene, content, furniture);
    return impl_->panels;
  });
  if (!changed) {
    return tl::make_unexpected(changed.error());
  }
  impl_->options = furniture;
  if (*changed && furniture != FurnitureOptions::none()) {
    impl_->map.picture().bind();  // which the map draws anew from its ground whenever something changed
    impl_->furniture.draw();
  }
  return *changed;
}

const gl::Framebuffer& PictureRenderer::picture() const {
  return impl_->map.picture();
}
std::span<const LabelBox> PictureRenderer::panels() const {
  return impl_->panels;
}
const MapRenderer& PictureRenderer::map() const {
  return impl_->map;
}

}  // namespace dateline::viewer
