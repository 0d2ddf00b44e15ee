#include "viewer/picture/png.h"

#include <cpl_string.h>
#include <gdal_priv.h>

#include <algorithm>
#include <memory>
#include <string>
#include <system_error>

#include "geo/gdal/gdal_session.h"

namespace dateline::viewer {
namespace {

struct DatasetCloser {
  void operator()(GDALDataset* dataset) const { GDALClose(GDALDataset::ToHandle(dataset)); }
};
using Dataset = std::unique_ptr<GDALDataset, DatasetCloser>;

constexpr const char* kHow = "choose another place or free some space";

}  // namespace

Result<void> write_png(const std::filesystem::path& file, gl::Size size, std::span<const std::uint8_t> rgba) {
  geo::start_gdal();
  const geo::GdalMessages messages;
  const std::size_t pixels = static_cast<std::size_t>(size.width) * static_cast<std::size_t>(size.height);
  if (size.width < 1 || size.height < 1 || rgba.size() != pixels * 4) {
    return failed(file.string(), "the picture is not as large as it says", "");
  }
  GDALDriverManager* drivers = GetGDALDriverManager();
  GDALDriver* memory = drivers->GetDriverByName("MEM");
  GDALDriver* png = drivers->GetDriverByName("PNG");
  if (memory == nullptr || png == nullptr) {
    return failed(file.string(), "this GDAL writes no PNG files", "install a GDAL with its PNG driver");
  }
  const Dataset picture(memory->Create("", size.width, size.height, 3, GDT_Byte, nullptr));
  // GDAL takes a pointer to non-const bytes for reading and writing alike.
  auto* bytes = const_cast<std::uint8_t*>(rgba.data());
  if (!picture || picture->RasterIO(GF_Write, 0, 0, size.width, size.height, bytes, size.width, size.height, GDT_Byte,
                                    3, nullptr, 4, static_cast<GSpacing>(4) * size.width, 1, nullptr) != CE_None) {
    return failed(file.string(), "not enough memory for the picture", "ask for a smaller one");
  }
  // Written beside and moved into place, so that a full disk leaves what was there.
  std::filesystem::path part = file;
  part += ".part";
  CPLStringList options;
  options.SetNameValue("ZLEVEL", "3");
  Dataset written(png->CreateCopy(part.c_str(), picture.get(), FALSE, options.List(), nullptr, nullptr));
  const bool whole = written != nullptr;
  written.reset();
  std::error_code error;
  if (!whole || messages.failed()) {
    std::filesystem::remove(part, error);
    return failed(file.string(), "cannot be written", kHow);
  }
  std::filesystem::rename(part, file, error);
  if (error) {
    const std::string why = error.message();
    std::filesystem::remove(part, error);
    return failed(file.string(), "cannot be written: " + why, kHow);
  }
  return {};
}

Result<Image> read_png(const std::filesystem::path& file) {
  geo::start_gdal();
  const geo::GdalMessages messages;
  const Dataset picture(GDALDataset::Open(file.c_str(), GDAL_OF_RASTER | GDAL_OF_READONLY));
  if (!picture) {
    return failed(file.string(), "is no picture that can be read", "");
  }
  Image image;
  image.size = {picture->GetRasterXSize(), picture->GetRasterYSize()};
  const int bands = std::min(picture->GetRasterCount(), 4);
  image.rgba.assign(static_cast<std::size_t>(image.size.width) * static_cast<std::size_t>(image.size.height) * 4, 255);
  if (bands < 3 || picture->RasterIO(GF_Read, 0, 0, image.size.width, image.size.height, image.rgba.data(),
                                     image.size.width, image.size.height, GDT_Byte, bands, nullptr, 4,
                                     static_cast<GSpacing>(4) * image.size.width, 1, nullptr) != CE_None) {
    return failed(file.string(), "is damaged", "");
  }
  return image;
}

}  // namespace dateline::viewer
