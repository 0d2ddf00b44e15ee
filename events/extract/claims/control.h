#pragma once

#include <optional>

#include "events/extract/claims/parties.h"
#include "events/extract/triggers/triggers.h"
#include "events/model/claim.h"

namespace dateline::events {

/// Whether the frame is about who holds a place.
[[nodiscard]] bool changes_control(Frame frame);

/// Who gained and who lost a place, and whether all of it, by the words between the trigger and the place's name
/// ("large parts of", "full control of"). `agent` and `patient` are those of the happening.
[[nodiscard]] std::optional<Control> control_of(const TaggedText& tagged, const Happening& happening,
                                                const std::optional<Party>& gainer, const std::optional<Party>& loser,
                                                WordRange place_words);

/// The sub-event type of a change of control: ACLED's "Government regains territory" where a government or its allies
/// gain, "Non-state actor overtakes territory" where anybody else does, a foreign state included.
[[nodiscard]] SubEventType territory_type(const TaggedText& tagged, const Happening& happening,
                                          const std::optional<Party>& gainer, const std::optional<Party>& loser);

}  // namespace dateline::events
