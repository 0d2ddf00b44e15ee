#pragma once

#include <optional>
#include <string>

#include "events/extract/toponyms/recognise.h"
#include "events/extract/toponyms/relative_place.h"

namespace dateline::events {

/// Where the text says that a place of an unknown name lies: "Xabad, a village near Kunduz", "Xabad, 20 km south of
/// Mosul", "Xabad near Kunduz". `unknown` is such a name, `known` the next one, which means `area` (moved and widened
/// already by the words before it: `relation`, empty where there are none). Where no distance is given the circle
/// reaches as far beyond as people still say "near". Nothing where the words between do not say so, or only "in": that
/// is the known place's own area, which claims give it.
[[nodiscard]] std::optional<RelativePlace> placed_beside(const NameWords& words, const NameMention& unknown,
                                                         const NameMention& known, const Area& area,
                                                         const std::string& relation);

}  // namespace dateline::events
