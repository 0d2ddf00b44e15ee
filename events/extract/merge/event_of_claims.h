#pragma once

#include <vector>

#include "events/model/claim.h"
#include "events/model/event.h"

namespace dateline::events {

/// What claims of one thing agree on, and where they do not. `id`, `recorded` and what a person adds stay empty.
///
/// - Place: the one that most claims name, of those the most exact.
/// - Origin: in the same way, of those that name one; others than that are a disagreement, but for more exact words.
/// - Time: the intersection of moments; where something lasted, the hull of what is said to have lasted.
/// - Status: reported before claimed before planned; denied only where nobody says otherwise.
/// - Casualties: the estimate that most claims give, the lower where as many give two; `low` and `high` span them all.
/// - Control: partial where any claim says so, so that nothing is drawn as wholly taken that may not be.
/// - Voices: original ones, each once. A document that speaks for itself counts as its publisher's voice, unless it
///   names a voice for the same event elsewhere: then it repeats that one.
[[nodiscard]] Event event_of_claims(const std::vector<const Claim*>& claims);

/// Carries over from `before`, the same event of an earlier reading, its id, review, notes and time of recording; where
/// a person decided or not all its claims are at hand, everything else too but for the new claims and their voices.
void keep_decisions(Event& event, const Event& before);

}  // namespace dateline::events
