#pragma once

#include <vector>

#include "events/extract/actors/attribution.h"

namespace dateline::events {

/// Who speaks by the words that name the speaker, several where they say it together; "he" and "the group" are whom
/// `memory` holds. Empty where the words name nobody.
[[nodiscard]] std::vector<Voice> find_voices(const TaggedText& tagged, WordRange words, const SpeakerMemory& memory);

}  // namespace dateline::events
