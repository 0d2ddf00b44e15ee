#pragma once

#include "events/extract/tagged_text.h"

namespace dateline::events {

/// The armed actor that a sentence says to have claimed an attack told before: "X claimed responsibility", "X said one
/// of its men carried out the attack"; nullptr where nobody does, or none has. Points into `tagged`.
[[nodiscard]] const FoundActor* claims_responsibility(const TaggedText& tagged, const Sentence& sentence);

}  // namespace dateline::events
