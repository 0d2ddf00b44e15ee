#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "viewer/app/snapshot_options.h"
#include "viewer/map/camera.h"
#include "viewer/map/map_scene.h"
#include "viewer/picture/sidecar.h"

namespace dateline::viewer {

/// `dateline snapshot`'s options, as they were typed.
struct SnapshotOptions {
  std::string project;
  WindowWords window;
  std::string bbox;
  std::string place;
  std::optional<double> zoom;
  std::string basemap;
  bool allow_network = false;
  std::string districts;
  std::string style;
  std::string furniture = "all";
  bool heat = false;
  bool no_flows = false;
  std::string known_on;
  std::string size = "1920x1080";
  double scale = 1;
  std::string view;
  std::string blur;
  bool no_sources = false;
  std::string output;
};

/// What the options say before anything is loaded; those of a sidecar where --view names one. Error (usage): an option
/// makes no sense.
[[nodiscard]] Result<PictureView> view_of(const SnapshotOptions& options);

/// What the picture shows, read from its files; rows of a table that cannot be shown are the warnings. Fills in what
/// `view` leaves to them. Any thread.
[[nodiscard]] Result<WithWarnings<MapScene>> scene_of(const SnapshotOptions& options, PictureView& view);

/// Where the picture is taken from. Error (usage): no place of that name, or no such box.
[[nodiscard]] Result<Camera> camera_of(const SnapshotOptions& options, const PictureView& view, const MapScene& scene);

}  // namespace dateline::viewer
