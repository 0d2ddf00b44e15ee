#include "geo/raster/block_spread.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace dateline::geo {

namespace {

constexpr int kMostAcross = 512;       // pixels of the smaller picture, where an axis is read whole
constexpr double kPixelsToRead = 6e6;  // of the raster: a tenth of a second, about
constexpr double kFewestBlocks = 12;

/// All of an axis where each of its blocks is read; else of every `step`th part of it the block in the middle, which
/// becomes one pixel.
std::vector<Segment> segments_of(int size, int block, int step) {
  if (step == 1) {
    return {{0, size, 0, std::min(size, kMostAcross)}};
  }
  const int blocks = (size + block - 1) / block;
  const int parts = (blocks + step - 1) / step;
  std::vector<Segment> segments;
  for (int part = 0; part < parts; ++part) {
    const auto middle = static_cast<int>((part + 0.5) * size / parts);
    const int begin = middle / block * block;
    segments.push_back({begin, std::min(block, size - begin), part, 1});
  }
  return segments;
}

/// Whether any part of a file of that format is read without those before it.
bool reads_anywhere(GDALDataset& source) {
  const GDALDriver* driver = source.GetDriver();
  const char* name = driver == nullptr ? "" : driver->GetDescription();
  constexpr std::array<const char*, 5> kFromTheBeginning = {"PNG", "JPEG", "GIF", "WEBP", "VRT"};
  return std::ranges::none_of(kFromTheBeginning, [name](const char* other) { return std::strcmp(name, other) == 0; });
}

}  // namespace

std::optional<BlockSpread> spread_blocks(GDALDataset& source) {
  const int width = source.GetRasterXSize();
  const int height = source.GetRasterYSize();
  int block_width = 0;
  int block_height = 0;
  source.GetRasterBand(1)->GetBlockSize(&block_width, &block_height);
  const double most = kPixelsToRead / (static_cast<double>(block_width) * block_height);
  if (!reads_anywhere(source) || most < kFewestBlocks) {
    return std::nullopt;
  }
  int step_x = 1;
  int step_y = 1;
  const auto parts = [](int size, int block, int step) { return std::ceil(std::ceil(1.0 * size / block) / step); };
  while (parts(width, block_width, step_x) * parts(height, block_height, step_y) > most) {
    const bool is_wide = parts(width, block_width, step_x) > 1 &&
                         (step_x * block_width <= step_y * block_height || parts(height, block_height, step_y) <= 1);
    ++(is_wide ? step_x : step_y);
  }
  return BlockSpread{segments_of(width, block_width, step_x), segments_of(height, block_height, step_y)};
}

}  // namespace dateline::geo
