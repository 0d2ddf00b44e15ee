#pragma once

#include <string_view>
#include <vector>

#include "base/span.h"

namespace dateline::events {

/// Splits text into paragraphs, without white space around them. A blank line always ends one; a line end does where
/// the text is not broken at a fixed width and the line does not plainly run on in the next.
[[nodiscard]] std::vector<Span> split_paragraphs(std::string_view text);

}  // namespace dateline::events
