#pragma once

#include <vector>

#include "events/extract/claims/claim_origins.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// Puts what a report speaks of again ("the attack", "this blast", without a day or another place of its own) together
/// with the nearest event told before that the noun can mean: that one gets the evidence, the casualties and the
/// parties. A voice of its own keeps a claim of its own, of the same type, place and time. `origins` goes with
/// `claims`; both shrink.
void join_told_again(std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins);

/// Takes out what an opening sums up of a whole country or division, or without a place ("gunmen raided villages in the
/// north", "ten people were killed"), and the report then tells in full of a place there: the first full telling gets
/// the evidence. `gazetteer` says what lies where.
void drop_summaries(const geo::Gazetteer& gazetteer, std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins);

}  // namespace dateline::events
