#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "base/jobs.h"
#include "base/result.h"
#include "viewer/map/basemap.h"
#include "viewer/map/map_scene.h"
#include "viewer/picture/picture_renderer.h"
#include "viewer/picture/sidecar.h"

namespace dateline::viewer {

/// Writes what the map shows as a PNG with its sidecar: drawn at its own size a little a frame until everything has
/// loaded, written by a worker. One picture at a time. Lives on the thread that owns the context.
class PictureExport {
 public:
  /// All must outlive it.
  PictureExport(JobQueue& jobs, TextRenderer& text, Basemap& basemap) : jobs_(jobs), text_(text), basemap_(basemap) {}

  [[nodiscard]] bool busy() const { return request_.has_value() || writing_.active(); }
  /// Begins a picture, of which a worker leaves out what `view` withholds; does nothing while one is under way.
  /// `view.size` and `view.scale` are those of the picture. Where there is a `file` of that name, the picture goes
  /// beside it, under a name with a number.
  void begin(const Camera& camera, MapScene scene, PictureView view, std::filesystem::path file);
  /// Goes on with it, once a frame: the file that was written, or why none was, once.
  [[nodiscard]] std::optional<Result<std::filesystem::path>> step();
  void cancel();

 private:
  struct Request {
    Camera camera;
    MapScene scene;
    PictureView view;
    std::filesystem::path file;
    int frames = 0;
  };
  JobQueue& jobs_;
  TextRenderer& text_;
  Basemap& basemap_;
  std::optional<PictureRenderer> renderer_;
  std::optional<Request> request_;
  Job<MapScene> withholding_;  // what the request may show
  Job<Result<std::filesystem::path>> writing_;
};

}  // namespace dateline::viewer
