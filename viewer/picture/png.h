#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "viewer/gl/texture.h"

namespace dateline::viewer {

/// A picture: RGBA bytes, top row first.
struct Image {
  gl::Size size;
  std::vector<std::uint8_t> rgba;
};

/// How densely a picture of scale 1 is printed, as CSS has it: at that density its scale bar's ratio is true on paper.
inline constexpr double kPixelsPerInch = 96;

/// The bytes of a PNG file of the picture, which says how densely it is to be printed; alpha is dropped. Any thread;
/// takes about a second for 100 megapixels. Error (failed): not enough memory.
[[nodiscard]] Result<std::string> encode_png(const Image& image, double pixels_per_inch = kPixelsPerInch);

/// Writes a picture as a PNG file: whole, or not at all. Replaces a file that is there. Any thread. Error (failed):
/// cannot be written.
[[nodiscard]] Result<void> write_png(const std::filesystem::path& file, const Image& image,
                                     double pixels_per_inch = kPixelsPerInch);

/// Reads a PNG file. Error (failed): missing, not a picture.
[[nodiscard]] Result<Image> read_png(const std::filesystem::path& file);

}  // namespace dateline::viewer
