#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace dateline::events {

/// How sure a reading is, for people: "machine reading: strong". Never how true what it says is.
enum class ReadingStrength : std::uint8_t { strong, fair, weak };
inline constexpr std::array kReadingStrengths = {ReadingStrength::strong, ReadingStrength::fair, ReadingStrength::weak};

/// Of a claim's or event's `confidence`. `dateline evaluate` prints how often each is right.
[[nodiscard]] constexpr ReadingStrength reading_strength(double confidence) {
  return confidence >= 0.75  ? ReadingStrength::strong
         : confidence >= 0.5 ? ReadingStrength::fair
                             : ReadingStrength::weak;
}

[[nodiscard]] constexpr std::string_view name_of(ReadingStrength strength) {
  return strength == ReadingStrength::strong ? "strong" : strength == ReadingStrength::fair ? "fair" : "weak";
}

}  // namespace dateline::events
