#pragma once

#include <functional>
#include <string>
#include <vector>

#include "events/model/claim.h"
#include "events/model/event.h"

namespace dateline::events {

/// Makes events of claims, of one document or of many: claims that surely speak of the same thing become one event
/// that keeps them all, also where they disagree; those that only likely do stay apart and name each other in
/// `possibly_same`, unless a person said that they are not. Events that exist already are found again by their claims'
/// ids and keep their id, review and notes; what a person edited is never overwritten. Deterministic given `new_id`.
/// `recorded` (UTC, "2016-07-28T09:00:00Z") is given to events that are new.
[[nodiscard]] std::vector<Event> merge_claims(const std::vector<Claim>& claims, const std::vector<Event>& existing,
                                              const std::string& recorded, const std::function<std::string()>& new_id);

}  // namespace dateline::events
