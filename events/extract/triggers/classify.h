#pragma once

#include <optional>

#include "events/extract/triggers/triggers.h"

namespace dateline::events {

/// The sub-event type (ACLED Codebook, 2023) that a trigger stands for among these arguments; empty where they make it
/// no event of the taxonomy ("killed in a crash", "hit by sanctions"). Who gains ground decides the two types of
/// territory later, when the actors are known: until then it is `government_regains_territory`.
[[nodiscard]] std::optional<SubEventType> classify(const TaggedText& tagged, const Sentence& sentence,
                                                   const Happening& happening);

}  // namespace dateline::events
