#pragma once

#include "events/extract/triggers/triggers.h"

namespace dateline::events {

/// Whether all that the happening's trigger needs (`needs` in triggers.csv) is there among its words.
[[nodiscard]] bool needs_hold(const TaggedText& tagged, const Sentence& sentence, const Happening& happening);

}  // namespace dateline::events
