#pragma once

#include <vector>

#include "events/extract/incidents.h"
#include "events/model/claim.h"
#include "events/model/document.h"

namespace dateline::events {

/// Drops what a report of recent events only recalls: claims that its own words date to long before its publication
/// ("seized the city in May", "the attack of October 7"). A report that mostly tells of such times is about them, and
/// keeps all. `origins` goes with `claims`; both shrink.
void drop_background(std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins, const Published& published);

}  // namespace dateline::events
