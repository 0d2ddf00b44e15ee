#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "base/jobs.h"
#include "viewer/gl/context.h"
#include "viewer/map/basemap.h"
#include "viewer/picture/picture_renderer.h"
#include "viewer/picture/png.h"

namespace dateline::viewer {

/// All that a still picture needs, without a window: context, fonts, basemap, renderer. For commands and tests, on one
/// thread; its workers read the basemap.
class Studio {
 public:
  /// `resources`: where the basemap lies (resource_folder()). `layer`: a file that is going to be added, and is opened
  /// while the context is made, which takes as long. Error (failed): no OpenGL, no fonts.
  [[nodiscard]] static Result<std::unique_ptr<Studio>> create(const std::filesystem::path& resources,
                                                              const std::filesystem::path& layer = {});
  ~Studio();
  Studio(const Studio&) = delete;
  Studio& operator=(const Studio&) = delete;

  /// Lays a raster or vector file over the built-in map, waiting until it is there, and asks for the tiles that
  /// `camera` sees. Errors as Basemap tells them.
  [[nodiscard]] Result<void> add_layer(const std::filesystem::path& file, const Camera& camera);
  /// The layer that `add_layer` added last.
  [[nodiscard]] const AddedLayer& last_layer() const;

  /// Draws the scene, waiting until every tile is there, and reads it back. Error (failed): too large a picture; tiles
  /// that do not come within a minute are left out.
  [[nodiscard]] Result<Image> draw(const Camera& camera, const MapScene& scene, const FurnitureOptions& furniture);

  [[nodiscard]] PictureRenderer& renderer();
  [[nodiscard]] Basemap& basemap();
  [[nodiscard]] JobQueue& jobs();

 private:
  struct Impl;
  explicit Studio(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::viewer
