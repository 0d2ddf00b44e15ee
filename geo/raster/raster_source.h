#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <stop_token>

#include "base/result.h"
#include "geo/bounds.h"
#include "geo/mercator.h"
#include "geo/raster/band_stretch.h"
#include "geo/raster/tile_source.h"

namespace dateline::geo {

/// A georeferenced picture or grid in any format, coordinate system and type of number that GDAL reads. Palettes are
/// looked up; numbers beyond bytes stay numbers, to be stretched from their 2nd to their 98th percentile unless a
/// person chooses; alpha, masks and no-data values become transparent; pictures tied down by control points are
/// rectified. Shared between threads: each call takes a dataset handle of its own from a pool.
class RasterSource final : public TileSource {
 public:
  /// Errors (rejected): no such file, no raster, no georeference or coordinate system, damaged. A file with several
  /// rasters shows its first. Takes as long as GDAL needs to open the file, and for wide numbers to sample it: a
  /// worker's job.
  [[nodiscard]] static Result<std::shared_ptr<const RasterSource>> open(const std::filesystem::path& file,
                                                                        std::stop_token stop = {});
  ~RasterSource() override;
  RasterSource(const RasterSource&) = delete;
  RasterSource& operator=(const RasterSource&) = delete;

  [[nodiscard]] Bounds bounds() const override;
  /// The zoom of 256-pixel tiles from which on a tile shows no more than its parent.
  [[nodiscard]] int max_zoom() const;
  /// Some levels beyond: the warper joins magnified pixels smoothly over the edges of tiles, textures do not.
  [[nodiscard]] int last_zoom() const override { return max_zoom() + 3; }

  /// How the numbers of its tiles are stretched; nullopt where the tiles are colours.
  [[nodiscard]] const std::optional<ValueScale>& scale() const;

  /// Warps one tile. Errors (rejected): damaged data; stopped. Any thread.
  [[nodiscard]] Result<RasterTile> tile(TileId tile, std::stop_token stop = {}) const override;
  [[nodiscard]] bool has_glimpses() const override;
  [[nodiscard]] Result<RasterTile> glimpse(TileId tile, std::stop_token stop = {}) const override;

 private:
  struct Impl;
  explicit RasterSource(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace dateline::geo
