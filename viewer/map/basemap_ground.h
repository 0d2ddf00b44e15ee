#pragma once

#include <filesystem>
#include <memory>
#include <utility>
#include <vector>

#include "base/jobs.h"
#include "base/result.h"
#include "geo/vector/vector_data.h"
#include "viewer/map/basemap_layers.h"

namespace dateline::viewer {

/// The built-in map's land, water, rivers and borders, coarser or finer with the zoom. A file is read when the first
/// view needs it. On the thread that owns the context.
class GroundLayer {
 public:
  GroundLayer(JobQueue& jobs, const std::filesystem::path& folder);
  bool update(const Camera& camera, const TileWork& work);
  /// Over the whole picture: the sea, and the land on it; marked, where the relief will be laid over it.
  void draw_land(BasemapPainter& painter, const MapStyle& style, bool mark) const;
  /// What lies on the relief: lakes, coasts, rivers, borders.
  void draw_lines(BasemapPainter& painter, const MapStyle& style) const;
  void add_seen(std::vector<SeenTile>& seen) const { cache_.add_seen(view_, seen); }
  /// Whether disputed borders run through the view, so that a note can say what their dashes mean.
  [[nodiscard]] bool shows_disputed(const Camera& camera) const;
  [[nodiscard]] bool settled() const;
  [[nodiscard]] std::size_t bytes() const { return cache_.bytes(); }
  void keep_at_most(std::size_t bytes) { cache_.keep_at_most(bytes); }
  /// What went wrong since the last call.
  [[nodiscard]] std::vector<Error> take_errors();

 private:
  using Data = std::shared_ptr<const geo::VectorData>;
  /// One of the map's files: not asked for, loading, loaded, or failed for good.
  struct Source {
    std::filesystem::path file;
    Job<Result<Data>> loading;
    Data data;
    bool failed = false;
  };
  [[nodiscard]] std::vector<Source*> sources_of(int zoom);
  [[nodiscard]] bool load(const std::vector<Source*>& sources);
  bool finish_loading();
  Job<Result<TileMesh>> start(geo::TileId tile);

  JobQueue& jobs_;
  std::vector<Source> sources_;
  std::vector<Error> errors_;
  std::vector<PlacedTile> view_;
  TileCache<TileMesh, MeshTile> cache_;
};

/// The shaded relief, whose file is opened when a view first needs it. On the thread that owns the context.
class ReliefLayer {
 public:
  ReliefLayer(JobQueue& jobs, std::filesystem::path file) : jobs_(jobs), file_(std::move(file)) {}
  bool update(const Camera& camera, const TileWork& work);
  /// Whether it is seen at this zoom.
  [[nodiscard]] bool shows(const Camera& camera, const MapStyle& style) const {
    return tiles_ && style.relief.at(camera.zoom()) > 0;
  }
  void add_seen(const Camera& camera, const MapStyle& style, std::vector<SeenTile>& seen) const;
  /// Over the marked land; takes the marks away.
  void draw(BasemapPainter& painter, const Camera& camera, const MapStyle& style) const;
  [[nodiscard]] bool settled() const { return !opening_.active() && (!tiles_ || tiles_->settled()); }
  [[nodiscard]] std::size_t bytes() const { return tiles_ ? tiles_->bytes() : 0; }
  void keep_at_most(std::size_t bytes) {
    if (tiles_) {
      tiles_->keep_at_most(bytes);
    }
  }
  [[nodiscard]] std::vector<Error> take_errors();

 private:
  JobQueue& jobs_;
  std::filesystem::path file_;
  bool asked_ = false;
  Job<Result<std::shared_ptr<const geo::RasterSource>>> opening_;
  std::unique_ptr<RasterTiles> tiles_;
  std::vector<Error> errors_;
};

}  // namespace dateline::viewer
