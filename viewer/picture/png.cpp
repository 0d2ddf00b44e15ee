#include "viewer/picture/png.h"

#include <fmt/format.h>
#include <libdeflate.h>
#include <stb_image.h>

#include <cmath>
#include <cstring>
#include <fstream>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>

namespace dateline::viewer {
namespace {

constexpr std::size_t kChannels = 3;
constexpr double kMetresPerInch = 0.0254;

void append_number(std::string& bytes, std::uint32_t number) {
  for (const int shift : {24, 16, 8, 0}) {
    bytes.push_back(static_cast<char>(number >> shift & 0xffU));
  }
}

/// A chunk of a PNG file (RFC 2083, 3.2): length, name, data, and the checksum of the two.
void append_chunk(std::string& png, std::string_view name, std::string_view data) {
  append_number(png, static_cast<std::uint32_t>(data.size()));
  const std::size_t begin = png.size();
  png.append(name).append(data);
  append_number(png, libdeflate_crc32(0, png.data() + begin, png.size() - begin));
}

/// The picture's rows without alpha, each after its filter's number. None is filtered: maps have large plain areas and
/// repeat their markers, which filters would hide from the compression.
struct Rows {
  std::size_t bytes;
  std::unique_ptr<std::uint8_t[]> data;  // not a vector: nothing of it is cleared before it is written
};

Rows plain_rows(const Image& image) {
  const auto width = static_cast<std::size_t>(image.size.width);
  const auto height = static_cast<std::size_t>(image.size.height);
  const std::size_t bytes = (width * kChannels + 1) * height;
  Rows rows{bytes, std::make_unique_for_overwrite<std::uint8_t[]>(bytes)};
  const std::uint8_t* from = image.rgba.data();
  std::uint8_t* to = rows.data.get();
  for (std::size_t y = 0; y < height; ++y) {
    *to++ = 0;
    for (std::size_t x = 0; x < width; ++x, from += 4, to += kChannels) {
      std::memcpy(to, from, kChannels);
    }
  }
  return rows;
}

}  // namespace

Result<std::string> encode_png(const Image& image, double pixels_per_inch) {
  constexpr int kFast = 1;
  const std::unique_ptr<libdeflate_compressor, decltype(&libdeflate_free_compressor)> compressor(
      libdeflate_alloc_compressor(kFast), &libdeflate_free_compressor);
  if (!compressor) {
    return failed("PNG", "not enough memory for the picture", "ask for a smaller one");
  }
  const Rows rows = plain_rows(image);
  const std::size_t bound = libdeflate_zlib_compress_bound(compressor.get(), rows.bytes);
  const auto packed = std::make_unique_for_overwrite<char[]>(bound);
  const std::string_view data(
      packed.get(), libdeflate_zlib_compress(compressor.get(), rows.data.get(), rows.bytes, packed.get(), bound));
  std::string header;
  append_number(header, static_cast<std::uint32_t>(image.size.width));
  append_number(header, static_cast<std::uint32_t>(image.size.height));
  header.append({8, 2, 0, 0, 0});  // eight bits, red green blue, and the only kinds of compression, filters and order
  std::string density;
  const auto per_metre = static_cast<std::uint32_t>(std::lround(pixels_per_inch / kMetresPerInch));
  append_number(density, per_metre);
  append_number(density, per_metre);
  density.push_back(1);  // the unit is the metre
  std::string png = "\x89PNG\r\n\x1a\n";
  append_chunk(png, "IHDR", header);
  append_chunk(png, "pHYs", density);
  append_chunk(png, "IDAT", data);
  append_chunk(png, "IEND", "");
  return png;
}

Result<void> write_png(const std::filesystem::path& file, const Image& image, double pixels_per_inch) {
  const Result<std::string> bytes = encode_png(image, pixels_per_inch);
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
  constexpr int kWithAlpha = 4;
  Image image;
  int channels_in_file = 0;
  const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels(
      stbi_load(file.c_str(), &image.size.width, &image.size.height, &channels_in_file, kWithAlpha), &stbi_image_free);
  if (pixels == nullptr) {
    return failed(file.string(), fmt::format("is no picture that can be read ({})", stbi_failure_reason()), "");
  }
  const std::size_t bytes =
      static_cast<std::size_t>(image.size.width) * static_cast<std::size_t>(image.size.height) * kWithAlpha;
  image.rgba.assign(pixels.get(), pixels.get() + bytes);
  return image;
}

}  // namespace dateline::viewer
