#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

#include "base/result.h"
#include "geo/bounds.h"
#include "geo/mercator.h"

namespace dateline::geo {

/// A tile's picture: 256 by 256 pixels of RGBA, straight alpha, top row first, in the Web Mercator projection.
struct RasterTile {
  static constexpr int kSize = 256;
  std::vector<std::uint8_t> rgba;  ///< empty where the raster has nothing to show in the tile
};

/// A georeferenced picture or grid in any format, coordinate system and type of number that GDAL reads. Palettes are
/// looked up; numbers beyond bytes are stretched from their 2nd to their 98th percentile; alpha, masks and no-data
/// values become transparent; pictures tied down by control points are rectified. Shared between threads: each call
/// takes a dataset handle of its own from a pool.
class RasterSource {
 public:
  /// Errors (rejected): no such file, no raster, no georeference or coordinate system, damaged. A file with several
  /// rasters shows its first. Takes as long as GDAL needs to open the file, and for wide numbers to sample it: a
  /// worker's job.
  [[nodiscard]] static Result<std::shared_ptr<const RasterSource>> open(const std::filesystem::path& file,
                                                                        std::stop_token stop = {});
  ~RasterSource();
  RasterSource(const RasterSource&) = delete;
  RasterSource& operator=(const RasterSource&) = delete;

  [[nodiscard]] Bounds bounds() const;
  /// The zoom of 256-pixel tiles from which on a tile shows no more than its parent.
  [[nodiscard]] int max_zoom() const;

  /// Warps one tile. Errors (rejected): damaged data; stopped. Any thread.
  [[nodiscard]] Result<RasterTile> tile(TileId tile, std::stop_token stop = {}) const;

 private:
  struct Impl;
  explicit RasterSource(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::geo
