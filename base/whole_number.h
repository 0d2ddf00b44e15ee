#pragma once

#include <charconv>
#include <optional>
#include <string_view>
#include <system_error>

namespace dateline {

/// The number that all of `digits` write: ASCII digits, perhaps a minus sign before them. Empty where anything else
/// stands there or an int cannot hold it.
[[nodiscard]] inline std::optional<int> whole_number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return error == std::errc() && end == digits.data() + digits.size() ? std::optional(value) : std::nullopt;
}

}  // namespace dateline
