#include "events/extract/triggers/repeated_happenings.h"

#include <algorithm>
#include <string>

namespace dateline::events {

namespace {

// "troops killed four in A, while a bomb hit B": two clauses that each tell of a deed of their own.
bool apart(const TaggedText& t, const Happening& a, const Happening& b) {
  const std::uint32_t from = std::min(a.clause.head.end, b.clause.head.end);
  const std::uint32_t to = std::max(a.clause.head.begin, b.clause.head.begin);
  for (std::uint32_t at = from; at < to; ++at) {
    const std::string word = lower_word(t.spelling(at));
    if (word == "while" || word == "whereas" || word == ";") {
      return true;
    }
  }
  return false;
}

bool by_a_state(const TaggedText& t, WordRange agent) {
  for (std::uint32_t at = agent.begin; at < agent.end; ++at) {
    const std::uint32_t actor = t.words[at].actor;
    if (actor != kNone && t.actors[actor].is(ActorKind::state)) {
      return true;
    }
  }
  return false;
}

// "police arrested eleven people in raids": the raid in which somebody was arrested or troops killed somebody.
bool is_search_of(const TaggedText& t, const Happening& outer, const Happening& inner) {
  const bool arrests = outer.sub_event == SubEventType::arrests;
  const bool kills = outer.trigger->frame == Frame::kill && by_a_state(t, outer.agent);
  return inner.trigger->noun && inner.trigger->pattern == "raid" && !outer.trigger->noun && (arrests || kills) &&
         !apart(t, outer, inner) && inner.clause.head.begin > outer.clause.head.begin &&
         inner.clause.head.begin < std::max(outer.clause.end, outer.clause.head.end) + 1;
}

// "abducted and killed a trader": the killing is what was done.
bool killed_captive(const TaggedText& t, const Happening& killing, const Happening& capture) {
  const std::uint32_t from = capture.clause.head.end;
  return killing.trigger->frame == Frame::kill && capture.sub_event == SubEventType::abduction &&
         killing.clause.head.begin == from + 1 && t.words[from].tag == Tag::conjunction;
}

bool covers(const TaggedText& t, const Happening& outer, const Happening& inner) {
  if (killed_captive(t, outer, inner)) {
    return true;
  }
  // What kills is told by another word of the sentence.
  const Frame inner_frame = inner.trigger->frame;
  const bool violent = type_of(outer.sub_event) == EventType::battles ||
                       type_of(outer.sub_event) == EventType::explosions ||
                       type_of(outer.sub_event) == EventType::violence_civilians ||
                       type_of(outer.sub_event) == EventType::riots || outer.sub_event == SubEventType::excessive_force;
  if (inner_frame == Frame::kill && outer.trigger->frame != Frame::kill && outer.sub_event != SubEventType::abduction &&
      violent && outer.trigger->frame != Frame::take && !apart(t, outer, inner)) {
    return true;
  }
  if (is_search_of(t, outer, inner)) {
    return true;
  }
  // "repelled 12 Russian attacks": those are what was repelled.
  if (outer.trigger->frame == Frame::repel && inner.trigger->noun && inner_frame == Frame::assault &&
      outer.clause.object.contains(inner.clause.head.begin)) {
    return true;
  }
  if (inner.trigger->noun && !outer.trigger->noun) {
    const std::uint32_t head = inner.clause.head.begin;
    const bool inside = outer.clause.subject.contains(head) || outer.clause.object.contains(head) ||
                        outer.clause.head.contains(head) || (head >= outer.clause.begin && head < outer.clause.end);
    return inside && type_of(inner.sub_event) == type_of(outer.sub_event) &&
           (inner.sub_event == outer.sub_event || outer.trigger->frame == Frame::hit ||
            outer.trigger->frame == Frame::explode);
  }
  // Protest and what was done about it are one event.
  const bool protest = inner.sub_event == SubEventType::peaceful_protest;
  return protest &&
         (outer.sub_event == SubEventType::protest_with_intervention ||
          outer.sub_event == SubEventType::excessive_force || outer.sub_event == SubEventType::violent_demonstration);
}

}  // namespace

void drop_repeated(const TaggedText& tagged, std::vector<Happening>& happenings) {
  std::vector<bool> drop(happenings.size());
  for (std::size_t i = 0; i < happenings.size(); ++i) {
    for (std::size_t j = 0; j < happenings.size(); ++j) {
      if (i != j && !drop[j] && !drop[i] && covers(tagged, happenings[i], happenings[j])) {
        drop[j] = true;
      }
    }
  }
  std::size_t kept = 0;
  for (std::size_t i = 0; i < happenings.size(); ++i) {
    if (!drop[i]) {
      happenings[kept++] = happenings[i];
    }
  }
  happenings.resize(kept);
}

}  // namespace dateline::events
