#include "viewer/panels/event_reading.h"

#include "events/extract/merge/event_of_claims.h"

namespace dateline::viewer {

events::EventFacts reading_of(const ProjectSnapshot& snapshot, const FactsById& as_read, const events::Event& event) {
  if (const auto claims = snapshot.claims_of(event); !claims.empty()) {
    return events::facts_of(events::event_of_claims(claims));
  }
  const auto known = as_read.find(event.id);
  return known == as_read.end() ? events::facts_of(event) : known->second;
}

bool is_edited(const ProjectSnapshot& snapshot, const FactsById& as_read, const events::Event& event) {
  // An event that was accepted keeps what it said then, whatever newer reports add to its reading.
  const bool may_be = event.review == events::Review::edited || event.review == events::Review::rejected;
  return may_be && events::facts_of(event) != reading_of(snapshot, as_read, event);
}

}  // namespace dateline::viewer
