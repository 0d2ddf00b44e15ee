#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/jobs.h"
#include "events/model/event_index.h"
#include "events/model/project.h"
#include "viewer/map/basemap.h"
#include "viewer/map/district.h"
#include "viewer/panels/ui_state.h"

namespace dateline::viewer {

/// What a picture says of a layer whose features have dates: "roofs.geojson: 12 of 140 in this time"; of one that shows
/// none of them, when they are.
[[nodiscard]] std::string dated_features_words(const std::string& name, const LayerDates& dates);

/// The project's layers as they are drawn, and the district areas. A layer of named areas of districts' size takes the
/// place of the built-in districts while it is shown; everything else is drawn by the basemap. Used on the main thread,
/// and never waits.
class LayerList {
 public:
  /// Starts to read the built-in district areas. Both must outlive it.
  LayerList(JobQueue& jobs, Basemap& basemap);

  /// The layers from now on, lowest first, with absolute paths. Files that are new are opened, others stay open. Of
  /// addresses those alone are asked that are in `allowed`.
  void set(const std::vector<events::Layer>& layers, const std::set<std::string>& allowed);
  /// How they are to be drawn: dated ones follow the window, the top one is swiped or blinks. Once a frame.
  void show(events::TimeWindow window, const MapOptions& options, bool blink_now);
  /// Collects what was read; notices of what could not be go to `notices`. Once a frame.
  void poll(std::vector<Notice>& notices);

  /// For the panel, lowest first.
  [[nodiscard]] std::vector<LayerState> states() const;
  /// The areas to draw; null while they are read.
  [[nodiscard]] std::shared_ptr<const DistrictSet> districts() const;
  [[nodiscard]] bool busy() const;

 private:
  using Districts = std::shared_ptr<const DistrictSet>;
  /// What a worker found out about a file.
  struct Opened {
    bool missing = false;
    Districts districts;                        ///< null: not such areas
    geo::Bounds bounds = geo::Bounds::empty();  ///< of them
  };
  struct Entry {
    events::Layer layer;
    Job<Opened> opening;
    LayerState::Status status = LayerState::Status::loading;
    Districts districts;
    geo::Bounds district_bounds = geo::Bounds::empty();
    bool in_basemap = false;
    bool told = false;  // that it failed
    bool in_time = true;
  };
  [[nodiscard]] bool is_in_time(const Entry& entry, events::TimeWindow window) const;
  void put_in_order();
  void open(Entry& entry);
  void add_to_basemap(Entry& entry);
  void remove_from_basemap(Entry& entry);
  void allow(Entry& entry, const std::set<std::string>& allowed);

  JobQueue& jobs_;
  Basemap& basemap_;
  std::vector<Entry> entries_;
  std::set<std::string> allowed_;
  Job<Result<Districts>> built_in_reading_;
  Districts built_in_;
};

}  // namespace dateline::viewer
