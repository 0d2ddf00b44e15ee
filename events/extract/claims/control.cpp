#include "events/extract/claims/control.h"

#include <algorithm>

namespace dateline::events {

bool changes_control(Frame frame) {
  return frame == Frame::take || frame == Frame::fall || frame == Frame::lose || frame == Frame::expel ||
         frame == Frame::clear || frame == Frame::yield || frame == Frame::leave || frame == Frame::enter;
}

namespace {

// "100 percent of the town".
bool all_of_hundred(const TaggedText& tagged, WordRange range) {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (tagged.spelling(at) == "100") {
      return true;
    }
  }
  return false;
}

}  // namespace

std::optional<Control> control_of(const TaggedText& tagged, const Happening& happening,
                                  const std::optional<Party>& gainer, const std::optional<Party>& loser,
                                  WordRange place_words) {
  if (!changes_control(happening.trigger->frame)) {
    return std::nullopt;
  }
  Control control;
  control.to = gainer ? gainer->name : "";
  control.from = loser ? loser->name : "";
  // From the trigger to the place, or in what fell: the words before its name.
  std::uint32_t begin = happening.clause.head.begin;
  std::uint32_t end = place_words.empty() ? happening.clause.end : place_words.end;
  if (!place_words.empty() && place_words.begin < begin) {
    begin = happening.clause.subject.empty() ? happening.clause.begin : happening.clause.subject.begin;
    end = happening.clause.head.end;
  }
  end = std::max(end, happening.clause.head.end);
  bool full = false;
  bool partial = happening.trigger->frame == Frame::enter;
  bool fire = false;
  for (std::uint32_t at = begin; at < end; ++at) {
    const std::string_view word = tagged.spelling(at);
    // "the Layramoun area" after the name's begin is the place itself, not a part of it.
    const bool before_name = place_words.empty() || at < place_words.begin;
    full = full || word == "full" || word == "complete" || word == "entire" || word == "whole" || word == "all" ||
           word == "fully" || word == "completely" || word == "total";
    partial = partial || (before_name && tagged.is(at, WordClass::partial) && tagged.words[at].actor == kNone &&
                          !(word == "area" && tagged.words[at + 1].toponym != kNone));
    fire = fire || word == "fire";
  }
  partial = partial && !all_of_hundred(tagged, {begin, end});
  control.part = fire ? Control::Part::by_fire : (partial && !full) ? Control::Part::partial : Control::Part::full;
  return control;
}

SubEventType territory_type(const TaggedText& tagged, const Happening& happening, const std::optional<Party>& gainer,
                            const std::optional<Party>& loser) {
  if (gainer && gainer->side != Side::unknown) {
    return gainer->side == Side::government ? SubEventType::government_regains_territory
                                            : SubEventType::non_state_actor_overtakes_territory;
  }
  if (loser && loser->side != Side::unknown) {
    return loser->side == Side::government ? SubEventType::non_state_actor_overtakes_territory
                                           : SubEventType::government_regains_territory;
  }
  for (std::uint32_t at = happening.clause.head.begin; at < happening.clause.head.end; ++at) {
    if (tagged.is(at, WordClass::reverse)) {
      return SubEventType::government_regains_territory;
    }
  }
  return SubEventType::non_state_actor_overtakes_territory;
}

}  // namespace dateline::events
