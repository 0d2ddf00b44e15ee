#pragma once

#include <cstdint>

#include "events/model/event_index.h"

namespace dateline::events {

// What the builder of an index and its readers agree on.

inline constexpr std::size_t kIndexFanOut = 16;  ///< of the levels of latest ends
inline constexpr Row kCountBlock = 2048;         ///< rows between two entries of the key sums
inline constexpr Row kSpaceBlock = 1u << 16;     ///< rows that have a Z curve of their own

/// Place on the Z curve (Morton order) of the 16 upper bits of each coordinate: x in the even bits.
[[nodiscard]] constexpr std::uint32_t z_code(std::uint32_t x, std::uint32_t y) {
  const auto spread = [](std::uint32_t v) {
    v >>= 16;
    v = (v | v << 8) & 0x00ff00ffu;
    v = (v | v << 4) & 0x0f0f0f0fu;
    v = (v | v << 2) & 0x33333333u;
    return (v | v << 1) & 0x55555555u;
  };
  return spread(x) | spread(y) << 1;
}

}  // namespace dateline::events
