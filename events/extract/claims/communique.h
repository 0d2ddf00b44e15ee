#pragma once

#include <optional>

#include "events/extract/actors/actors.h"
#include "events/extract/claims/parties.h"

namespace dateline::events {

/// Who speaks in a report that a party to the war has written itself: where the text, outside quotations, speaks of
/// "our soldiers" or "our fighters". It is the first armed actor that the report names in its head, else the forces of
/// the report's country. Nothing for any other report.
[[nodiscard]] std::optional<Party> author_of_communique(const TaggedText& tagged, const ReportCountry& country);

/// Whether these words only stand for whoever the author fights: "the enemy", "the invaders".
[[nodiscard]] bool is_enemy(const TaggedText& tagged, WordRange range);

}  // namespace dateline::events
