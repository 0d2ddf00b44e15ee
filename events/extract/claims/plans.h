#pragma once

#include <vector>

#include "events/extract/grounding/claim_time.h"
#include "events/extract/grounding/named_places.h"
#include "events/extract/triggers/triggers.h"

namespace dateline::events {

/// Whether what is announced counts: where its own words say who will do it and where.
[[nodiscard]] bool is_concrete(const Happening& happening, const std::vector<PlaceChoice>& places);

/// The time of what is announced: some time from the announcement on, unless the words date it; a weekday is
/// the next one.
[[nodiscard]] TimeChoice planned_time(const TaggedText& tagged, const Happening& happening, TimeChoice time,
                                      const Published& published);

}  // namespace dateline::events
