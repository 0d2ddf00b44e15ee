#pragma once

#include <memory>
#include <optional>
#include <span>

#include "base/result.h"
#include "viewer/map/map_renderer.h"
#include "viewer/picture/furniture.h"

namespace dateline::viewer {

/// The map with what surrounds it: date, legend, scale bar, north arrow, credits. The screen, a still picture and a
/// film are all drawn by this. Lives on the thread that owns the context.
class PictureRenderer {
 public:
  /// As for MapRenderer.
  [[nodiscard]] static Result<PictureRenderer> create(TextRenderer& text, Basemap* basemap);
  ~PictureRenderer();
  PictureRenderer(PictureRenderer&&) noexcept;
  PictureRenderer& operator=(PictureRenderer&&) noexcept;

  /// Draws into its own framebuffer of the camera's size, where something changed since the last call; true then.
  [[nodiscard]] Result<bool> draw(const Camera& camera, const MapScene& scene, const FurnitureOptions& furniture);

  [[nodiscard]] const gl::Framebuffer& picture() const;
  /// The boxes of the last picture that date, legend, scale bar, north arrow and credits cover.
  [[nodiscard]] std::span<const LabelBox> panels() const;
  [[nodiscard]] const MapRenderer& map() const;  ///< for `pick`, `content`, `is_settled`

 private:
  struct Impl;
  explicit PictureRenderer(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::viewer
