#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "events/model/event_index.h"
#include "viewer/map/camera.h"
#include "viewer/picture/furniture.h"

namespace dateline::viewer {

/// All that a picture was made with: what reopens the exact view, on the screen or as another still.
struct PictureView {
  std::string project;    ///< path as given; empty for the demo, or where it is withheld
  std::string time_zone;  ///< of the window
  events::TimeWindow window;
  events::EventFilter filter;   ///< without what a search found
  std::string query;            ///< the words that are searched for; empty for none
  bool query_withheld = false;  ///< there were such words; `query` is empty. Of a view that was read
  geo::LonLat centre;
  double zoom = 0;  ///< for 256-pixel tiles
  gl::Size size;
  double scale = 1;
  std::string style;    ///< "dark", "light"
  std::string basemap;  ///< "none", "built-in", or a file laid over the built-in map
  bool heat = false;    ///< events are drawn as a density
  bool flows = true;    ///< arrows from where things came
  bool markers = true;
  bool districts = true;
  bool uncertainty = true;  ///< circles of what is known to an area alone
  bool names = true;
  bool graticule = false;
  bool size_by_casualties = false;
  std::optional<double> swipe;                  ///< where the top layer is parted from what is under it: 0, left, to 1
  std::optional<events::CivilMinute> known_on;  ///< only what reports published before it say
  FurnitureOptions furniture;
  std::vector<std::string> publishers;  ///< of the reports that the drawn events rest on, all of them; not read back
  std::vector<std::string> notes;       ///< that these reports make about themselves; not read back
};

/// The sidecar of a picture: FILE.json beside it, so "map.png.json" for "map.png".
[[nodiscard]] std::filesystem::path sidecar_path(const std::filesystem::path& picture);
/// Writes the view as JSON (docs/pictures.md lists the fields). Where the picture withholds anything, so does this:
/// the project's path, the words searched for, the folder of a basemap, and the sources where those are withheld; that
/// it did is written too. Any thread. Error (failed): cannot be written.
[[nodiscard]] Result<void> write_sidecar(const std::filesystem::path& file, const PictureView& view);
/// Error (rejected): missing, not JSON, a field missing or out of range; names the field.
[[nodiscard]] Result<PictureView> read_sidecar(const std::filesystem::path& file);

}  // namespace dateline::viewer
