#pragma once

#include <vector>

#include "events/extract/claims/claim_origins.h"
#include "events/extract/claims/confidence.h"
#include "events/extract/grounding/claim_time.h"
#include "events/extract/grounding/named_places.h"
#include "events/extract/triggers/triggers.h"
#include "events/model/claim.h"

namespace dateline::events {

/// The features that the words of one happening show; those of the whole report are left 0. `parties` is how sure its
/// parties are, 0 to 1.
[[nodiscard]] ReadingFeatures reading_features(const Happening& happening, const PlaceChoice& place,
                                               const TimeChoice& time, double parties);

/// Fills in what shows only when a report was read as a whole; `origins` goes with `claims`.
void add_report_features(const std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins);

}  // namespace dateline::events
