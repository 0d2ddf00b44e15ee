#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dateline::events {

/// Byte offsets of a UTF-8 text as counts of code points. The text must outlive it.
class CodePoints {
 public:
  explicit CodePoints(std::string_view text);
  [[nodiscard]] std::uint32_t before(std::uint32_t byte) const;
  [[nodiscard]] Span of(Span bytes) const { return {before(bytes.begin), before(bytes.end)}; }

 private:
  std::string_view text_;
  std::vector<std::uint32_t> counts_;  // code points before each block of bytes
};

}  // namespace dateline::events
