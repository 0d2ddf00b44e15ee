#pragma once

#include <string>
#include <string_view>

namespace dateline::events {

/// SHA-256 of `bytes`, in lower-case hexadecimal: 64 characters.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace dateline::events
