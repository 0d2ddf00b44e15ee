#pragma once

#include <cstdint>
#include <optional>

#include "events/extract/casualties/harm_words.h"

namespace dateline::events {

/// How many, as words say it; a bound without an estimate leaves `best` empty.
struct Quantity {
  std::optional<int> low, best, high;
};

/// The value of the number that begins at `at`, which moves past it; nothing where it has none.
[[nodiscard]] std::optional<Quantity> quantity_at(const TaggedText& tagged, const HarmWords& words, std::uint32_t& at);

/// "at least 12", "more than 100", "up to 30": what the words before `begin` make of the number. Returns where they
/// begin.
[[nodiscard]] std::uint32_t bound_before(const HarmWords& words, std::uint32_t begin, Quantity& amount);

}  // namespace dateline::events
