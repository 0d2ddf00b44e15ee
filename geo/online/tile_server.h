#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string>

#include "base/result.h"
#include "geo/online/tile_service.h"
#include "geo/raster/tile_source.h"
#include "geo/raster/tile_store.h"

namespace dateline::geo {

/// The tiles of a layer on a server. To be opened only where a person has switched the network on for that layer. Each
/// tile is one request, kept in the user's cache of tiles and not asked for again while it is there. Any thread; every
/// call may take as long as the server does: a worker's job.
class TileServer final : public TileSource {
 public:
  /// `address`: with {z}, {x} and {y}, or of a WMS or a WMTS, whose capabilities are asked for. Errors: no such address
  /// (rejected), those of `fetch`, wms_service and wmts_service.
  [[nodiscard]] static Result<std::shared_ptr<const TileServer>> open(const std::string& address,
                                                                      const std::stop_token& stop);

  [[nodiscard]] Bounds bounds() const override { return service_.bounds; }
  [[nodiscard]] int last_zoom() const override { return service_.max_zoom; }
  /// Errors also where the answer is no picture.
  [[nodiscard]] Result<RasterTile> tile(TileId tile, std::stop_token stop) const override;

  /// Who is to be named below a picture.
  [[nodiscard]] const std::string& credit() const { return credit_; }
  /// Why the last tile that was asked for did not come; nothing once one came. A tile that the server does not have is
  /// told only as long as none came at all.
  [[nodiscard]] std::optional<Error> problem() const;

 private:
  TileServer(const std::string& address, TileService service);
  Result<RasterTile> ask(TileId tile, const std::stop_token& stop) const;

  TileService service_;
  std::string host_;
  std::string credit_;
  std::string key_;  // in the store
  std::shared_ptr<TileStore> store_;
  mutable std::mutex mutex_;
  mutable std::optional<Error> problem_;
  mutable bool any_came_ = false;
};

/// A picture's bytes (PNG, JPEG, WebP, GIF) as a tile, scaled where it has another size. Nullopt: no such picture, or
/// one of more than 4096 pixels a side.
[[nodiscard]] std::optional<RasterTile> decode_tile(const std::string& bytes);

}  // namespace dateline::geo
