#include "geo/raster/raster_source.h"

#include <gdal_priv.h>
#include <gdal_utils.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>
#include <string>
#include <utility>

#include "geo/gdal/gdal_session.h"
#include "geo/raster/band_stretch.h"
#include "geo/raster/raster_dataset.h"
#include "geo/raster/tile_store.h"
#include "geo/tile_overlap.h"

namespace dateline::geo {

namespace {

constexpr double kMercatorHalf = 20037508.342789244;  // metres; half the width of EPSG:3857's square

/// How a raster is to be warped.
struct Warping {
  bool exact_values = false;  ///< of palettes: nothing is mixed
  bool exact_places = false;  ///< every pixel is transformed: nothing is interpolated over the edge of the earth's disc
  double opaque = 255;
};

Dataset warp(GDALDataset& shown, TileId tile, const Warping& how, std::stop_token& stop) {
  const double side = 2 * kMercatorHalf * tile_size(tile.zoom);
  const double west = -kMercatorHalf + side * tile.x;
  const double north = kMercatorHalf - side * tile.y;
  const auto number = [](double value) {
    std::array<char, 40> text{};
    CPLsnprintf(text.data(), text.size(), "%.9f", value);
    return std::string(text.data());
  };
  const std::string size = std::to_string(RasterTile::kSize);
  Arguments arguments({"-of", "MEM", "-t_srs", "EPSG:3857", "-te", number(west), number(north - side),
                       number(west + side), number(north), "-ts", size, size, "-r",
                       how.exact_values ? "near" : "bilinear", "-dstalpha", "-wo",
                       "DST_ALPHA_MAX=" + number(how.opaque), "-wo", "SRC_ALPHA_MAX=" + number(how.opaque)});
  if (how.exact_places) {
    arguments.add("-et");
    arguments.add("0");
  }
  if (is_tied_by_points(shown)) {
    arguments.add("-to");
    arguments.add("METHOD=GCP_POLYNOMIAL");
  }
  GDALWarpAppOptions* options = GDALWarpAppOptionsNew(arguments.get(), nullptr);
  GDALWarpAppOptionsSetProgress(options, go_on_until_stopped, &stop);
  GDALDatasetH source = GDALDataset::ToHandle(&shown);
  int misuse = 0;
  Dataset result(GDALDataset::FromHandle(GDALWarp("", nullptr, 1, &source, options, &misuse)));
  GDALWarpAppOptionsFree(options);
  return result;
}

/// A smaller copy in memory of a large raster that has no overviews of its own, from which GDAL would read every pixel
/// for each tile of the whole.
struct CoarseCopy {
  int side = 0;            // pixels of its longer side
  const char* resampling;  // from the raster's own pixels
  int max_zoom = -1;       // of the tiles that it is good for
  Dataset dataset = nullptr;
};

/// How many pixels of a large raster without overviews its longer side has; 0 for other rasters.
int side_without_overviews(GDALDataset& shown) {
  constexpr int kLarge = 4096;
  const int longest = std::max(shown.GetRasterXSize(), shown.GetRasterYSize());
  return longest > kLarge && shown.GetRasterBand(1)->GetOverviewCount() == 0 ? longest : 0;
}

CoarseCopy plan_copy(int side, const char* resampling, int longest, int max_zoom) {
  return {side, resampling,
          longest == 0 ? -1 : max_zoom - static_cast<int>(std::ceil(std::log2(static_cast<double>(longest) / side))),
          nullptr};
}

void make_copy(CoarseCopy& copy, GDALDataset& shown, std::stop_token& stop) {
  const bool wide = shown.GetRasterXSize() >= shown.GetRasterYSize();
  const std::string side = std::to_string(copy.side);
  copy.dataset =
      translate(shown, {"-of", "MEM", "-outsize", wide ? side : "0", wide ? "0" : side, "-r", copy.resampling}, &stop);
}

}  // namespace

struct RasterSource::Impl {
  std::filesystem::path file;
  RasterExtent extent;
  BandStretch stretch;
  std::mutex mutex;
  std::vector<RasterHandle> idle;
  std::mutex coarse_mutex;  // a dataset is one thread's at a time
  // Made when first needed. The first, of single pixels, is there at once and good for a glance at the whole; the
  // second, of their averages, needs every pixel to be read.
  std::array<CoarseCopy, 2> copies{};
  std::shared_ptr<TileStore> store;  // null: nothing is kept on the disk
  std::string key;                   // in the store

  Dataset warp_tile(GDALDataset& shown, TileId tile, std::stop_token& stop) {
    const Warping how{!stretch.palette.empty(), extent.is_partial, stretch.opaque};
    for (CoarseCopy& copy : copies) {
      if (tile.zoom > copy.max_zoom) {
        continue;
      }
      const std::lock_guard lock(coarse_mutex);
      if (!copy.dataset) {
        make_copy(copy, shown, stop);
      }
      return copy.dataset ? warp(*copy.dataset, tile, how, stop) : nullptr;
    }
    return warp(shown, tile, how, stop);
  }

  Result<RasterHandle> take() {
    {
      const std::lock_guard lock(mutex);
      if (!idle.empty()) {
        RasterHandle handle = std::move(idle.back());
        idle.pop_back();
        return handle;
      }
    }
    return open_raster(file);
  }
  void give_back(RasterHandle handle) {
    const std::lock_guard lock(mutex);
    idle.push_back(std::move(handle));
  }
};

RasterSource::RasterSource(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
RasterSource::~RasterSource() = default;

Result<std::shared_ptr<const RasterSource>> RasterSource::open(const std::filesystem::path& file,
                                                               std::stop_token stop) {
  start_gdal();
  if (auto error = unreadable(file)) {
    return tl::make_unexpected(std::move(*error));
  }
  auto handle = open_raster(file);
  if (!handle) {
    return tl::make_unexpected(handle.error());
  }
  const GdalMessages messages;
  auto impl = std::make_unique<Impl>();
  impl->file = file;
  impl->store = TileStore::in_user_cache();
  impl->key = TileStore::key_of(file);
  impl->extent = measure(*handle->shown);
  if (impl->extent.bounds.is_empty()) {
    return rejected(file.string(), "cannot be placed on the map: its coordinate system does not lead to one",
                    "see whether gdalwarp -t_srs EPSG:3857 can read it");
  }
  impl->stretch = make_stretch(*handle->shown);
  const int longest = side_without_overviews(*handle->shown);
  const bool exact_values = !impl->stretch.palette.empty();
  impl->copies = {plan_copy(512, "near", longest, impl->extent.max_zoom),
                  plan_copy(2048, exact_values ? "near" : "average", longest, impl->extent.max_zoom)};
  if (stop.stop_requested()) {
    return rejected(file.string(), "was stopped while it was read", "");
  }
  impl->give_back(std::move(*handle));
  return std::shared_ptr<const RasterSource>(new RasterSource(std::move(impl)));
}

Bounds RasterSource::bounds() const {
  return impl_->extent.bounds;
}

int RasterSource::max_zoom() const {
  return impl_->extent.max_zoom;
}

Result<RasterTile> RasterSource::tile(TileId tile, std::stop_token stop) const {
  if (!overlaps(impl_->extent.bounds, tile)) {
    return RasterTile{};
  }
  if (stop.stop_requested()) {
    return rejected(impl_->file.string(), "was stopped while it was read", "");
  }
  if (impl_->store) {
    if (auto kept = impl_->store->find(impl_->key, tile)) {
      return std::move(*kept);
    }
  }
  auto handle = impl_->take();
  if (!handle) {
    return tl::make_unexpected(handle.error());
  }
  const GdalMessages messages;
  const BandStretch& stretch = impl_->stretch;
  const Dataset warped = impl_->warp_tile(*handle->shown, tile, stop);
  impl_->give_back(std::move(*handle));
  if (stop.stop_requested()) {
    return rejected(impl_->file.string(), "was stopped while it was read", "");
  }
  const std::size_t wanted = stretch.ranges.size() + 1;
  if (!warped || static_cast<std::size_t>(warped->GetRasterCount()) != wanted || messages.failed()) {
    return rejected(impl_->file.string(), messages.failed() ? messages.first() : "cannot be warped",
                    "see whether gdalwarp -t_srs EPSG:3857 can read it");
  }
  constexpr std::size_t kPixels = std::size_t{RasterTile::kSize} * RasterTile::kSize;
  std::vector<float> bands(wanted * kPixels);
  if (warped->RasterIO(GF_Read, 0, 0, RasterTile::kSize, RasterTile::kSize, bands.data(), RasterTile::kSize,
                       RasterTile::kSize, GDT_Float32, static_cast<int>(wanted), nullptr, 0, 0, 0,
                       nullptr) != CE_None) {
    return rejected(impl_->file.string(), messages.first(), "see whether gdalinfo can read it");
  }
  RasterTile result{stretch.to_rgba(bands, kPixels)};
  bool blank = true;
  for (std::size_t i = 3; i < result.rgba.size() && blank; i += 4) {
    blank = result.rgba[i] == 0;
  }
  if (blank) {
    result.rgba.clear();
  }
  if (impl_->store) {
    impl_->store->keep(impl_->key, tile, result);
  }
  return result;
}

}  // namespace dateline::geo
