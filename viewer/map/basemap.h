#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/jobs.h"
#include "base/result.h"
#include "events/model/event_index.h"
#include "geo/bounds.h"
#include "geo/raster/band_stretch.h"
#include "geo/vector/feature_dates.h"
#include "viewer/gl/framebuffer.h"
#include "viewer/map/camera.h"
#include "viewer/map/labels.h"
#include "viewer/map/layer_look.h"
#include "viewer/map/style.h"

namespace dateline::viewer {

class LayerContent;

/// The dates of a layer's features.
struct LayerDates {
  std::size_t features = 0;   ///< of the layer
  std::size_t in_window = 0;  ///< of them
  geo::FeatureTime span;      ///< of all of them, as far as it is known
  friend bool operator==(const LayerDates&, const LayerDates&) = default;
};

/// A file, or a layer on a server, that a person laid over the built-in map.
struct AddedLayer {
  enum class State { loading, ready, failed };
  std::filesystem::path file;  ///< or an address
  State state = State::loading;
  std::optional<Error> error;                 ///< where it failed; of a ready one, why a server's tiles do not come
  geo::Bounds bounds = geo::Bounds::empty();  ///< where it lies; empty while it loads
  LayerLook look = {};
  bool is_picture = false;                    ///< a raster
  std::optional<LayerDates> dates = {};       ///< where the features have any
  std::optional<geo::ValueScale> scale = {};  ///< of a picture of numbers
  std::string credit = {};                    ///< who is to be named below the picture; empty for files
  std::string caption = {};                   ///< what is to be said of it below the picture, its date
};

/// The ground of the map: land, water, relief, borders, rivers, and files that a person added, rasters and vectors of
/// any kind that GDAL opens. Files are read and tiles are made on the queue's workers; this class and its GL objects
/// live on the thread that owns the context, which never waits. Until a tile has come, coarser or finer ones stand in.
class Basemap {
 public:
  /// A moving picture shows at once what is there; a still one is looked at when all is, so nothing stands in.
  enum class Pace : std::uint8_t { moving, still };

  /// `jobs` must outlive it. `folder` holds the built-in map's files (assets/basemap); one that is missing or damaged
  /// is told by `errors`, and the rest is drawn. Error (failed): a shader does not compile.
  [[nodiscard]] static Result<std::unique_ptr<Basemap>> create(JobQueue& jobs, const std::filesystem::path& folder,
                                                               Pace pace = Pace::moving);
  ~Basemap();
  Basemap(const Basemap&) = delete;
  Basemap& operator=(const Basemap&) = delete;

  /// Starts to open a file as a layer above all others. How it went is in `layers()`. An address is asked at once: it
  /// is for the caller to know that a person allows it. Servers are asked by workers of their own, however slow they
  /// are.
  void add_layer(const std::filesystem::path& file, const LayerLook& look = {});
  /// The same of a file whose opening has begun (`open_layer`), by a job of the queue's.
  void add_layer(const std::filesystem::path& file, Job<Result<LayerContent>> opening, const LayerLook& look = {});
  void remove_layer(std::size_t index);
  /// Moves a layer to another place in `layers()`; those between make room.
  void move_layer(std::size_t from, std::size_t to);
  void set_look(std::size_t index, const LayerLook& look);
  /// The time that is shown: features with dates are drawn where they lie within it.
  void set_window(events::TimeWindow window);
  void set_caption(std::size_t index, const std::string& caption);
  /// Lowest first.
  [[nodiscard]] const std::vector<AddedLayer>& layers() const;

  /// Once a frame: takes over what the workers finished, within a budget of time, and asks them for what the view
  /// lacks. The built-in map is not asked for where a picture hides all of it. True where a drawing would now look
  /// different from the last one of the same view.
  bool update(const Camera& camera);
  /// Draws into `target`, which has the camera's size, over the whole of it, background included. A moving picture is
  /// kept and copied (KeptGround): what is more than a frame may draw comes with later ones, which `update` tells.
  void draw(const Camera& camera, const Style& style, const gl::Framebuffer& target);
  /// Appends the names of the shown layers' features that lie in the region and are written at this zoom. What the
  /// candidates point at lives until the layers change, which `layers_version` tells.
  void add_labels(const geo::Bounds& region, double zoom, double scale, const Style& style,
                  std::vector<LabelCandidate>& candidates) const;
  /// Another number whenever the layers have changed, in what they hold or in how they are drawn.
  [[nodiscard]] std::uint64_t layers_version() const;
  /// Whether everything that the last update asked for is there (or failed for good).
  [[nodiscard]] bool settled() const;

  /// What of the built-in map could not be read; each once.
  [[nodiscard]] const std::vector<Error>& errors() const;
  /// Captions and credits of the layers that are shown, uppermost first, each once; then what the built-in map's signs
  /// mean that need a word: dashed borders.
  [[nodiscard]] std::vector<std::string> notes(const Camera& camera) const;
  /// Who is to be named for what the built-in map shows: "Natural Earth", ...
  [[nodiscard]] static std::vector<std::string> credits();

 private:
  struct Impl;
  explicit Basemap(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::viewer
