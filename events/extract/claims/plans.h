#pragma once

#include <vector>

#include "events/extract/grounding/claim_time.h"
#include "events/extract/grounding/named_places.h"
#include "events/extract/triggers/triggers.h"

namespace dateline::events {

/// Whether what is announced counts: where its own words say who will do it and where.
[[nodiscard]] bool is_concrete(const Happening& happening, const std::vector<PlaceChoice>& places);

/// The time of what is announced: some time from the announcement on, unless the words date it.
[[nodiscard]] TimeChoice planned_time(TimeChoice time, const Published& published);

}  // namespace dateline::events
