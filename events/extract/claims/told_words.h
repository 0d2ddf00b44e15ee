#pragma once

#include "events/extract/triggers/triggers.h"

namespace dateline::events {

/// The kind of building or site that the words of a patient name first ("the A school in B": "school"), or 0.
[[nodiscard]] WordId target_of(const TaggedText& tagged, WordRange patient);
/// Whether a noun speaks of what was told before: "the attack", "this blast"; not "another blast", "the second attack".
[[nodiscard]] bool speaks_again(const TaggedText& tagged, const Happening& happening);
/// Whether nobody new does it: "two were wounded", "it killed 12", of a strike.
[[nodiscard]] bool is_by_nobody(const TaggedText& tagged, const Happening& happening);

}  // namespace dateline::events
