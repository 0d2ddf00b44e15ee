#include <cpl_vsi.h>

#include <array>
#include <atomic>
#include <cstdint>

#include "geo/gdal/gdal_session.h"
#include "geo/gdal/owners.h"
#include "geo/online/tile_server.h"

namespace dateline::geo {

namespace {

constexpr int kMostPixels = 4096;

/// A file of GDAL's in memory, gone with this.
class MemoryFile {
 public:
  explicit MemoryFile(const std::string& bytes) {
    static std::atomic<std::uint64_t> count = 0;
    name_ = "/vsimem/dateline-tile-" + std::to_string(count++);
    // GDAL only reads what it does not own.
    auto* data = reinterpret_cast<GByte*>(const_cast<char*>(bytes.data()));
    VSIFCloseL(VSIFileFromMemBuffer(name_.c_str(), data, bytes.size(), FALSE));
  }
  ~MemoryFile() { VSIUnlink(name_.c_str()); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  [[nodiscard]] const char* name() const { return name_.c_str(); }

 private:
  std::string name_;
};

constexpr std::size_t kCount = std::size_t{RasterTile::kSize} * RasterTile::kSize;
using Plane = std::array<std::uint8_t, kCount>;

bool read(GDALRasterBand& band, Plane& plane, bool exact) {
  GDALRasterIOExtraArg how;
  INIT_RASTERIO_EXTRA_ARG(how);
  how.eResampleAlg = exact ? GRIORA_NearestNeighbour : GRIORA_Bilinear;
  return band.RasterIO(GF_Read, 0, 0, band.GetXSize(), band.GetYSize(), plane.data(), RasterTile::kSize,
                       RasterTile::kSize, GDT_Byte, 0, 0, &how) == CE_None;
}

}  // namespace

std::optional<RasterTile> decode_tile(const std::string& bytes) {
  start_gdal();
  const GdalMessages messages;
  const MemoryFile file(bytes);
  // These alone: no answer of a server is taken for a description that leads elsewhere.
  const std::array<const char*, 5> kDrivers = {"PNG", "JPEG", "WEBP", "GIF", nullptr};
  const Dataset picture(GDALDataset::Open(file.name(), GDAL_OF_RASTER | GDAL_OF_READONLY, kDrivers.data()));
  if (!picture || picture->GetRasterCount() < 1 || picture->GetRasterXSize() > kMostPixels ||
      picture->GetRasterYSize() > kMostPixels) {
    return std::nullopt;
  }
  const int count = picture->GetRasterCount();
  GDALRasterBand& first = *picture->GetRasterBand(1);
  const GDALColorTable* palette = first.GetColorTable();
  std::array<Plane, 4> planes;  // NOLINT(cppcoreguidelines-pro-type-member-init): each is read below
  for (std::size_t c = 0; c < 3; ++c) {
    if (!read(*picture->GetRasterBand(count >= 3 ? static_cast<int>(c) + 1 : 1), planes[c], palette != nullptr)) {
      return std::nullopt;
    }
  }
  const bool has_alpha = count == 2 || count >= 4;
  GDALRasterBand& alpha = has_alpha ? *picture->GetRasterBand(count == 2 ? 2 : 4) : *first.GetMaskBand();
  if (!read(alpha, planes[3], palette != nullptr)) {
    return std::nullopt;
  }
  RasterTile tile;
  tile.rgba.resize(kCount * 4);
  bool blank = true;
  for (std::size_t i = 0; i < kCount; ++i) {
    std::uint8_t* out = tile.rgba.data() + i * 4;
    for (std::size_t c = 0; c < 4; ++c) {
      out[c] = planes[c][i];
    }
    GDALColorEntry entry{};
    if (palette != nullptr && palette->GetColorEntryAsRGB(planes[0][i], &entry) != 0) {
      out[0] = static_cast<std::uint8_t>(entry.c1);
      out[1] = static_cast<std::uint8_t>(entry.c2);
      out[2] = static_cast<std::uint8_t>(entry.c3);
      out[3] = static_cast<std::uint8_t>(entry.c4);
    }
    blank = blank && out[3] == 0;
  }
  if (blank) {
    tile.rgba.clear();
  }
  return tile;
}

}  // namespace dateline::geo
