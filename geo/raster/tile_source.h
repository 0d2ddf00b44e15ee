#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <vector>

#include "base/result.h"
#include "geo/bounds.h"
#include "geo/mercator.h"

namespace dateline::geo {

/// A tile's picture: 256 by 256 pixels, straight alpha, top row first, in the Web Mercator projection. Either colours
/// or numbers, which whoever draws stretches into colours; both empty where there is nothing to show in the tile.
struct RasterTile {
  static constexpr int kSize = 256;
  static constexpr std::size_t kPixels = std::size_t{kSize} * kSize;
  std::vector<std::uint8_t> rgba;  ///< colours
  std::vector<float> values;       ///< a pixel's number (or three: red, green, blue), then its alpha in [0, 1]
  [[nodiscard]] bool is_blank() const { return rgba.empty() && values.empty(); }
  /// Of a tile of numbers: 2 or 4 a pixel.
  [[nodiscard]] std::size_t values_a_pixel() const { return values.size() / kPixels; }
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

  /// Whether the first tiles take so long that `glimpse` is worth asking for meanwhile.
  [[nodiscard]] virtual bool has_glimpses() const { return false; }
  /// A rough picture of the tile, soon, to be looked at until the true one is there. A worker's job; any thread. Error
  /// (rejected): there is none.
  [[nodiscard]] virtual Result<RasterTile> glimpse(TileId, std::stop_token) const {
    return rejected("", "has no glimpse", "");
  }
};

}  // namespace dateline::geo
