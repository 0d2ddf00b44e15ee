#pragma once

#include <gdal_priv.h>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>
#include <vector>

#include "geo/raster/raster_dataset.h"

namespace dateline::geo {

// What RasterSource needs for large rasters that have no overviews of their own, from which GDAL would read every pixel
// for each tile of the whole (lacks_overviews()). Not for others.

/// A smaller copy in memory, its pixels averages of squares of the raster's. Shared between threads, which make it
/// together: each reads with a handle of its own.
class CoarseCopy {
 public:
  /// Nothing is read yet. `exact_values`: nothing is mixed, as of a palette's numbers.
  CoarseCopy(const RasterHandle& handle, bool exact_values);

  /// How many levels of zoom it is coarser than the raster.
  [[nodiscard]] int levels() const { return levels_; }
  /// Reads what of it nobody has read yet, and waits for what others read. False where it is stopped or a part cannot
  /// be read; GDAL has said why to whoever read that.
  [[nodiscard]] bool complete(const RasterHandle& handle, std::stop_token stop);
  /// The whole copy, for the thread that holds the lock.
  struct Locked {
    std::unique_lock<std::mutex> lock;
    GDALDataset& dataset;
  };
  [[nodiscard]] Locked use() { return {std::unique_lock(use_), *dataset_}; }

 private:
  enum class State { unread, being_read, read, failed };
  [[nodiscard]] bool read_strip(const RasterHandle& handle, std::size_t strip);

  bool exact_values_;
  int levels_ = 0;
  int strip_rows_ = 0;  // of the raster
  Dataset dataset_;
  std::mutex use_;  // of the dataset
  std::mutex mutex_;
  std::condition_variable_any changed_;
  std::vector<State> strips_;  // from north to south
};

/// A rough picture of a raster, from a few of its blocks (spread_blocks()): to be looked at until the true one is
/// there. Null where there are none.
[[nodiscard]] Dataset make_glimpse(const RasterHandle& handle, bool exact_values, const std::stop_token& stop);

}  // namespace dateline::geo
