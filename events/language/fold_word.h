#pragma once

#include <string>
#include <string_view>

namespace dateline::events {

/// A word as the lists of the languages are searched: lower case, composed; Arabic without vowel marks and tatweel,
/// the forms of alef, ya and ta marbuta as one; ё as е; digits as ASCII ones; a plain apostrophe.
[[nodiscard]] std::string fold_word(std::string_view word);

}  // namespace dateline::events
