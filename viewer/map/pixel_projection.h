#pragma once

#include <cmath>
#include <cstdint>
#include <glm/vec2.hpp>

#include "events/model/index_positions.h"
#include "viewer/map/camera.h"

namespace dateline::viewer {

/// From an event index' fixed-point positions (a world of 2^32) to a camera's pixels, in whole numbers: a
/// multiplication and a shift each. East and west of the antimeridian join by themselves, in the wrap of 32 bits.
class PixelProjection {
 public:
  explicit PixelProjection(const Camera& camera) {
    const double scale = camera.world_pixels() / events::kWorldUnits;  // pixels for a unit
    int exponent = 0;
    std::frexp(scale, &exponent);
    shift_ = kFactorBits - exponent;  // the factor has kFactorBits bits
    factor_ = static_cast<std::int64_t>(std::ldexp(scale, shift_));
    centre_x_ = static_cast<std::uint32_t>(static_cast<std::uint64_t>(camera.centre().x * events::kWorldUnits));
    centre_y_ = static_cast<std::int64_t>(camera.centre().y * events::kWorldUnits);
    // Half a pixel more: the nearest corner between pixels, not the one above and left.
    offset_x_ = static_cast<std::int64_t>(std::ldexp(camera.size().width / 2.0 + 0.5, shift_));
    offset_y_ = static_cast<std::int64_t>(std::ldexp(camera.size().height / 2.0 + 0.5, shift_));
  }

  /// The pixel corner that is nearest to a position.
  [[nodiscard]] std::int32_t x(std::uint32_t world_x) const {
    return static_cast<std::int32_t>(
        (static_cast<std::int64_t>(static_cast<std::int32_t>(world_x - centre_x_)) * factor_ + offset_x_) >> shift_);
  }
  [[nodiscard]] std::int32_t y(std::uint32_t world_y) const {
    return static_cast<std::int32_t>(((static_cast<std::int64_t>(world_y) - centre_y_) * factor_ + offset_y_) >>
                                     shift_);
  }

 private:
  // With positions of 33 bits the product stays below 2^62; a part in 2^28 of a screen's width is far below a pixel.
  static constexpr int kFactorBits = 28;
  int shift_ = 0;
  std::int64_t factor_ = 0;
  std::uint32_t centre_x_ = 0;
  std::int64_t centre_y_ = 0;
  std::int64_t offset_x_ = 0, offset_y_ = 0;
};

}  // namespace dateline::viewer
