#pragma once

#include <vector>

#include "events/text/token_view.h"

namespace dateline::events {

/// Finds sentences that stand in the text before, word by word, whatever the white space between the words; the last
/// one of a paragraph also where it breaks off in the middle. Short sentences do not count.
[[nodiscard]] std::vector<Repeat> find_repeats(const TokenView& tokens, const std::vector<Sentence>& sentences);

/// Whether this sentence of the structure stands in the text before.
[[nodiscard]] bool is_repeated(const TextStructure& structure, const Sentence& sentence);

}  // namespace dateline::events
