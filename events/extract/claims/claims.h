#pragma once

#include <vector>

#include "events/extract/actors/actors.h"
#include "events/extract/claims/confidence.h"
#include "events/extract/syntax/tagged_text.h"
#include "events/model/claim.h"
#include "events/model/document.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// The claims of one document, and what the reading of each showed of how sure it is.
struct MadeClaims {
  std::vector<Claim> claims;
  std::vector<ReadingFeatures> features;  ///< goes with `claims`
};

/// Makes the claims of one document, in order of their first evidence: for every happening who, where, when and who
/// says so. `document` gives id, publisher, time zone and publication. A claim's confidence is what `weights` make of
/// its features: how sure the reading is, never how true the claim.
[[nodiscard]] MadeClaims make_claims(const TaggedText& tagged, const geo::Gazetteer& gazetteer,
                                     const Document& document, const ReportCountry& country,
                                     const ConfidenceWeights& weights);

}  // namespace dateline::events
