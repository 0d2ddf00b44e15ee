#pragma once

#include <string>
#include <vector>

#include "events/evaluate/reference.h"
#include "events/model/claim.h"
#include "events/model/event.h"

namespace dateline::events {

/// One event of a reference and the event that was found for it.
struct EventCheck {
  std::string id;  ///< the reference's
  bool must = false;
  const Event* found = nullptr;
  bool type = false, place = false, dates = false, extent = false, status = false, actors = false, voices = false;
  bool evidence = false;  ///< every passage of the reference meets one of the event's
  std::string shortfall;  ///< what is not as the reference has it, in words; empty where all is
  [[nodiscard]] bool passed() const {
    return found != nullptr && type && place && dates && extent && status && actors && voices && evidence;
  }
};

/// How the events of one document compare with a reference.
struct EventScore {
  std::vector<EventCheck> checks;          ///< in the reference's order
  std::vector<std::string> violations;     ///< of `never`, in words
  std::vector<const Event*> false_events;  ///< that the reference does not list
  [[nodiscard]] std::size_t must() const;
  [[nodiscard]] std::size_t must_passed() const;
};

/// Compares with the events, places and `never` of a reference: types by name; the place within its tolerance, a road's
/// distance to its line; dates exactly, ends exclusive, but a start that the reference leaves open may be given, and
/// the end of what still lasts may be open; actors in either order; every voice of the reference; evidence by overlap.
/// What the reference leaves out is not asked. Points into `events`.
[[nodiscard]] EventScore evaluate_events(const std::vector<Event>& events, const std::vector<Claim>& claims,
                                         const Reference& reference);

}  // namespace dateline::events
