#include "events/extract/standing.h"

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
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (t.is(at, WordClass::collective) || t.lower(at) == "number") {
      return false;
    }
    const std::string_view word = t.lower(at);
    if (word == "a" || word == "an" || word == "one") {
      return true;
    }
    if (t.words[at].tag == Tag::number && t.words[at].time == kNone) {
      return false;
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
  return facts.any(WordClass::communal) ? Standing::communal : Standing::crowd;
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
