#pragma once

#include <cstdint>
#include <stop_token>
#include <vector>

#include "base/result.h"
#include "geo/bounds.h"
#include "geo/mercator.h"

namespace dateline::geo {

/// A tile's picture: 256 by 256 pixels of RGBA, straight alpha, top row first, in the Web Mercator projection.
struct RasterTile {
  static constexpr int kSize = 256;
  std::vector<std::uint8_t> rgba;  ///< empty where there is nothing to show in the tile
};

/// Where the tiles of a picture come from: a file or a server. Shared between threads.
class TileSource {
 public:
  TileSource() = default;
  virtual ~TileSource() = default;
  TileSource(const TileSource&) = delete;
  TileSource& operator=(const TileSource&) = delete;

  [[nodiscard]] virtual Bounds bounds() const = 0;
  /// The finest zoom that it is worth asking for.
  [[nodiscard]] virtual int last_zoom() const = 0;
  /// A worker's job; any thread. Errors: no such tile, damaged data, stopped.
  [[nodiscard]] virtual Result<RasterTile> tile(TileId tile, std::stop_token stop) const = 0;
};

}  // namespace dateline::geo
