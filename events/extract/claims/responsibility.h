#pragma once

#include "events/extract/syntax/tagged_text.h"

namespace dateline::events {

/// The armed actor that a sentence says to have done an attack told before: "X claimed responsibility", "X is behind
/// the attack", "the attack was blamed on X"; nullptr where nobody is named, or none has claimed it. Points into
/// `tagged`.
[[nodiscard]] const FoundActor* claims_responsibility(const TaggedText& tagged, const Sentence& sentence);

}  // namespace dateline::events
