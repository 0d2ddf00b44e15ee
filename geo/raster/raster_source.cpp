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
#include "geo/raster/coarse_copy.h"
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

/// Whether the last of each pixel's numbers is 0.
template <class Number>
bool is_transparent(const std::vector<Number>& pixels, std::size_t numbers) {
  for (std::size_t i = numbers - 1; i < pixels.size(); i += numbers) {
    if (pixels[i] != 0) {
      return false;
    }
  }
  return true;
}

}  // namespace

struct RasterSource::Impl {
  std::filesystem::path file;
  RasterExtent extent;
  BandStretch stretch;
  std::optional<ValueScale> scale;
  std::mutex mutex;
  std::vector<RasterHandle> idle;
  std::unique_ptr<CoarseCopy> copy;  // of a large raster without overviews; read when it is first needed
  std::mutex glimpse_mutex;
  bool glimpse_tried = false;
  Dataset rough;                     // what glimpses are made of
  std::shared_ptr<TileStore> store;  // null: nothing is kept on the disk
  std::string key;                   // in the store

  [[nodiscard]] Warping warping() const { return {!stretch.palette.empty(), extent.is_partial, stretch.opaque}; }
  Dataset warp_tile(const RasterHandle& handle, TileId tile, std::stop_token& stop) {
    if (!copy || tile.zoom > extent.max_zoom - copy->levels()) {
      return warp(*handle.shown, tile, warping(), stop);
    }
    if (!copy->complete(handle, stop)) {
      return nullptr;
    }
    const CoarseCopy::Locked whole = copy->use();
    return warp(whole.dataset, tile, warping(), stop);
  }
  Result<RasterTile> content_of(GDALDataset* warped, const GdalMessages& messages) const;

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

/// The tile that was warped, or why there is none.
Result<RasterTile> RasterSource::Impl::content_of(GDALDataset* warped, const GdalMessages& messages) const {
  const std::size_t wanted = stretch.ranges.size() + 1;
  if (warped == nullptr || static_cast<std::size_t>(warped->GetRasterCount()) != wanted || messages.failed()) {
    return rejected(file.string(), messages.failed() ? messages.first() : "cannot be warped",
                    "see whether gdalwarp -t_srs EPSG:3857 can read it");
  }
  std::vector<float> bands(wanted * RasterTile::kPixels);
  if (warped->RasterIO(GF_Read, 0, 0, RasterTile::kSize, RasterTile::kSize, bands.data(), RasterTile::kSize,
                       RasterTile::kSize, GDT_Float32, static_cast<int>(wanted), nullptr, 0, 0, 0,
                       nullptr) != CE_None) {
    return rejected(file.string(), messages.first(), "see whether gdalinfo can read it");
  }
  RasterTile result;
  if (stretch.adjustable) {
    result.values = stretch.to_values(bands, RasterTile::kPixels);
  } else {
    result.rgba = stretch.to_rgba(bands, RasterTile::kPixels);
  }
  const bool blank = is_transparent(result.rgba, 4) && is_transparent(result.values, wanted);
  return blank ? RasterTile{} : std::move(result);
}

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
  impl->stretch = make_stretch(*handle);
  if (impl->stretch.adjustable) {
    impl->scale = ValueScale{impl->stretch.ranges, handle->shown->GetRasterBand(1)->GetUnitType()};
  }
  if (lacks_overviews(*handle->shown)) {
    impl->copy = std::make_unique<CoarseCopy>(*handle, !impl->stretch.palette.empty());
  }
  if (stop.stop_requested()) {
    return rejected(file.string(), "was stopped while it was read", "");
  }
  impl->give_back(std::move(*handle));
  return std::shared_ptr<const RasterSource>(new RasterSource(std::move(impl)));
}

Bounds RasterSource::bounds() const {
  return impl_->extent.bounds;
}

const std::optional<ValueScale>& RasterSource::scale() const {
  return impl_->scale;
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
  const Dataset warped = impl_->warp_tile(*handle, tile, stop);
  impl_->give_back(std::move(*handle));
  if (stop.stop_requested()) {
    return rejected(impl_->file.string(), "was stopped while it was read", "");
  }
  Result<RasterTile> result = impl_->content_of(warped.get(), messages);
  if (result && impl_->store) {
    impl_->store->keep(impl_->key, tile, *result);
  }
  return result;
}

bool RasterSource::has_glimpses() const {
  return impl_->copy != nullptr;
}

Result<RasterTile> RasterSource::glimpse(TileId tile, std::stop_token stop) const {
  const GdalMessages messages;
  const std::lock_guard lock(impl_->glimpse_mutex);
  if (!std::exchange(impl_->glimpse_tried, true)) {
    auto handle = impl_->take();
    if (!handle) {
      return tl::make_unexpected(handle.error());
    }
    impl_->rough = make_glimpse(*handle, !impl_->stretch.palette.empty(), stop);
    impl_->give_back(std::move(*handle));
    impl_->glimpse_tried = !stop.stop_requested();
  }
  if (!impl_->rough) {
    return rejected(impl_->file.string(), "has no glimpse", "");
  }
  const Dataset warped = warp(*impl_->rough, tile, impl_->warping(), stop);
  return impl_->content_of(warped.get(), messages);
}

}  // namespace dateline::geo
