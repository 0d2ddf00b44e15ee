#pragma once

#include <string_view>
#include <vector>

#include "events/text/text_structure.h"

namespace dateline::events {

/// Splits valid UTF-8 into words, numbers and punctuation, as `Token` says. An address on the web is one word.
[[nodiscard]] std::vector<Token> tokenise(std::string_view text);

}  // namespace dateline::events
