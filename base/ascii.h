#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace dateline {

/// The text with A-Z made lower case and every other byte as it is, whatever the encoding; eight bytes at a time.
[[nodiscard]] inline std::string ascii_lower(std::string_view text) {
  constexpr std::uint64_t kEach = 0x0101010101010101;
  constexpr std::uint64_t kHigh = 0x80 * kEach;
  std::string lower(text);
  char* at = lower.data();
  std::size_t left = lower.size();
  for (; left >= 8; left -= 8, at += 8) {
    std::uint64_t bytes = 0;
    std::memcpy(&bytes, at, 8);
    const std::uint64_t low = bytes & ~kHigh;
    // The high bit of each byte: whether it is 'A' or more, and whether it is more than 'Z'.
    const std::uint64_t from_a = low + (0x80 - 'A') * kEach;
    const std::uint64_t past_z = low + (0x80 - 'Z' - 1) * kEach;
    bytes |= (from_a & ~past_z & ~bytes & kHigh) >> 2;  // 0x20 is the difference between the cases
    std::memcpy(at, &bytes, 8);
  }
  for (; left > 0; --left, ++at) {
    *at = *at >= 'A' && *at <= 'Z' ? static_cast<char>(*at - 'A' + 'a') : *at;
  }
  return lower;
}

}  // namespace dateline
