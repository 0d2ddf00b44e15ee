#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"

namespace dateline::viewer {

/// What the viewer is opened with.
struct ViewerOptions {
  /// Projects are opened, reports are read, rasters and vectors become layers. Empty: the built-in demo.
  std::vector<std::string> files;
  std::vector<std::string> layers;       ///< `--basemap FILE`: laid over the built-in map; or addresses
  bool allow_network = false;            ///< those of `layers` that are addresses are asked, until the program ends
  std::optional<std::string> published;  ///< `--published DATE` for the reports among `files`
  std::optional<std::string> time_zone;  ///< `--time-zone ZONE`
};

/// Opens the window and returns when it is closed. To be called on the main thread. Error (failed): there is no
/// display, or it cannot draw OpenGL 3.3; says what to do without one.
[[nodiscard]] Result<void> run_viewer(const ViewerOptions& options);

}  // namespace dateline::viewer
