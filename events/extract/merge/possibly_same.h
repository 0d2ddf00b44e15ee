#pragma once

#include <vector>

#include "events/model/claim.h"
#include "events/model/event.h"

namespace dateline::events {

/// Lets events that are likely but not surely one name each other: of one sub-event type, with areas that meet, times
/// that overlap or lie a day apart, and no parties that exclude each other. Events that one sentence tells apart ("in A
/// and near B") are surely two. `claims_of` holds the claims of each event, as far as they are at hand.
void name_possibly_same(std::vector<Event>& events, std::vector<std::vector<const Claim*>> claims_of);

}  // namespace dateline::events
