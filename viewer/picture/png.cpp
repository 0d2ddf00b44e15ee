#include "viewer/picture/png.h"

#include <cpl_string.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <stb_image.h>

#include <fstream>
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

}  // namespace

Result<std::string> encode_png(const Image& image) {
  geo::start_gdal();
  const geo::GdalMessages messages;
  GDALDriverManager* drivers = GetGDALDriverManager();
  GDALDriver* memory = drivers->GetDriverByName("MEM");
  GDALDriver* png = drivers->GetDriverByName("PNG");
  if (memory == nullptr || png == nullptr) {
    return failed("PNG", "this GDAL writes no PNG files", "install a GDAL with its PNG driver");
  }
  const auto [width, height] = image.size;
  const Dataset picture(memory->Create("", width, height, 3, GDT_Byte, nullptr));
  // GDAL takes a pointer to non-const bytes for reading and writing alike.
  auto* bytes = const_cast<std::uint8_t*>(image.rgba.data());
  if (!picture || picture->RasterIO(GF_Write, 0, 0, width, height, bytes, width, height, GDT_Byte, 3, nullptr, 4,
                                    static_cast<GSpacing>(4) * width, 1, nullptr) != CE_None) {
    return failed("PNG", "not enough memory for the picture", "ask for a smaller one");
  }
  const std::string name = fmt::format("/vsimem/dateline-{}.png", static_cast<const void*>(picture.get()));
  CPLStringList options;
  options.SetNameValue("ZLEVEL", "3");
  Dataset encoded(png->CreateCopy(name.c_str(), picture.get(), FALSE, options.List(), nullptr, nullptr));
  const bool whole = encoded != nullptr;
  encoded.reset();
  vsi_l_offset size = 0;
  const std::unique_ptr<GByte, decltype(&VSIFree)> data(VSIGetMemFileBuffer(name.c_str(), &size, TRUE), &VSIFree);
  if (!whole || data == nullptr) {
    return failed("PNG", "the picture cannot be encoded: " + messages.first(), "ask for a smaller one");
  }
  return std::string(reinterpret_cast<const char*>(data.get()), static_cast<std::size_t>(size));
}

Result<void> write_png(const std::filesystem::path& file, const Image& image) {
  const Result<std::string> bytes = encode_png(image);
  if (!bytes) {
    return tl::make_unexpected(bytes.error());
  }
  // Written beside and moved into place, so that a full disk leaves what was there.
  std::filesystem::path part = file;
  part += ".part";
  std::ofstream out(part, std::ios::binary);
  out.write(bytes->data(), static_cast<std::streamsize>(bytes->size()));
  out.close();
  std::error_code error;
  if (out) {
    std::filesystem::rename(part, file, error);
  }
  if (!out || error) {
    std::error_code ignored;
    std::filesystem::remove(part, ignored);
    return failed(file.string(), "cannot be written", "choose another place or free some space");
  }
  return {};
}

Result<Image> read_png(const std::filesystem::path& file) {
  constexpr int kChannels = 4;
  Image image;
  int channels_in_file = 0;
  const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels(
      stbi_load(file.c_str(), &image.size.width, &image.size.height, &channels_in_file, kChannels), &stbi_image_free);
  if (pixels == nullptr) {
    return failed(file.string(), fmt::format("is no picture that can be read ({})", stbi_failure_reason()), "");
  }
  const std::size_t bytes =
      static_cast<std::size_t>(image.size.width) * static_cast<std::size_t>(image.size.height) * kChannels;
  image.rgba.assign(pixels.get(), pixels.get() + bytes);
  return image;
}

}  // namespace dateline::viewer
