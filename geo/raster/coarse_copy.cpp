#include "geo/raster/coarse_copy.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "geo/raster/block_spread.h"

namespace dateline::geo {

namespace {

constexpr int kMostOfCopy = 3000;  // pixels of a copy's longer side
constexpr int kRowsAtATime = 256;  // of the raster, at least, that a thread reads

/// An empty raster in memory with the place of the first pixels of another and its kinds of bands.
Dataset make_empty(GDALDataset& shown, int source_width, int source_height, int width, int height) {
  // Of the place GDAL's translation knows how it changes with the size.
  const Dataset resized =
      translate(shown, {"-of", "VRT", "-srcwin", "0", "0", std::to_string(source_width), std::to_string(source_height),
                        "-outsize", std::to_string(width), std::to_string(height)});
  GDALDriver* memory = GetGDALDriverManager()->GetDriverByName("MEM");
  if (!resized || memory == nullptr) {
    return nullptr;
  }
  Dataset result(
      memory->Create("", width, height, shown.GetRasterCount(), shown.GetRasterBand(1)->GetRasterDataType(), nullptr));
  if (!result) {
    return nullptr;
  }
  std::array<double, 6> transform{};
  if (resized->GetGeoTransform(transform.data()) == CE_None) {
    result->SetGeoTransform(transform.data());
  }
  if (resized->GetGCPCount() > 0) {
    result->SetGCPs(resized->GetGCPCount(), resized->GetGCPs(), resized->GetGCPSpatialRef());
  } else {
    result->SetSpatialRef(resized->GetSpatialRef());
  }
  if (char** rpc = resized->GetMetadata("RPC"); rpc != nullptr) {
    result->SetMetadata(rpc, "RPC");
  }
  for (int band = 1; band <= result->GetRasterCount(); ++band) {
    GDALRasterBand& from = *shown.GetRasterBand(band);
    GDALRasterBand& to = *result->GetRasterBand(band);
    to.SetColorInterpretation(from.GetColorInterpretation());
    int has_no_data = 0;
    if (const double no_data = from.GetNoDataValue(&has_no_data); has_no_data != 0) {
      to.SetNoDataValue(no_data);
    }
  }
  if (shown.GetRasterBand(1)->GetMaskFlags() == GMF_PER_DATASET) {
    result->CreateMaskBand(GMF_PER_DATASET);
  }
  return result;
}

/// Reads a window of the raster into one of the copy, all bands and the mask.
bool copy_window(GDALDataset& shown, const Segment& x, const Segment& y, bool exact_values, GDALDataset& copy,
                 std::mutex& use) {
  const int bands = shown.GetRasterCount();
  const auto pixels = static_cast<std::size_t>(x.to_length) * static_cast<std::size_t>(y.to_length);
  std::vector<float> values(pixels * static_cast<std::size_t>(bands));
  GDALRasterIOExtraArg how;
  INIT_RASTERIO_EXTRA_ARG(how);
  how.eResampleAlg = exact_values ? GRIORA_NearestNeighbour : GRIORA_Average;
  if (shown.RasterIO(GF_Read, x.begin, y.begin, x.length, y.length, values.data(), x.to_length, y.to_length,
                     GDT_Float32, bands, nullptr, 0, 0, 0, &how) != CE_None) {
    return false;
  }
  const bool has_mask = shown.GetRasterBand(1)->GetMaskFlags() == GMF_PER_DATASET;
  std::vector<std::uint8_t> mask(has_mask ? pixels : 0);
  if (has_mask &&
      shown.GetRasterBand(1)->GetMaskBand()->RasterIO(GF_Read, x.begin, y.begin, x.length, y.length, mask.data(),
                                                      x.to_length, y.to_length, GDT_Byte, 0, 0, nullptr) != CE_None) {
    return false;
  }
  const std::lock_guard lock(use);
  return copy.RasterIO(GF_Write, x.to, y.to, x.to_length, y.to_length, values.data(), x.to_length, y.to_length,
                       GDT_Float32, bands, nullptr, 0, 0, 0, nullptr) == CE_None &&
         (!has_mask ||
          copy.GetRasterBand(1)->GetMaskBand()->RasterIO(GF_Write, x.to, y.to, x.to_length, y.to_length, mask.data(),
                                                         x.to_length, y.to_length, GDT_Byte, 0, 0, nullptr) == CE_None);
}

}  // namespace

CoarseCopy::CoarseCopy(const RasterHandle& handle, bool exact_values) : exact_values_(exact_values) {
  GDALDataset& shown = *handle.shown;
  const int width = shown.GetRasterXSize();
  const int height = shown.GetRasterYSize();
  while (std::max(width, height) >> levels_ > kMostOfCopy) {
    ++levels_;
  }
  const int factor = 1 << levels_;
  const int copy_width = std::max(1, width / factor);
  const int copy_height = std::max(1, height / factor);
  dataset_ = make_empty(shown, std::min(width, copy_width * factor), std::min(height, copy_height * factor), copy_width,
                        copy_height);
  // Whole blocks at a time, so that no two threads unpack the same one.
  int block_width = 0;
  int block_height = 0;
  handle.source->GetRasterBand(1)->GetBlockSize(&block_width, &block_height);
  const int rows = (kRowsAtATime + block_height - 1) / block_height * block_height;
  strip_rows_ = (rows + factor - 1) / factor * factor;
  strips_.assign(static_cast<std::size_t>((height + strip_rows_ - 1) / strip_rows_), State::unread);
}

bool CoarseCopy::read_strip(const RasterHandle& handle, std::size_t strip) {
  GDALDataset& shown = *handle.shown;
  const int factor = 1 << levels_;
  const int width = dataset_->GetRasterXSize();
  const int first = static_cast<int>(strip) * (strip_rows_ / factor);
  const int rows = std::min(strip_rows_ / factor, dataset_->GetRasterYSize() - first);
  if (rows <= 0) {
    return true;  // less than a pixel of the copy
  }
  const Segment x{0, std::min(width * factor, shown.GetRasterXSize()), 0, width};
  const Segment y{first * factor, std::min(rows * factor, shown.GetRasterYSize() - first * factor), first, rows};
  const bool copied = copy_window(shown, x, y, exact_values_, *dataset_, use_);
  handle.source->FlushCache(false);  // its blocks are not read again soon: all of them together may be gigabytes
  return copied;
}

bool CoarseCopy::complete(const RasterHandle& handle, std::stop_token stop) {
  if (!dataset_) {
    return false;
  }
  std::unique_lock lock(mutex_);
  const auto in = [this](State state) { return std::ranges::find(strips_, state); };
  for (auto next = in(State::unread); next != strips_.end() && !stop.stop_requested(); next = in(State::unread)) {
    *next = State::being_read;
    lock.unlock();
    const bool read = read_strip(handle, static_cast<std::size_t>(next - strips_.begin()));
    lock.lock();
    *next = read ? State::read : State::failed;
    changed_.notify_all();
  }
  const bool all = changed_.wait(
      lock, stop, [&] { return in(State::being_read) == strips_.end() && in(State::unread) == strips_.end(); });
  return all && in(State::failed) == strips_.end();
}

Dataset make_glimpse(const RasterHandle& handle, bool exact_values, const std::stop_token& stop) {
  GDALDataset& shown = *handle.shown;
  const std::optional<BlockSpread> blocks = spread_blocks(*handle.source);
  if (!blocks) {
    return nullptr;
  }
  Dataset glimpse =
      make_empty(shown, shown.GetRasterXSize(), shown.GetRasterYSize(), blocks->width(), blocks->height());
  std::mutex own;
  for (const Segment& y : blocks->rows) {
    for (const Segment& x : blocks->columns) {
      if (!glimpse || stop.stop_requested() || !copy_window(shown, x, y, exact_values, *glimpse, own)) {
        return nullptr;
      }
    }
  }
  return glimpse;
}

}  // namespace dateline::geo
