#include "events/extract/triggers/standing.h"

#include <algorithm>

namespace dateline::events {

namespace {

// "armed with machetes": crude arms do not make fighters; "armed men", "unknown persons" do.
bool is_suspect(const TaggedText& t, WordRange range, bool crude) {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (t.is(at, WordClass::suspected) && !(crude && t.spelling(at) == "armed")) {
      return true;
    }
  }
  return false;
}

bool has_actor(const TaggedText& t, WordRange range, ActorKind kind) {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (t.words[at].actor != kNone && t.actors[t.words[at].actor].is(kind)) {
      return true;
    }
  }
  return false;
}

// "a farmer", "one resident", not "a group of farmers".
bool is_one(const TaggedText& t, WordRange range) {
  bool one = false;
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const std::string_view word = t.lower(at);
    const bool several = t.words[at].tag == Tag::number && t.words[at].time == kNone && word != "one";
    if (t.is(at, WordClass::collective) || word == "number" || several) {
      return false;
    }
    one = one || word == "a" || word == "an" || word == "one";
  }
  return one;
}

// "two Fulani men", "Dinka youths": people by the name of a community that is no place and no actor.
bool is_of_community(const TaggedText& t, WordRange range) {
  for (std::uint32_t at = range.begin; at + 1 < range.end; ++at) {
    const Word& word = t.words[at];
    const bool name = t.structure.tokens[at].capitalised && word.tag == Tag::proper && word.toponym == kNone &&
                      word.actor == kNone && word.time == kNone;
    if (name && t.is(at + 1, WordClass::civilian_noun) && t.words[at + 1].tag == Tag::noun) {
      return true;
    }
  }
  return false;
}

// "the group", "the gang": whoever was meant before.
bool points_to_group(const TaggedText& t, WordRange range) {
  return range.end <= range.begin + 2 && t.lower(range.begin) == "the";
}

}  // namespace

Standing standing_of(const TaggedText& tagged, WordRange range) {
  if (range.empty()) {
    return Standing::unknown;
  }
  const RangeFacts facts(tagged, range);
  const bool crude = facts.any(WordClass::crude_weapon);
  if (facts.any(WordClass::protester) || has_actor(tagged, range, ActorKind::protest)) {
    return Standing::protesters;
  }
  if (has_actor(tagged, range, ActorKind::riot)) {
    return Standing::mob;
  }
  if (facts.armed()) {
    return Standing::armed;
  }
  const bool people = facts.civilian() || facts.crowd() || facts.any(WordClass::collective);
  if (facts.any(WordClass::firearm) || (people && is_suspect(tagged, range, crude))) {
    return Standing::armed;
  }
  if (!people || (!facts.civilian() && !facts.crowd() && points_to_group(tagged, range))) {
    return Standing::unknown;
  }
  if (is_one(tagged, range)) {
    return Standing::individual;
  }
  return facts.any(WordClass::communal) || is_of_community(tagged, range) ? Standing::communal : Standing::crowd;
}

bool is_riotous(Standing standing) {
  return standing == Standing::mob || standing == Standing::crowd || standing == Standing::individual;
}

bool is_accused(const TaggedText& tagged, WordRange range) {
  constexpr std::uint32_t kAfter = 6;  // words: "an old man accused of sorcery"
  if (range.empty()) {
    return false;
  }
  const auto end = std::min(range.end + kAfter, static_cast<std::uint32_t>(tagged.words.size()));
  for (std::uint32_t at = range.begin; at < end && tagged.words[at].tag != Tag::stop; ++at) {
    if (tagged.is(at, WordClass::offence)) {
      return true;
    }
  }
  return false;
}

}  // namespace dateline::events
