#pragma once

#include "events/extract/toponyms/recognise.h"
#include "events/model/mention.h"

namespace dateline::events {

/// What part the name plays in its sentence. `governs` tells that the place is a country or its capital, whose name may
/// stand for a government.
[[nodiscard]] ToponymRole role_of(const NameWords& words, const NameMention& mention, bool country, bool governs);

}  // namespace dateline::events
