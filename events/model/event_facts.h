#pragma once

#include <optional>
#include <string>

#include "events/model/event.h"

namespace dateline::events {

/// What an event says happened, as far as a person may decide it by hand. What it rests on (claims, voices, sources)
/// and how sure the reading was are not theirs to change.
struct EventFacts {
  SubEventType sub_event_type = SubEventType::other;  ///< the type follows from it (type_of)
  std::string actor1, actor2;                         ///< empty where unstated
  Side side1 = Side::unknown, side2 = Side::unknown;
  EventPlace place;
  TimeInterval when;
  Status status = Status::reported;
  Casualties casualties;
  std::optional<Control> control;
  friend bool operator==(const EventFacts& a, const EventFacts& b);
};

[[nodiscard]] EventFacts facts_of(const Event& event);
void set_facts(Event& event, const EventFacts& facts);

[[nodiscard]] bool same_place(const EventPlace& a, const EventPlace& b);

/// Whether events of this type move a front, so that who lost and gained the place belongs to them.
[[nodiscard]] bool changes_control(SubEventType type);

}  // namespace dateline::events
