#pragma once

#include <vector>

#include "events/text/token_view.h"

namespace dateline::events {

/// Splits tokens [first, last), which stand in one paragraph, into sentences and appends them to `sentences`. A run of
/// words without an end becomes several.
void split_sentences(const TokenView& tokens, std::size_t first, std::size_t last, std::size_t paragraph,
                     std::vector<Sentence>& sentences);

/// Whether tokens [first, last) end as a sentence does: in a full stop or the like, and what may close it.
[[nodiscard]] bool ends_sentence(const TokenView& tokens, std::size_t first, std::size_t last);

}  // namespace dateline::events
