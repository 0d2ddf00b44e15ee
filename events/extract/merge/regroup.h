#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "events/model/project.h"

namespace dateline::events {

// What a person decides about which claims tell of one thing. Later readings find claims by their ids and leave them
// where they were put (`merge_claims`).

/// Makes one event of two: the claims, sources and voices of `gone` become `kept`'s, and `gone` is no event any more.
/// Where one of the two was accepted or edited, the event says what that one said (`kept`'s before the other's), else
/// what all claims agree on. Error (rejected), and nothing changes: no such events, the same one, or one of them rests
/// on no claims of the project.
[[nodiscard]] Result<void> join_events(Project& project, const std::string& kept, const std::string& gone);

/// Says that two events are not the same, or (`distinct` false) takes that back: they are no longer named as possibly
/// the same, or are again. Error (rejected), and nothing changes: no such events, or the same one.
[[nodiscard]] Result<void> set_distinct(Project& project, const std::string& one, const std::string& other,
                                        bool distinct);

/// Makes an event of some of an event's claims; the others stay. It says what they agree on and nobody has decided
/// about it; the one that they leave says what its claims agree on, or what a person decided. Error (rejected), and
/// nothing changes: no such event or claims, or none would stay. `recorded` (UTC, "2016-07-28T09:00:00Z") is when the
/// new event was made.
[[nodiscard]] Result<void> part_event(Project& project, const std::string& event,
                                      const std::vector<std::string>& claims, const std::string& recorded,
                                      const std::function<std::string()>& new_id);

}  // namespace dateline::events
