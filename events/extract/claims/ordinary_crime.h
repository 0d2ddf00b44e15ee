#pragma once

#include <vector>

#include "events/extract/claims/claim_origins.h"
#include "events/extract/syntax/tagged_text.h"
#include "events/model/claim.h"

namespace dateline::events {

/// Drops what a report of ordinary crime tells: the arrests, thefts, shootings and stabbings of a police blotter or of
/// a court's day, which are no political violence and no protest, and which ACLED leaves out. A report is of crime
/// where it has several words of the police and the courts ("felony", "deputies", "arraigned") and hardly any of wars
/// and strife; what explodes, protests and changes of control stay in any report. `origins` goes with `claims`; both
/// shrink.
void drop_ordinary_crime(const TaggedText& tagged, std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins);

}  // namespace dateline::events
