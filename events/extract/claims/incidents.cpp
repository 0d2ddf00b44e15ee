#include "events/extract/claims/incidents.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "events/extract/claims/headline_claims.h"

namespace dateline::events {

namespace {

// How many sentences an incident may go on after the last one that told of it.
constexpr std::size_t kReach = 2;
constexpr std::size_t kFindReach = 4;  // the same for weapons found where it was

// A demonstration's types, gravest last; 0 for none.
int gravity(SubEventType type) {
  static constexpr std::array kOrder = {SubEventType::peaceful_protest, SubEventType::protest_with_intervention,
                                        SubEventType::excessive_force, SubEventType::violent_demonstration};
  const auto* at = std::find(kOrder.begin(), kOrder.end(), type);
  return at == kOrder.end() ? 0 : static_cast<int>(at - kOrder.begin()) + 1;
}

bool is_told(const Claim& claim) {
  return claim.status == Status::reported || claim.status == Status::claimed;
}

bool is_violent(const Claim& claim) {
  return claim.event_type == EventType::battles || claim.event_type == EventType::explosions ||
         claim.event_type == EventType::violence_civilians || claim.event_type == EventType::riots;
}

// Violence or destruction, by its frame.
bool is_deed(Frame frame) {
  return frame == Frame::loot || frame == Frame::rob || frame == Frame::destroy || frame == Frame::riot ||
         frame == Frame::assault || frame == Frame::kill || frame == Frame::fight || frame == Frame::hit ||
         frame == Frame::shoot;
}

bool has_dead(const Claim& claim) {
  return claim.casualties.fatalities_best.value_or(0) > 0 || claim.casualties.fatalities_low.value_or(0) > 0;
}

// What a further claim makes of a demonstration, or nothing where it is none of it.
std::optional<SubEventType> escalated(const Claim& demonstration, const Claim& more, const ClaimOrigin& origin) {
  if (gravity(more.sub_event_type) > 0) {
    return more.sub_event_type;
  }
  const bool by_crowd = origin.agent == Standing::protesters || is_riotous(origin.agent);
  if ((is_deed(origin.frame) || origin.frame == Frame::act) && by_crowd) {
    return SubEventType::violent_demonstration;
  }
  if (origin.agentless && (origin.frame == Frame::loot || origin.frame == Frame::destroy)) {
    return SubEventType::violent_demonstration;  // "cars were burnt"
  }
  if (more.sub_event_type == SubEventType::arrests) {
    return SubEventType::protest_with_intervention;
  }
  if (origin.agentless && origin.frame == Frame::kill) {
    const bool forced = demonstration.sub_event_type == SubEventType::protest_with_intervention && has_dead(more);
    return forced ? SubEventType::excessive_force : demonstration.sub_event_type;
  }
  if (origin.agent == Standing::armed && (origin.frame == Frame::kill || origin.frame == Frame::shoot)) {
    return SubEventType::excessive_force;
  }
  return std::nullopt;
}

// "arrested a gun runner and recovered ammunition", "A missile hit the port. Another was intercepted": what was found
// or stopped there.
bool is_find_of(const Claim& incident, const Claim& more, const ClaimOrigin& origin) {
  if (more.sub_event_type != SubEventType::disrupted_weapons_use || incident.sub_event_type == more.sub_event_type) {
    return false;
  }
  const bool half_named =
      incident.event_type == EventType::battles && (incident.actor1.empty() || incident.actor2.empty());
  const bool by_party = half_named || more.actor1.empty() || more.actor1 == incident.actor1 ||
                        more.actor1 == incident.actor2 || origin.agentless;
  const bool raid = incident.event_type == EventType::battles || incident.sub_event_type == SubEventType::arrests ||
                    incident.event_type == EventType::violence_civilians;
  const bool stopped =
      origin.agentless && incident.event_type == EventType::explosions &&
      (more.rule.find("intercept") != std::string::npos || more.rule.find("shoot") != std::string::npos);
  return by_party && (raid || stopped);
}

// "stormed the base. The rebels fired artillery first": without a place or a time of its own, and by one of its
// parties or nobody that is named.
bool is_detail_of(const Claim& incident, const ClaimOrigin& begun, const Claim& more, const ClaimOrigin& origin) {
  if (!is_violent(incident) || !is_violent(more) || !is_deed(origin.frame) || origin.own_place || origin.own_time ||
      origin.sentence == begun.sentence || origin.frame == Frame::loot || origin.frame == Frame::rob) {
    return false;
  }
  return !more.actor1.empty() && (more.actor1 == incident.actor1 || more.actor1 == incident.actor2);
}

// What a further claim makes of an incident, or nothing where it is another one.
std::optional<SubEventType> joined_type(const Claim& incident, const ClaimOrigin& begun, const Claim& more,
                                        const ClaimOrigin& origin) {
  if (gravity(incident.sub_event_type) > 0) {
    const auto type = escalated(incident, more, origin);
    return type && gravity(*type) < gravity(incident.sub_event_type) ? incident.sub_event_type : type;
  }
  // Whom a bomb killed was harmed by that bomb, and not in the clash before.
  const bool by_other_means =
      more.event_type == EventType::explosions && more.sub_event_type != incident.sub_event_type;
  const bool harmed =
      origin.agentless && (origin.frame == Frame::kill || origin.frame == Frame::shoot) && !by_other_means;
  // "attacked the town, looting warehouses": what the attackers did there.
  const bool looted = (origin.frame == Frame::loot || origin.frame == Frame::rob) &&
                      (!origin.own_place || origin.gerund || incident.place.id == more.place.id) &&
                      origin.sentence == begun.sentence && !more.actor1.empty() && more.actor1 == incident.actor1 &&
                      begun.frame == Frame::assault;
  const bool robbed =
      origin.frame == Frame::rob && !origin.own_place &&
      ((incident.event_type == EventType::violence_civilians && (origin.agentless || origin.agent == begun.agent)) ||
       (origin.agentless && incident.event_type == EventType::battles));
  // "attacked the village. Around 80 houses were torched".
  const bool burned = origin.agentless && !origin.own_place && begun.frame == Frame::assault &&
                      (origin.frame == Frame::loot || origin.frame == Frame::destroy);
  const auto quarrels = [](const ClaimOrigin& one) { return is_riotous(one.agent) || one.agent == Standing::communal; };
  const bool goes_on =
      (incident.sub_event_type == SubEventType::attack || incident.sub_event_type == SubEventType::mob_violence) &&
      quarrels(begun) && quarrels(origin) && is_deed(origin.frame) && !origin.own_place &&
      origin.sentence > begun.sentence;
  if (goes_on && more.event_type != EventType::battles) {
    return incident.sub_event_type;  // "farmers raided a camp. The farmers burned huts": one raid
  }
  if (is_detail_of(incident, begun, more, origin)) {
    return incident.sub_event_type;
  }
  if (is_find_of(incident, more, origin)) {
    return incident.sub_event_type;
  }
  if (origin.sentence != begun.sentence && may_be_one_type(incident, begun, more, origin) &&
      incident.sub_event_type != more.sub_event_type) {
    // "The town was shelled again. Several explosions were heard": the one that tells more.
    return begun.frame == Frame::explode ? more.sub_event_type : incident.sub_event_type;
  }
  return is_violent(incident) && (harmed || robbed || looted || burned) ? std::optional(incident.sub_event_type)
                                                                        : std::nullopt;
}

bool same_scene(const Claim& incident, const ClaimOrigin& begun, const Claim& more, const ClaimOrigin& origin) {
  const bool place =
      !origin.own_place || (incident.place.id == more.place.id && incident.place.name == more.place.name);
  const bool clear = !origin.vague_time || origin.sentence == begun.sentence;
  // "in the evening" of the same day too
  const bool within = more.when.start && more.when.end && incident.when.start && incident.when.end &&
                      *incident.when.start <= *more.when.start && *more.when.end <= *incident.when.end &&
                      *incident.when.end - *incident.when.start <= kMinutesPerDay;
  const bool time = clear && (!origin.own_time || incident.when == more.when || within);
  return place && time && is_told(incident) && is_told(more) && !incident.control && !more.control;
}

void join(Claim& incident, const Claim& more, SubEventType type) {
  if (incident.sub_event_type != type) {
    incident.why += "; with what follows: " + more.why;
  }
  incident.sub_event_type = type;
  incident.event_type = type_of(type);
  add_to(incident, more);
}

}  // namespace

void join_incidents(std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins) {
  std::vector<bool> joined(claims.size());
  for (std::size_t at = 0; at < claims.size(); ++at) {
    const bool find = claims[at].sub_event_type == SubEventType::disrupted_weapons_use && !origins[at].own_place;
    for (std::size_t back = at; back > 0 && !joined[at]; --back) {
      if (joined[back - 1]) {
        continue;
      }
      Claim& incident = claims[back - 1];
      if (origins[at].sentence > origins[back - 1].sentence + (find ? kFindReach : kReach) ||
          origins[at].part != origins[back - 1].part) {
        break;
      }
      const auto type = same_scene(incident, origins[back - 1], claims[at], origins[at])
                            ? joined_type(incident, origins[back - 1], claims[at], origins[at])
                            : std::nullopt;
      if (type) {
        join(incident, claims[at], *type);
        origins[back - 1].sentence = origins[at].sentence;
        joined[at] = true;
      }
    }
  }
  drop_claims(joined, claims, origins);
  for (std::size_t at = 0; at < claims.size(); ++at) {
    // Quarrels between crowds that cost lives are ACLED's communal militias'.
    if (claims[at].sub_event_type == SubEventType::mob_violence && origins[at].frame == Frame::fight &&
        has_dead(claims[at])) {
      claims[at].sub_event_type = SubEventType::armed_clash;
      claims[at].event_type = type_of(SubEventType::armed_clash);
    }
  }
}

}  // namespace dateline::events
