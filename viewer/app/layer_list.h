#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/jobs.h"
#include "viewer/map/basemap.h"
#include "viewer/map/district.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// The layers that a person laid over the built-in map, and the district areas. A layer of named areas takes the place
/// of the built-in districts while it is shown; everything else is drawn by the basemap. Used on the main thread, and
/// never waits.
class LayerList {
 public:
  /// Starts to read the built-in district areas. Both must outlive it.
  LayerList(JobQueue& jobs, Basemap& basemap);

  void add(const std::filesystem::path& file);
  void remove(std::size_t layer);
  void set_visible(std::size_t layer, bool visible);
  /// Collects what was read; notices of what could not be go to `notices`. Once a frame.
  void poll(std::vector<Notice>& notices);

  /// For the panel, lowest first.
  [[nodiscard]] std::vector<LayerState> states() const;
  /// The areas to draw; null while they are read.
  [[nodiscard]] std::shared_ptr<const DistrictSet> districts() const;
  [[nodiscard]] bool busy() const { return reading_.active() || built_in_reading_.active() || !waiting_.empty(); }

 private:
  using Districts = Result<std::shared_ptr<const DistrictSet>>;
  struct Layer {
    std::filesystem::path file;
    bool visible = true;
    bool told = false;                             // that it failed
    std::shared_ptr<const DistrictSet> districts;  // null: a layer of the basemap, the next one in its list
  };
  void start_next();
  [[nodiscard]] std::size_t basemap_index(std::size_t layer) const;

  JobQueue& jobs_;
  Basemap& basemap_;
  std::vector<Layer> layers_;
  std::vector<std::filesystem::path> waiting_;
  Job<Districts> reading_;  // the first of waiting_
  Job<Districts> built_in_reading_;
  std::shared_ptr<const DistrictSet> built_in_;
};

}  // namespace dateline::viewer
