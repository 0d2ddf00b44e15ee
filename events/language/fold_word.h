#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::events {

/// A word as the lists of the languages are searched: lower case, composed; Arabic without vowel marks and tatweel,
/// the forms of alef, ya and ta marbuta as one; ё as е; digits as ASCII ones; a plain apostrophe.
struct FoldedWord {
  std::string text;
  std::vector<std::uint32_t> origin;  ///< the byte of the word that each byte of `text` comes from; one more: its size
};
[[nodiscard]] FoldedWord fold_with_origin(std::string_view word);
[[nodiscard]] std::string fold_word(std::string_view word);

}  // namespace dateline::events
