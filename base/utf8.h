#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace dateline {

/// How many code points UTF-8 text has: its bytes but those that continue one (10xxxxxx); eight bytes at a time.
[[nodiscard]] inline std::uint32_t count_code_points(std::string_view text) {
  constexpr std::uint64_t kHigh = 0x8080808080808080;
  const char* at = text.data();
  std::size_t left = text.size();
  auto count = static_cast<std::uint32_t>(text.size());
  for (; left >= 8; left -= 8, at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, 8);
    if ((bytes & kHigh) != 0) {
      count -= static_cast<std::uint32_t>(std::popcount(bytes & kHigh & ~(bytes << 1U)));
    }
  }
  for (; left > 0; --left, ++at) {
    count -= (static_cast<unsigned char>(*at) & 0xC0U) == 0x80U ? 1 : 0;
  }
  return count;
}

}  // namespace dateline
