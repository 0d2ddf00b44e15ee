#include "events/extract/claims/told_again.h"

#include <optional>
#include <string>

namespace dateline::events {

namespace {

constexpr std::size_t kReach = 8;               // sentences from an event to a noun that speaks of it again
constexpr std::size_t kOpening = 3;             // sentences in which a report may sum up what it tells of
constexpr CivilMinute kSlack = kMinutesPerDay;  // "a day after a raid": how far a summary's day may be off

bool is_violence(const Claim& claim) {
  return claim.event_type == EventType::battles || claim.event_type == EventType::explosions ||
         claim.event_type == EventType::violence_civilians;
}

// Whether a noun of this frame can speak of what the claim tells.
bool may_mean(Frame noun, const Claim& told, const Claim& again) {
  const bool crowd = told.event_type == EventType::riots;
  switch (noun) {
    case Frame::assault:
    case Frame::kill:
    case Frame::shoot:
      return is_violence(told) || crowd;
    case Frame::explode:
    case Frame::bombard:
    case Frame::hit:
      return told.event_type == EventType::explosions;
    case Frame::fight:
      return told.event_type == EventType::battles || crowd;
    case Frame::protest:
    case Frame::riot:
      return crowd || told.event_type == EventType::protests || told.sub_event_type == SubEventType::excessive_force;
    default:
      return told.sub_event_type == again.sub_event_type;
  }
}

bool is_told(const Claim& claim) {
  return (claim.status == Status::reported || claim.status == Status::claimed) && !claim.control;
}

std::optional<std::size_t> told_before(const std::vector<Claim>& claims, const std::vector<ClaimOrigin>& origins,
                                       const std::vector<bool>& joined, std::size_t again) {
  for (std::size_t at = again; at > 0; --at) {
    const ClaimOrigin& origin = origins[at - 1];
    if (origin.sentence + kReach < origins[again].sentence || origin.part != origins[again].part) {
      return std::nullopt;
    }
    const bool before = origin.sentence < origins[again].sentence || origin.head < origins[again].head;
    if (!joined[at - 1] && !origin.heading && before && is_told(claims[at - 1]) &&
        may_mean(origins[again].frame, claims[at - 1], claims[again]) &&
        (!origins[again].own_place || claims[at - 1].place.id == claims[again].place.id)) {
      return at - 1;
    }
  }
  return std::nullopt;
}

// "An air attack on a school in A ... Missiles hit the B school": one building of one town, hit on one day.
std::optional<std::size_t> same_target_before(const std::vector<Claim>& claims, const std::vector<ClaimOrigin>& origins,
                                              const std::vector<bool>& joined, std::size_t again) {
  if (origins[again].target == 0 || claims[again].event_type != EventType::explosions) {
    return std::nullopt;
  }
  for (std::size_t at = again; at > 0; --at) {
    const ClaimOrigin& origin = origins[at - 1];
    const Claim& claim = claims[at - 1];
    if (origin.sentence + kReach < origins[again].sentence || origin.part != origins[again].part) {
      return std::nullopt;
    }
    if (!joined[at - 1] && !origin.heading && origin.sentence < origins[again].sentence &&
        origin.target == origins[again].target && claim.event_type == EventType::explosions &&
        claim.place.id == claims[again].place.id && claim.place.name == claims[again].place.name && is_told(claim) &&
        claim.when.overlaps(claims[again].when)) {
      return at - 1;
    }
  }
  return std::nullopt;
}

// "Troops seized A on Friday ... raised a flag over A's factory": one place that one side took.
std::optional<std::size_t> same_gain_before(const std::vector<Claim>& claims, const std::vector<ClaimOrigin>& origins,
                                            const std::vector<bool>& joined, std::size_t again) {
  constexpr CivilMinute kNear = 2 * kMinutesPerDay;
  const Claim& later = claims[again];
  const auto told = [](const Claim& claim) {
    return claim.status == Status::reported || claim.status == Status::claimed;
  };
  if (!later.control || later.control->to.empty() || later.place.id.empty() || !told(later)) {
    return std::nullopt;
  }
  for (std::size_t at = again; at > 0; --at) {
    const Claim& claim = claims[at - 1];
    const ClaimOrigin& origin = origins[at - 1];
    if (origin.sentence + kReach < origins[again].sentence || origin.part != origins[again].part) {
      return std::nullopt;
    }
    const bool near = claim.when.start && later.when.start && *claim.when.start <= *later.when.start &&
                      *later.when.start - *claim.when.start <= kNear;
    if (!joined[at - 1] && origin.sentence < origins[again].sentence && told(claim) && claim.control &&
        claim.control->part == Control::Part::full && claim.control->to == later.control->to &&
        claim.place.id == later.place.id && claim.event_type == later.event_type && near &&
        claim.attributed_to == later.attributed_to) {
      return at - 1;
    }
  }
  return std::nullopt;
}

// "JNIM says it carried out the attack near A" right under the title: what the report tells first of A.
std::optional<std::size_t> told_after(const std::vector<Claim>& claims, const std::vector<ClaimOrigin>& origins,
                                      std::size_t again) {
  if (origins[again].sentence > kOpening || !origins[again].own_place || origins[again].heading) {
    return std::nullopt;
  }
  for (std::size_t at = again + 1; at < claims.size() && origins[at].sentence <= origins[again].sentence + kReach;
       ++at) {
    if (origins[at].part == origins[again].part && !origins[at].again && is_told(claims[at]) &&
        may_mean(origins[again].frame, claims[at], claims[again]) && claims[at].place.id == claims[again].place.id) {
      return at;
    }
  }
  return std::nullopt;
}

bool is_coarse(const EventPlace& place) {
  const bool unlisted = place.relation.find(", in ") != std::string::npos;  // "Xyz, in A"
  return place.is_resolved() && place.kind && *place.kind <= geo::PlaceKind::admin1 && !unlisted;
}

bool times_meet(const Claim& brief, const Claim& full) {
  TimeInterval when = brief.when;
  when.start = when.start ? std::optional(*when.start - kSlack) : std::nullopt;
  when.end = when.end ? std::optional(*when.end + kSlack) : std::nullopt;
  return when.overlaps(full.when);
}

bool within(const geo::Gazetteer& gazetteer, const EventPlace& inner, const EventPlace& outer) {
  const auto a = gazetteer.find_id(inner.id);
  const auto b = gazetteer.find_id(outer.id);
  return a && b && *a != *b && gazetteer.contains(*b, *a);
}

// A village of no gazetteer, in a report that otherwise names the country alone.
bool is_unlisted(const Claim& full, const Claim& brief) {
  return !full.place.is_resolved() && !full.place.name.empty() && full.sub_event_type == brief.sub_event_type;
}

// "Strikes killed nine over the past day", without a place: those of at least three places that are told afterwards.
bool sums_up_many(const std::vector<Claim>& claims, const std::vector<ClaimOrigin>& origins, std::size_t brief) {
  constexpr int kMany = 3;
  const int dead = *claims[brief].casualties.fatalities_best;
  int sum = 0;
  int tellings = 0;
  for (std::size_t at = brief + 1; at < claims.size(); ++at) {
    const int some = claims[at].casualties.fatalities_best.value_or(0);
    if (some > 0 && some <= dead && !claims[at].place.name.empty() && origins[at].sentence > origins[brief].sentence &&
        claims[at].when.overlaps(claims[brief].when)) {
      sum += some;
      ++tellings;
    }
  }
  return is_violence(claims[brief]) && ((tellings >= kMany && 2 * sum > dead) || (tellings > 1 && sum == dead));
}

// "In A Oblast four people were killed. Two of them died in B": a sum that its own paragraph tells in full.
bool sums_up_paragraph(const geo::Gazetteer& gazetteer, const std::vector<Claim>& claims,
                       const std::vector<ClaimOrigin>& origins, std::size_t brief) {
  const ClaimOrigin& origin = origins[brief];
  const bool sum = (origin.frame == Frame::kill && origin.agentless) || origin.counted;
  if (!sum || !is_coarse(claims[brief].place) || !is_violence(claims[brief]) || !is_told(claims[brief])) {
    return false;
  }
  for (std::size_t full = brief + 1; full < claims.size() && origins[full].paragraph == origin.paragraph; ++full) {
    if (origins[full].sentence > origin.sentence && is_told(claims[full]) && is_violence(claims[full]) &&
        times_meet(claims[brief], claims[full]) &&
        (within(gazetteer, claims[full].place, claims[brief].place) ||
         claims[full].place.relation.ends_with(", in " + claims[brief].place.name))) {
      return true;
    }
  }
  return false;
}

// "Ten people were killed", with nothing else: the sum of those whose deaths are told afterwards.
bool sums_up_deaths(const std::vector<Claim>& claims, const std::vector<ClaimOrigin>& origins, std::size_t brief) {
  const auto dead = claims[brief].casualties.fatalities_best;
  const bool wide = claims[brief].place.kind && *claims[brief].place.kind <= geo::PlaceKind::country;
  if ((!claims[brief].place.name.empty() && !wide) || !dead) {
    return false;
  }
  if (origins[brief].frame != Frame::kill || !origins[brief].agentless || wide) {
    return sums_up_many(claims, origins, brief);
  }
  int sum = 0;
  int tellings = 0;
  for (std::size_t at = brief + 1; at < claims.size(); ++at) {
    if (claims[at].casualties.fatalities_best.value_or(0) > 0 && origins[at].sentence > origins[brief].sentence) {
      sum += *claims[at].casualties.fatalities_best;
      ++tellings;
    }
  }
  constexpr int kMany = 3;
  return tellings > 0 && sum <= *dead && (2 * sum > *dead || tellings >= kMany);
}

}  // namespace

void join_told_again(std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins) {
  std::vector<bool> joined(claims.size());
  for (std::size_t at = 0; at < claims.size(); ++at) {
    if (const auto gain = same_gain_before(claims, origins, joined, at)) {
      add_to(claims[*gain], claims[at]);
      joined[at] = true;
      continue;
    }
    if (!is_told(claims[at])) {
      continue;
    }
    auto before =
        origins[at].again ? told_before(claims, origins, joined, at) : same_target_before(claims, origins, joined, at);
    if (!before && origins[at].again) {
      before = told_after(claims, origins, at);
    }
    if (!before) {
      continue;
    }
    Claim& told = claims[*before];
    Claim& again = claims[at];
    if (again.attributed_to == told.attributed_to || again.attributed_to.empty()) {
      add_to(told, again);
      joined[at] = true;
    } else {
      again.event_type = told.event_type;
      again.sub_event_type = told.sub_event_type;
      again.place = told.place;
      again.when = told.when;
    }
  }
  drop_claims(joined, claims, origins);
}

void drop_summaries(const geo::Gazetteer& gazetteer, std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins) {
  std::vector<bool> dropped(claims.size());
  std::optional<std::size_t> opening;  // first sentence of the body that tells of anything
  for (std::size_t brief = 0; brief < claims.size(); ++brief) {
    const ClaimOrigin& origin = origins[brief];
    dropped[brief] = sums_up_paragraph(gazetteer, claims, origins, brief);
    if (dropped[brief] || origin.heading || !is_told(claims[brief])) {
      continue;
    }
    opening = opening.value_or(origin.sentence);
    if (origin.sentence >= *opening + kOpening) {
      continue;
    }
    if (sums_up_deaths(claims, origins, brief)) {
      dropped[brief] = true;
      continue;
    }
    if (!is_coarse(claims[brief].place) || !is_violence(claims[brief])) {
      continue;
    }
    for (std::size_t full = brief + 1; full < claims.size(); ++full) {
      // The points at the head of a report are told again in its body, those of a list are not in its other points.
      const bool told_below = origin.part == 0 || origins[full].part == 0;
      const bool open = (origin.frame == Frame::kill && claims[brief].sub_event_type == SubEventType::attack) ||
                        origin.frame == Frame::assault || origin.frame == Frame::fight ||
                        origin.frame == Frame::explode;
      const bool types = claims[full].event_type == claims[brief].event_type &&
                         (open || claims[full].sub_event_type == claims[brief].sub_event_type);
      if (told_below && origins[full].sentence > origin.sentence && is_told(claims[full]) && types &&
          times_meet(claims[brief], claims[full]) &&
          (within(gazetteer, claims[full].place, claims[brief].place) || is_unlisted(claims[full], claims[brief]))) {
        add_evidence(claims[full], claims[brief]);
        dropped[brief] = true;
        break;
      }
    }
  }
  drop_claims(dropped, claims, origins);
}

}  // namespace dateline::events
