#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <variant>
#include <vector>

#include "base/jobs.h"
#include "base/result.h"
#include "geo/bounds.h"
#include "geo/online/tile_server.h"
#include "geo/raster/raster_source.h"
#include "viewer/map/basemap.h"
#include "viewer/map/basemap_cache.h"
#include "viewer/map/basemap_painter.h"
#include "viewer/map/layer_look.h"
#include "viewer/map/style.h"
#include "viewer/map/vector_content.h"

namespace dateline::viewer {

/// Of features with these times: how many there are, how many are in the window, and from when to when they reach.
[[nodiscard]] LayerDates dates_of(const std::vector<geo::FeatureTime>& times, geo::FeatureTime window);

/// The tiles of something laid over the ground. On the thread that owns the context.
class TileLayer {
 public:
  virtual ~TileLayer() = default;
  /// Takes over finished tiles until the deadline and asks for those that the view lacks. True where one came.
  virtual bool update(const Camera& camera, const TileWork& work) = 0;
  virtual void draw(BasemapPainter& painter, const Camera& camera, const LayerLook& look, bool dark) = 0;
  virtual void add_seen(std::vector<SeenTile>& seen) const = 0;
  [[nodiscard]] virtual bool settled() const = 0;
  /// Of memory that its tiles take on the graphics card, and what they may take beyond those in view.
  [[nodiscard]] virtual std::size_t bytes() const = 0;
  virtual void keep_at_most(std::size_t bytes) = 0;
  /// Whether nothing of what lies below is seen through the tiles that the last update left.
  [[nodiscard]] virtual bool is_opaque() const { return false; }
};

/// An opened file of a user's, or a layer on a server. Immutable; any thread.
class LayerContent {
 public:
  explicit LayerContent(std::shared_ptr<const geo::RasterSource> raster) : content_(std::move(raster)) {}
  explicit LayerContent(std::shared_ptr<const VectorContent> vector) : content_(std::move(vector)) {}
  explicit LayerContent(std::shared_ptr<const geo::TileServer> server) : content_(std::move(server)) {}
  [[nodiscard]] geo::Bounds bounds() const;
  [[nodiscard]] std::unique_ptr<TileLayer> make_tiles(JobQueue& jobs) const;
  /// Null for a picture.
  [[nodiscard]] const VectorContent* vector() const;
  /// Null for a file.
  [[nodiscard]] const geo::TileServer* server() const;
  /// Of a picture of numbers.
  [[nodiscard]] std::optional<geo::ValueScale> scale() const;

 private:
  std::variant<std::shared_ptr<const geo::RasterSource>, std::shared_ptr<const VectorContent>,
               std::shared_ptr<const geo::TileServer>>
      content_;
};

/// Opens a raster or vector file, or an address, which asks the server; a file that holds both is shown as a raster.
/// `accent` is the number of a vector layer's colour. A worker's job. Errors as those of RasterSource::open,
/// open_vector and TileServer::open.
[[nodiscard]] Result<LayerContent> open_layer(const std::filesystem::path& file, std::size_t accent,
                                              std::stop_token stop);

/// The tiles to ask for so that the view is never blank: the uppermost one, a few coarse ones around the view, then the
/// view's own, which are all where nothing is to stand in.
[[nodiscard]] std::vector<geo::TileId> wanted_tiles(const std::vector<PlacedTile>& view, bool stand_ins = true);

/// The tiles of a picture.
class RasterTiles {
 public:
  RasterTiles(JobQueue& jobs, std::shared_ptr<const geo::TileSource> source)
      : jobs_(jobs), source_(std::move(source)) {}
  bool update(const Camera& camera, const TileWork& work);
  void draw(BasemapPainter& painter, const RasterLook& look) const;
  void add_seen(std::vector<SeenTile>& seen) const;
  /// Never while a glimpse stands in.
  [[nodiscard]] bool settled() const { return cache_.settled(); }
  [[nodiscard]] bool is_opaque() const;
  [[nodiscard]] std::size_t bytes() const { return cache_.bytes() + glimpses_.bytes(); }
  void keep_at_most(std::size_t bytes) { cache_.keep_at_most(bytes); }

 private:
  using Cache = TileCache<geo::RasterTile, RasterTexture>;
  [[nodiscard]] std::vector<Cache::Piece> pieces() const;
  bool update_glimpses(const TileWork& work);

  JobQueue& jobs_;
  std::shared_ptr<const geo::TileSource> source_;
  std::vector<PlacedTile> view_;
  bool fills_view_ = false;  // the raster reaches over the whole of it
  Cache cache_;
  Cache glimpses_;  // rough pictures for what `cache_` has nothing good enough for
};

}  // namespace dateline::viewer
