#include "events/extract/claims/headline_claims.h"

#include <algorithm>

#include "events/extract/casualties/casualties.h"
#include "geo/lon_lat.h"

namespace dateline::events {

namespace {

constexpr std::size_t kReach = 12;  // sentences from a headline to the body's telling of it

// "Blast", "explosions were heard": of what is not told.
bool is_bare_explosion(const Claim& claim, const ClaimOrigin& origin) {
  return claim.sub_event_type == SubEventType::remote_explosive && origin.frame == Frame::explode;
}

// The same one, or one within the other: "Strike on Beirut suburb" and its name.
bool places_meet(const EventPlace& brief, const EventPlace& full) {
  if (!brief.is_resolved() || !full.is_resolved()) {
    const bool wide = brief.kind && *brief.kind <= geo::PlaceKind::admin1 && !full.name.empty();
    return brief.name.empty() || brief.name == full.name || wide;
  }
  constexpr double kCountry = 1'000'000;  // metres
  if (brief.kind == geo::PlaceKind::country) {
    return geo::distance_m(*brief.point, *full.point) <= kCountry;
  }
  return brief.id == full.id ||
         geo::distance_m(*brief.point, *full.point) <= brief.radius_m.value_or(0) + full.radius_m.value_or(0);
}

bool parties_meet(const Claim& a, const Claim& b) {
  return a.actor1.empty() || b.actor1.empty() || a.actor1 == b.actor1 || a.actor1 == b.actor2 || a.actor2 == b.actor1;
}

// A voice of its own makes a claim of its own.
bool told_alike(const Claim& a, const Claim& b) {
  if (!a.place.name.empty() && !a.attributed_to.empty() && a.attributed_to != b.attributed_to) {
    return false;
  }
  return a.status == b.status || ((a.status == Status::reported || a.status == Status::claimed) &&
                                  (b.status == Status::reported || b.status == Status::claimed));
}

}  // namespace

bool may_be_one_type(const Claim& a, const ClaimOrigin& from_a, const Claim& b, const ClaimOrigin& from_b) {
  if (a.sub_event_type == b.sub_event_type) {
    return a.sub_event_type != SubEventType::other || from_a.frame == from_b.frame;
  }
  const bool explosions = a.event_type == EventType::explosions && b.event_type == EventType::explosions;
  return explosions && (is_bare_explosion(a, from_a) || is_bare_explosion(b, from_b));
}

namespace {

// "Attack on A school", "Gunmen kill ten in A": whose means only the report tells.
bool is_generic(const Claim& headline, const ClaimOrigin& origin, const Claim& full) {
  const bool open = origin.frame == Frame::assault || origin.frame == Frame::kill || origin.frame == Frame::hit;
  const bool vague =
      headline.sub_event_type == SubEventType::attack || headline.sub_event_type == SubEventType::armed_clash;
  return open && vague &&
         (full.event_type == EventType::explosions || full.event_type == EventType::battles ||
          full.event_type == EventType::violence_civilians);
}

}  // namespace

void join_headlines(std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins) {
  std::vector<bool> joined(claims.size());
  for (const bool generic : {false, true}) {  // what is surely of one type first
    for (std::size_t brief = 0; brief < claims.size(); ++brief) {
      if (!origins[brief].heading || joined[brief]) {
        continue;
      }
      const Claim& headline = claims[brief];
      for (std::size_t full = brief + 1; full < claims.size(); ++full) {
        if (origins[full].sentence > origins[brief].sentence + kReach) {
          break;
        }
        Claim& one = claims[full];
        const bool times = !origins[brief].own_time || headline.when.overlaps(one.when);
        const bool types = generic ? is_generic(headline, origins[brief], one)
                                   : may_be_one_type(headline, origins[brief], one, origins[full]);
        if (!types || origins[full].heading || origins[full].part != origins[brief].part || !times ||
            !told_alike(headline, one) || headline.control.has_value() != one.control.has_value() ||
            !parties_meet(headline, one) || !places_meet(headline.place, one.place)) {
          continue;
        }
        if (headline.place.id == one.place.id) {  // those of a whole province are more than one event's
          add_casualties(one.casualties, headline.casualties);
        }
        add_evidence(one, headline);
        joined[brief] = true;
        break;
      }
    }
  }
  drop_claims(joined, claims, origins);
}

}  // namespace dateline::events
