#pragma once

#include "events/extract/triggers/triggers.h"

namespace dateline::events {

/// Whether a word of violence is a figure of speech: "attacked the decision", "shot down a proposal", "the battle for
/// the truth", "fans stormed the pitch", "bombarded with questions", "came under fire for the remark".
[[nodiscard]] bool is_figurative(const TaggedText& tagged, const Sentence& sentence, const Happening& happening);

}  // namespace dateline::events
