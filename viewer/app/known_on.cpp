#include "viewer/app/known_on.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "events/extract/merge/merge.h"
#include "events/model/event_ids.h"

namespace dateline::viewer {
namespace {

using events::Granularity;

bool was_out(const events::Published& published, events::CivilMinute moment) {
  if (!published.value) {
    return false;
  }
  return published.granularity < Granularity::day
             ? *published.value < moment
             : *events::whole(published.granularity, *published.value).end <= moment;
}

}  // namespace

events::Project known_before(const events::Project& project, events::CivilMinute moment) {
  std::unordered_set<std::string_view> documents;
  for (const events::Document& document : project.documents) {
    if (was_out(document.published, moment)) {
      documents.insert(document.id);
    }
  }
  std::unordered_set<std::string_view> claims;
  for (const events::Claim& claim : project.claims) {
    if (documents.contains(claim.document)) {
      claims.insert(claim.id);
    }
  }
  const auto is_known = [&claims](const std::string& id) { return claims.contains(id); };
  events::Project known = project;
  std::erase_if(known.documents, [&](const events::Document& document) { return !documents.contains(document.id); });
  std::erase_if(known.claims, [&](const events::Claim& claim) { return !is_known(claim.id); });
  std::erase_if(known.events, [&](const events::Event& event) {
    return !event.claims.empty() && std::ranges::none_of(event.claims, is_known);
  });
  // Merging leaves alone what was decided, as a new reading must; here the decisions are laid over what was told then.
  // What a person edited stays as they left it.
  std::unordered_map<std::string, events::Review> decided;
  for (events::Event& event : known.events) {
    std::erase_if(event.claims, [&is_known](const std::string& id) { return !is_known(id); });
    if (event.review != events::Review::edited) {
      decided.emplace(event.id, std::exchange(event.review, events::Review::unreviewed));
    }
  }
  // Every claim is one of an event's already, so that no event is new.
  known.events = events::merge_claims(known.claims, known.events, "", events::event_ids(known.events));
  for (events::Event& event : known.events) {
    if (const auto review = decided.find(event.id); review != decided.end()) {
      event.review = review->second;
    }
  }
  return known;
}

}  // namespace dateline::viewer
