#include "events/extract/merge/regroup.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "events/extract/merge/event_of_claims.h"
#include "events/model/event_facts.h"

namespace dateline::events {
namespace {

bool is_decided(const Event& event) {
  return event.review == Review::accepted || event.review == Review::edited;
}

/// The claims of those ids that the project has, in their order.
std::vector<const Claim*> claims_of(const Project& project, const std::vector<std::string>& ids) {
  std::unordered_map<std::string_view, const Claim*> by_id;
  for (const Claim& claim : project.claims) {
    by_id.emplace(claim.id, &claim);
  }
  std::vector<const Claim*> claims;
  for (const std::string& id : ids) {
    if (const auto found = by_id.find(id); found != by_id.end()) {
      claims.push_back(found->second);
    }
  }
  return claims;
}

void add_once(std::vector<std::string>& ids, const std::string& id) {
  if (std::ranges::find(ids, id) == ids.end()) {
    ids.push_back(id);
  }
}

/// Those that name `gone` name `kept` instead, which must not name itself.
void rename_in(std::vector<std::string>& ids, const std::string& gone, const std::string& kept,
               const std::string& owner) {
  if (std::erase(ids, gone) > 0 && owner != kept) {
    add_once(ids, kept);
  }
}

/// What the claims agree on, as the event `before`; what a person decided of that stays.
Event made_of(const std::vector<const Claim*>& claims, const Event& before) {
  Event event = event_of_claims(claims);
  event.id = before.id;
  event.recorded = before.recorded;
  event.notes = before.notes;
  event.review = before.review;
  if (is_decided(before)) {
    set_facts(event, facts_of(before));
    event.origin = before.origin;
  }
  return event;
}

}  // namespace

Result<void> join_events(Project& project, const std::string& kept, const std::string& gone) {
  const auto one = std::ranges::find(project.events, kept, &Event::id);
  const auto other = std::ranges::find(project.events, gone, &Event::id);
  if (one == project.events.end() || other == project.events.end() || one == other) {
    return rejected(gone, "is no other event read from reports", "choose two events that rest on reports");
  }
  std::vector<std::string> ids = one->claims;
  ids.insert(ids.end(), other->claims.begin(), other->claims.end());
  const std::vector<const Claim*> claims = claims_of(project, ids);
  if (claims_of(project, one->claims).empty() || claims_of(project, other->claims).empty()) {
    return rejected(gone, "rests on no claims of this project", "choose two events that rest on reports");
  }
  Event says = !is_decided(*one) && is_decided(*other) ? *other : *one;
  if (says.review == Review::rejected) {  // of two, the other was not
    says.review = other->review;
  }
  says.id = one->id;
  says.recorded = std::min(one->recorded, other->recorded);
  says.notes = one->notes;
  if (!other->notes.empty() && other->notes != one->notes) {
    says.notes += (says.notes.empty() ? "" : "\n") + other->notes;
  }
  Event joined = made_of(claims, says);
  for (const Event* event : {&*one, &*other}) {
    for (const std::string& id : event->distinct_from) {
      if (id != kept && id != gone) {
        add_once(joined.distinct_from, id);
      }
    }
  }
  for (const Event* event : {&*one, &*other}) {
    for (const std::string& id : event->possibly_same) {
      const bool distinct = std::ranges::find(joined.distinct_from, id) != joined.distinct_from.end();
      if (id != kept && id != gone && !distinct) {
        add_once(joined.possibly_same, id);
      }
    }
  }
  *one = std::move(joined);
  project.events.erase(other);
  for (Event& event : project.events) {
    rename_in(event.distinct_from, gone, kept, event.id);
    rename_in(event.possibly_same, gone, kept, event.id);
    if (std::ranges::find(event.distinct_from, kept) != event.distinct_from.end()) {
      std::erase(event.possibly_same, kept);
    }
  }
  return {};
}

Result<void> set_distinct(Project& project, const std::string& one, const std::string& other, bool distinct) {
  const auto first = std::ranges::find(project.events, one, &Event::id);
  const auto second = std::ranges::find(project.events, other, &Event::id);
  if (first == project.events.end() || second == project.events.end() || first == second) {
    return rejected(other, "is no other event read from reports", "choose two events that rest on reports");
  }
  for (const auto& [event, id] : {std::pair(&*first, &other), std::pair(&*second, &one)}) {
    std::vector<std::string>& named = distinct ? event->distinct_from : event->possibly_same;
    std::vector<std::string>& no_more = distinct ? event->possibly_same : event->distinct_from;
    add_once(named, *id);
    std::erase(no_more, *id);
  }
  return {};
}

Result<void> part_event(Project& project, const std::string& event, const std::vector<std::string>& claims,
                        const std::string& recorded, const std::function<std::string()>& new_id) {
  const auto found = std::ranges::find(project.events, event, &Event::id);
  if (found == project.events.end()) {
    return rejected(event, "is no event read from reports", "choose one that rests on reports");
  }
  std::vector<std::string> staying, leaving;
  for (const std::string& id : found->claims) {
    (std::ranges::find(claims, id) == claims.end() ? staying : leaving).push_back(id);
  }
  const std::vector<const Claim*> left = claims_of(project, leaving);
  const std::vector<const Claim*> rest = claims_of(project, staying);
  if (left.empty() || rest.empty()) {
    return rejected(event, "cannot be parted so", "leave at least one of its reports' statements with it");
  }
  Event parted = event_of_claims(left);
  parted.id = new_id();
  parted.recorded = recorded;
  Event remains = made_of(rest, *found);
  remains.possibly_same = found->possibly_same;
  remains.distinct_from = found->distinct_from;
  *found = std::move(remains);
  project.events.insert(found + 1, std::move(parted));
  return {};
}

}  // namespace dateline::events
