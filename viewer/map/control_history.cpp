#include "viewer/map/control_history.h"

#include <algorithm>
#include <map>
#include <set>

namespace dateline::viewer {
namespace {

using events::Control;
using events::Event;
using events::Side;
using events::Status;
using Sides = std::unordered_map<std::string, Side>;

Side side_of(const Sides& sides, const std::string& actor) {
  const auto found = sides.find(actor);
  return found == sides.end() ? Side::unknown : found->second;
}

bool counts(const Event& event) {
  return event.control && !event.control->to.empty() && !event.place.id.empty() && event.place.relation.empty() &&
         event.status != Status::denied && event.status != Status::planned && event.review != events::Review::rejected;
}

/// What an event's claims say of who gained the place, and how much of it.
struct Accounts {
  std::set<Side> holders;
  bool partly = false;
};

Accounts accounts_of(const Event& event, const std::unordered_map<std::string, const events::Claim*>& claims,
                     const Sides& sides) {
  Accounts accounts;
  for (const std::string& id : event.claims) {
    const auto found = claims.find(id);
    if (found == claims.end() || !found->second->control || found->second->status == Status::denied) {
      continue;
    }
    accounts.holders.insert(side_of(sides, found->second->control->to));
    accounts.partly = accounts.partly || found->second->control->part == Control::Part::partial;
  }
  accounts.holders.erase(Side::unknown);
  return accounts;
}

PlaceControl::Manner manner_of(const Event& event, const Accounts& accounts) {
  if (accounts.holders.size() > 1) {
    return PlaceControl::Manner::contested;
  }
  if (event.control->part == Control::Part::by_fire) {
    return PlaceControl::Manner::by_fire;
  }
  // Where one voice says all and another says part, a part is what they agree on.
  if (event.control->part == Control::Part::partial || accounts.partly) {
    return PlaceControl::Manner::partial;
  }
  return event.status == Status::claimed ? PlaceControl::Manner::claimed : PlaceControl::Manner::full;
}

}  // namespace

std::unordered_map<std::string, Side> sides_of_actors(const events::Project& project) {
  Sides sides;
  const auto note = [&](const std::string& actor, Side side) {
    if (!actor.empty() && side != Side::unknown) {
      sides.try_emplace(actor, side);
    }
  };
  for (const events::Claim& claim : project.claims) {
    note(claim.actor1, claim.side1);
    note(claim.actor2, claim.side2);
  }
  for (const Event& event : project.events) {
    note(event.actor1, event.side1);
    note(event.actor2, event.side2);
  }
  for (const events::Claim& claim : project.claims) {
    for (const events::Voice& voice : claim.attributed_to) {
      note(voice.name, voice.side);
    }
  }
  return sides;
}

ControlHistory::ControlHistory(const events::Project& project, const events::EventIndex& index) {
  const Sides sides = sides_of_actors(project);
  std::unordered_map<std::string, const events::Claim*> claims;
  for (const events::Claim& claim : project.claims) {
    claims.emplace(claim.id, &claim);
  }
  std::vector<events::Row> rows;  // of events that say who holds what, in order of time
  for (std::uint32_t number = 0; number < project.events.size(); ++number) {
    const auto row = counts(project.events[number]) ? index.row_of_event(number) : std::nullopt;
    if (row && *row < index.dated()) {
      rows.push_back(*row);
    }
  }
  std::ranges::sort(rows);
  for (const events::Row row : rows) {
    const Event& event = project.events[index.columns().event[row]];
    PlaceControl control;
    control.place_id = event.place.id;
    control.holder = side_of(sides, event.control->to);
    control.from = side_of(sides, event.control->from);
    control.manner = manner_of(event, accounts_of(event, claims, sides));
    control.reported = index.columns().begin[row];
    changes_.push_back(std::move(control));
  }
}

std::vector<PlaceControl> ControlHistory::until(events::Minute until) const {
  std::map<std::string_view, const PlaceControl*> latest;
  for (const PlaceControl& change : changes_) {
    if (change.reported >= until) {
      break;
    }
    // What a side claims for itself does not overrule what others reported of the same holder.
    const auto known = latest.find(change.place_id);
    const bool repeats = known != latest.end() && change.manner == PlaceControl::Manner::claimed &&
                         known->second->manner != PlaceControl::Manner::claimed &&
                         known->second->holder == change.holder;
    if (!repeats) {
      latest[change.place_id] = &change;
    }
  }
  std::vector<PlaceControl> state;
  state.reserve(latest.size());
  for (const auto& [place, change] : latest) {
    state.push_back(*change);
  }
  return state;
}

}  // namespace dateline::viewer
