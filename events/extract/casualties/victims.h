#pragma once

#include <optional>

#include "events/extract/casualties/casualties.h"
#include "events/extract/casualties/harm_words.h"

namespace dateline::events {

/// The one or few people whom words name without a number, killed or hurt by the word at `verb`: "killed a shopkeeper",
/// "a man and a woman were shot dead", "the journalist Maria Popa was wounded", "left a student, Ana Popa, dead".
[[nodiscard]] std::optional<CasualtyMention> uncounted_victims(const TaggedText& tagged, const HarmWords& words,
                                                               std::uint32_t verb, Harm harm);

}  // namespace dateline::events
