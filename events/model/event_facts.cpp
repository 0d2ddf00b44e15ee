#include "events/model/event_facts.h"

#include <tuple>

namespace dateline::events {

bool same_place(const EventPlace& a, const EventPlace& b) {
  const auto fields = [](const EventPlace& place) {
    // Naming every field makes a new one fail to compile here until it is compared too.
    const auto& [name, id, point, radius, kind, relation] = place;
    return std::tie(name, id, point, radius, kind, relation);
  };
  return fields(a) == fields(b);
}

bool operator==(const EventFacts& a, const EventFacts& b) {
  const auto rest = [](const EventFacts& facts) {
    const auto& [type, actor1, actor2, side1, side2, place, when, status, casualties, control] = facts;
    return std::tie(type, actor1, actor2, side1, side2, when, status, casualties, control);
  };
  return rest(a) == rest(b) && same_place(a.place, b.place);
}

EventFacts facts_of(const Event& event) {
  return {.sub_event_type = event.sub_event_type,
          .actor1 = event.actor1,
          .actor2 = event.actor2,
          .side1 = event.side1,
          .side2 = event.side2,
          .place = event.place,
          .when = event.when,
          .status = event.status,
          .casualties = event.casualties,
          .control = event.control};
}

void set_facts(Event& event, const EventFacts& facts) {
  event.event_type = type_of(facts.sub_event_type);
  event.sub_event_type = facts.sub_event_type;
  event.actor1 = facts.actor1;
  event.actor2 = facts.actor2;
  event.side1 = facts.side1;
  event.side2 = facts.side2;
  event.place = facts.place;
  event.when = facts.when;
  event.status = facts.status;
  event.casualties = facts.casualties;
  event.control = facts.control;
}

bool changes_control(SubEventType type) {
  return type == SubEventType::government_regains_territory ||
         type == SubEventType::non_state_actor_overtakes_territory || type == SubEventType::non_violent_transfer;
}

}  // namespace dateline::events
