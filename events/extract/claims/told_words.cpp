#include "events/extract/claims/told_words.h"

namespace dateline::events {

// "a school", "the A school in B": the building or site that words name first.
WordId target_of(const TaggedText& tagged, WordRange patient) {
  WordId target = 0;
  for (std::uint32_t at = patient.begin; at < patient.end; ++at) {
    const Tag tag = tagged.words[at].tag;
    if (tag == Tag::preposition || tag == Tag::relative || is_punctuation(tag) || (target != 0 && tagged.is_verb(at))) {
      break;
    }
    const bool site = tagged.is(at, WordClass::civil_target) || tagged.is(at, WordClass::place_noun);
    target = site && !tagged.is(at, WordClass::here_noun) ? tagged.words[at].id : target;
  }
  return target;
}

// "the attack", "this blast": one that was told before, and not "another blast", "the second attack" or "the killing
// of a judge".
bool speaks_again(const TaggedText& tagged, const Happening& happening) {
  const Clause& clause = happening.clause;
  if (!clause.noun || !happening.patient.empty()) {
    return false;
  }
  bool definite = false;
  for (std::uint32_t at = clause.begin; at < clause.head.begin; ++at) {
    if (tagged.is(at, WordClass::further) || tagged.words[at].tag == Tag::possessive) {
      return false;
    }
    definite = definite || tagged.lower(at) == "the" || tagged.lower(at) == "this" || tagged.lower(at) == "that";
  }
  return definite;
}

// Nobody new does it: "two were wounded", "it killed 12", of a strike.
bool is_by_nobody(const TaggedText& tagged, const Happening& happening) {
  const WordRange agent = happening.agent;
  return agent.empty() || (happening.trigger->frame == Frame::kill && agent.end == agent.begin + 1 &&
                           tagged.words[agent.begin].id == tagged.lexicon.it);
}

}  // namespace dateline::events
