#include "events/extract/background.h"

#include <algorithm>

namespace dateline::events {

namespace {

// What has ended this long before the publication is recalled: a day's event, and one of which only the month or the
// year is told.
constexpr CivilMinute kRecalledDay = 45 * kMinutesPerDay;
constexpr CivilMinute kRecalledMonth = 14 * kMinutesPerDay;

bool is_recalled(const Claim& claim, const ClaimOrigin& origin, CivilMinute published) {
  if (!origin.own_time || !claim.when.end || claim.status == Status::planned) {
    return false;
  }
  const bool coarse = claim.when.granularity >= Granularity::month;
  return *claim.when.end + (coarse ? kRecalledMonth : kRecalledDay) <= published;
}

}  // namespace

void drop_background(std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins, const Published& published) {
  if (!published.value) {
    return;
  }
  std::vector<bool> recalled(claims.size());
  for (std::size_t at = 0; at < claims.size(); ++at) {
    recalled[at] = is_recalled(claims[at], origins[at], *published.value);
  }
  const auto old = static_cast<std::size_t>(std::count(recalled.begin(), recalled.end(), true));
  if (old == 0 || 2 * old >= claims.size()) {
    return;
  }
  drop_claims(recalled, claims, origins);
}

}  // namespace dateline::events
