#pragma once

#include <optional>
#include <string>
#include <unordered_map>

#include "events/model/event_facts.h"
#include "viewer/panels/project_snapshot.h"

namespace dateline::viewer {

/// What was read of events that a person edited, by Event::id.
using FactsById = std::unordered_map<std::string, events::EventFacts>;

/// What was read of an event, whatever a person decided since: what its claims agree on; of an event without claims (a
/// row of a table) what `as_read` remembers, and where it remembers nothing, what the event says.
[[nodiscard]] events::EventFacts reading_of(const ProjectSnapshot& snapshot, const FactsById& as_read,
                                            const events::Event& event);

/// Whether what it says is a person's and not the reading's.
[[nodiscard]] bool is_edited(const ProjectSnapshot& snapshot, const FactsById& as_read, const events::Event& event);

}  // namespace dateline::viewer
