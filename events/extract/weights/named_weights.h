#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <filesystem>
#include <string>
#include <string_view>

#include "events/extract/weights/weights_file.h"

namespace dateline::events {

/// Reads the weights of features that have names; one without a row weighs nothing. Errors as `read_weights`.
template <class Number, std::size_t kCount>
[[nodiscard]] Result<std::array<Number, kCount>> read_named_weights(const std::filesystem::path& file,
                                                                    const std::array<std::string_view, kCount>& names) {
  std::array<Number, kCount> weights{};
  const auto take = [&](std::string_view feature, std::string_view weight) {
    const auto* const name = std::find(names.begin(), names.end(), feature);
    if (name == names.end()) {
      return false;
    }
    Number& value = weights[static_cast<std::size_t>(name - names.begin())];
    const char* const end = weight.data() + weight.size();
    const auto [last, wrong] = std::from_chars(weight.data(), end, value);
    return wrong == std::errc() && last == end && std::isfinite(value);
  };
  return read_weights(file, take).map([&] { return weights; });
}

/// Writes what `read_named_weights` reads, in thousandths. Error (failed): it cannot be written.
template <class Number, std::size_t kCount>
[[nodiscard]] Result<void> write_named_weights(const std::filesystem::path& file,
                                               const std::array<std::string_view, kCount>& names,
                                               const std::array<Number, kCount>& weights) {
  std::string rows;
  for (std::size_t feature = 0; feature < kCount; ++feature) {
    rows += fmt::format("{},{:.3f}\n", names[feature], weights[feature]);
  }
  return write_weights(file, rows);
}

}  // namespace dateline::events
