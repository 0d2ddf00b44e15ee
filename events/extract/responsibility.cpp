#include "events/extract/responsibility.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace dateline::events {

namespace {

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The word of "claimed responsibility", "carried out the attack"; kNone where the sentence has none.
std::uint32_t admission(const TaggedText& t, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t at = first; at + 1 < last; ++at) {
    const std::string_view word = t.lower(at);
    const std::string_view next = t.lower(at + 1);  // rarely either of the two, so it is asked first
    if (next == "responsibility" && among(word, {"claimed", "claims", "claim", "took", "taken"})) {
      return at;
    }
    const bool did = next == "out" && at + 3 < last && among(word, {"carried", "carry"});
    if (did && among(t.lower(at + 2), {"the", "this"}) &&
        among(t.lower(at + 3), {"attack", "bombing", "blast", "assault", "ambush", "explosion", "shooting", "raid"})) {
      return at;
    }
  }
  return kNone;
}

}  // namespace

const FoundActor* claims_responsibility(const TaggedText& tagged, const Sentence& sentence) {
  const auto first = static_cast<std::uint32_t>(sentence.first_token);
  const auto last = static_cast<std::uint32_t>(sentence.last_token);
  const std::uint32_t said = admission(tagged, first, last);
  if (said == kNone) {
    return nullptr;
  }
  const FoundActor* actor = nullptr;
  for (std::uint32_t at = first; at < said; ++at) {
    const std::string_view word = tagged.lower(at);
    if (tagged.words[at].tag == Tag::negation || tagged.words[at].tag == Tag::modal ||
        among(word, {"no", "nobody", "none", "neither", "blamed", "accused", "denied", "suspected", "if"})) {
      return nullptr;
    }
    const std::uint32_t named = tagged.words[at].actor;
    if (named != kNone && tagged.actors[named].is(ActorKind::armed) && !tagged.actors[named].generic &&
        actor == nullptr) {
      actor = &tagged.actors[named];
    }
  }
  return actor;
}

}  // namespace dateline::events
