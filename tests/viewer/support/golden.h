#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "viewer/picture/png.h"

namespace dateline::viewer::golden {

/// How a picture compares with the golden one of that name in tests/golden.
struct Comparison {
  std::size_t differing = 0;  ///< pixels that differ by more than the tolerance in a channel
  std::string message;        ///< where the pictures were left; why there is none to compare with
};

/// By as much may a channel differ: llvmpipe's pictures are the same bit by bit whatever the threads and vectors, and
/// within 1 of 255 where it is held to SSE2.
inline constexpr int kTolerance = 2;

/// Compares with tests/golden/NAME.png. Where they differ, NAME-actual.png and NAME-difference.png are written into
/// the working folder. With DATELINE_UPDATE_GOLDEN set, the picture becomes the golden one: look at it before
/// committing it.
inline Comparison compare(const Image& picture, const std::string& name) {
  const std::filesystem::path file = std::filesystem::path(DATELINE_SOURCE_DIR) / "tests/golden" / (name + ".png");
  if (std::getenv("DATELINE_UPDATE_GOLDEN") != nullptr) {
    const Result<void> written = write_png(file, picture);
    return {written ? std::size_t{0} : std::size_t{1}, written ? "" : written.error().line()};
  }
  const std::filesystem::path actual = name + "-actual.png";
  const Result<Image> golden = read_png(file);
  Comparison result;
  if (!golden || golden->size != picture.size) {
    const Result<void> written = write_png(actual, picture);
    result.differing = picture.rgba.size() / 4;
    result.message = file.string() + " is missing or of another size" +
                     (written ? "; see " + std::filesystem::absolute(actual).string() : "");
    return result;
  }
  Image difference = picture;
  for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
    int most = 0;
    for (std::size_t c = 0; c < 3; ++c) {
      most = std::max(most, std::abs(int{picture.rgba[i + c]} - int{golden->rgba[i + c]}));
    }
    const bool differs = most > kTolerance;
    result.differing += differs ? 1 : 0;
    for (std::size_t c = 0; c < 3; ++c) {
      difference.rgba[i + c] = differs ? (c == 0 ? 255 : 0) : static_cast<std::uint8_t>(picture.rgba[i + c] / 4);
    }
  }
  if (result.differing > 0) {
    const std::filesystem::path map = name + "-difference.png";
    const Result<void> written = write_png(actual, picture);
    const Result<void> mapped = write_png(map, difference);
    result.message = written && mapped ? "see " + std::filesystem::absolute(actual).string() + " and " + map.string()
                                       : "the differing pictures could not be written";
  }
  return result;
}

}  // namespace dateline::viewer::golden
