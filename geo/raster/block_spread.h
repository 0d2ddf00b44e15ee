#pragma once

#include <gdal_priv.h>

#include <optional>
#include <vector>

namespace dateline::geo {

// What is told of a large raster by a few of its blocks (the pieces that its file is read in). For geo/raster alone.

/// A part of an axis that is read, and the pixels of a smaller picture that it becomes.
struct Segment {
  int begin = 0;
  int length = 0;
  int to = 0;
  int to_length = 1;
};

/// A few blocks, spread evenly over a raster: each of the columns crossed with each of the rows.
struct BlockSpread {
  std::vector<Segment> columns;
  std::vector<Segment> rows;
  [[nodiscard]] int width() const { return columns.back().to + columns.back().to_length; }  ///< of the smaller picture
  [[nodiscard]] int height() const { return rows.back().to + rows.back().to_length; }
};

/// Blocks of a file's dataset that together take about a tenth of a second. Null where the format is read from its
/// beginning on, or the blocks are too large for that to be quick.
[[nodiscard]] std::optional<BlockSpread> spread_blocks(GDALDataset& source);

}  // namespace dateline::geo
