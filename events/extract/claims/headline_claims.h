#pragma once

#include <vector>

#include "events/extract/claims/claim_origins.h"
#include "events/model/claim.h"

namespace dateline::events {

/// Puts what a headline or a subheading tells together with the sentence of the body that tells it in full ("Blast at
/// Quetta station" and "a suicide bomber blew himself up on the platform"): the body's claim has the better type,
/// place and time, and gets the headline's evidence. `origins` goes with `claims`; both shrink.
void join_headlines(std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins);

/// Whether two types may be words of more and of less for one deed: the same one, or an explosion of which nothing is
/// known and a bomb or a shell.
[[nodiscard]] bool may_be_one_type(const Claim& a, const ClaimOrigin& from_a, const Claim& b,
                                   const ClaimOrigin& from_b);

}  // namespace dateline::events
