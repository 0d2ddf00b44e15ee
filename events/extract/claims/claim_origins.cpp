#include "events/extract/claims/claim_origins.h"

#include <utility>

#include "events/extract/casualties/casualties.h"

namespace dateline::events {

void drop_claims(const std::vector<bool>& dropped, std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins,
                 std::size_t first) {
  std::size_t kept = first;
  for (std::size_t at = first; at < claims.size(); ++at) {
    if (dropped[at - first]) {
      continue;
    }
    if (kept != at) {
      claims[kept] = std::move(claims[at]);
      origins[kept] = origins[at];
    }
    ++kept;
  }
  claims.resize(kept);
  origins.resize(kept);
}

void add_evidence(Claim& claim, const Claim& more) {
  const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  append(claim.evidence, more.evidence);
  append(claim.spans.what, more.spans.what);
  append(claim.spans.who, more.spans.who);
  append(claim.spans.where, more.spans.where);
  append(claim.spans.when, more.spans.when);
  append(claim.spans.said, more.spans.said);
}

void add_to(Claim& claim, const Claim& more) {
  add_casualties(claim.casualties, more.casualties);
  if (claim.actor1.empty()) {
    claim.actor1 = more.actor1;
    claim.side1 = more.side1;
  } else if (claim.actor2.empty() && more.actor1 != claim.actor1) {
    claim.actor2 = more.actor1;
    claim.side2 = more.side1;
  }
  if (claim.actor2.empty() && more.actor2 != claim.actor1) {
    claim.actor2 = more.actor2;
    claim.side2 = more.side2;
  }
  add_evidence(claim, more);
}

}  // namespace dateline::events
