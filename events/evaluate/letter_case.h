#pragma once

#include <cstdint>
#include <string_view>

#include "events/evaluate/gold_toponyms.h"

namespace dateline::events {

/// How a corpus is to be written before it is read: messages have no capitals, old wire copy has nothing else.
enum class LetterCase : std::uint8_t { as_it_is, lower, upper };

/// The document in this case, letter by letter, so that its spans, which count code points, stay right.
[[nodiscard]] GoldDocument in_case(GoldDocument document, LetterCase letters);

/// The same as the evaluation of a corpus of toponyms ("lgl", "geowebnews", "spans"), its texts written in this case.
/// Error (usage): the corpus is none of toponyms.
[[nodiscard]] Result<CorpusReport> evaluate_in_case(std::string_view corpus, LetterCase letters,
                                                    const CorpusInputs& inputs, const Reader& reader);

}  // namespace dateline::events
