#pragma once

#include <vector>

#include "events/extract/claims/claim_origins.h"
#include "events/model/claim.h"

namespace dateline::events {

/// Joins claims of one report that tell of one incident in sentences that follow each other, as ACLED codes it once: a
/// demonstration with what its demonstrators did and what was done to them, and violence with those whom it harmed.
/// The incident has the gravest type, all evidence and all casualties. `origins` goes with `claims`; both shrink.
void join_incidents(std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins);

}  // namespace dateline::events
