#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

#include "base/result.h"
#include "viewer/gl/texture.h"

namespace dateline::viewer {

/// Writes a picture (RGBA bytes, top row first; alpha is dropped) as a PNG file: whole, or not at all. Replaces a file
/// that is there. Any thread; takes about a second for 30 megapixels. Error (failed): cannot be written.
[[nodiscard]] Result<void> write_png(const std::filesystem::path& file, gl::Size size,
                                     std::span<const std::uint8_t> rgba);

/// A picture as it was read back.
struct Image {
  gl::Size size;
  std::vector<std::uint8_t> rgba;  ///< top row first
};

/// Reads a PNG file. Error (failed): missing, not a picture.
[[nodiscard]] Result<Image> read_png(const std::filesystem::path& file);

}  // namespace dateline::viewer
