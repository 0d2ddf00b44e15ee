#pragma once

#include <nlohmann/json_fwd.hpp>
#include <optional>

#include "events/model/event_facts.h"

namespace dateline::events {

/// What a person decided about an event, as decisions keep it: named as in flat formats, null where unknown.
[[nodiscard]] nlohmann::json facts_json(const EventFacts& facts);
/// Nullopt for anything that `facts_json` does not produce. Members that a newer version added are passed over.
[[nodiscard]] std::optional<EventFacts> facts_from_json(const nlohmann::json& object);

}  // namespace dateline::events
