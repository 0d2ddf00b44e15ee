#pragma once

#include <vector>

#include "events/extract/actors.h"
#include "events/extract/claim_time.h"
#include "events/extract/tagged_text.h"
#include "events/model/claim.h"
#include "events/model/document.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// Makes the claims of one document, in order of their first evidence: for every happening who, where, when and who
/// says so. `document` gives id, publisher, time zone and publication.
///
/// A claim's confidence is the product of how sure each part is: the trigger (1, or 0.85 where the event is only
/// mentioned), the place (its resolution's score, less where it stands in another clause or sentence), the time (1 by
/// its own expression, 0.9 by the statement's, 0.85 by the report's day, 0.7 by the publication) and the actors (0.95
/// where one is taken from the report's context). It says how sure the reading is, never how true the claim.
[[nodiscard]] std::vector<Claim> make_claims(const TaggedText& tagged, const geo::Gazetteer& gazetteer,
                                             const Document& document, const ReportCountry& country);

}  // namespace dateline::events
