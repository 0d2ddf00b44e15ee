#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace dateline::events {

/// Byte offsets of a UTF-8 text as counts of code points, and back. Gold corpora count code points.
class CodePointOffsets {
 public:
  explicit CodePointOffsets(std::string_view text) {
    for (std::uint32_t byte = 0; byte < text.size(); ++byte) {
      if ((static_cast<unsigned char>(text[byte]) & 0xc0u) != 0x80u) {
        starts_.push_back(byte);
      }
    }
    starts_.push_back(static_cast<std::uint32_t>(text.size()));
  }

  [[nodiscard]] Span code_points(Span bytes) const { return {code_point(bytes.begin), code_point(bytes.end)}; }
  /// What lies past the end of the text is cut off.
  [[nodiscard]] Span bytes(Span code_points) const { return {byte(code_points.begin), byte(code_points.end)}; }

 private:
  [[nodiscard]] std::uint32_t code_point(std::uint32_t byte) const {
    return static_cast<std::uint32_t>(std::lower_bound(starts_.begin(), starts_.end(), byte) - starts_.begin());
  }
  [[nodiscard]] std::uint32_t byte(std::uint32_t code_point) const {
    return starts_[std::min<std::size_t>(code_point, starts_.size() - 1)];
  }

  std::vector<std::uint32_t> starts_;  ///< the first byte of each code point, and the text's end
};

}  // namespace dateline::events
