#include "events/extract/claims/responsibility.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace dateline::events {

namespace {

bool among(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_deed(std::string_view word) {
  return among(word,
               {"attack",    "attacks",    "bombing",  "bombings", "blast",         "blasts",   "assault", "ambush",
                "explosion", "explosions", "shooting", "raid",     "killing",       "killings", "murder",  "murders",
                "abduction", "kidnapping", "massacre", "strike",   "assassination", "shelling"});
}

// Whether "the attack", "this bombing" stands in these words.
bool names_deed(const TaggedText& t, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t at = first + 1; at < last; ++at) {
    if (is_deed(t.lower(at)) && among(t.lower(at - 1), {"the", "this", "that", "both", "these", "those"})) {
      return true;
    }
  }
  return false;
}

// The word of "claimed responsibility", "carried out the attack"; kNone where the sentence has none.
std::uint32_t admission(const TaggedText& t, std::uint32_t first, std::uint32_t last) {
  for (std::uint32_t at = first; at + 1 < last; ++at) {
    const std::size_t size = t.structure.tokens[at + 1].span.size();
    if (size != 3 && size != 4 && size != 14) {
      continue;  // neither "out" or "the" nor "this" nor "responsibility"
    }
    const std::string_view word = t.lower(at);
    const std::string_view next = t.lower(at + 1);  // rarely either of the two, so it is asked first
    if (next == "responsibility" && among(word, {"claimed", "claims", "claim", "took", "taken"})) {
      return at;
    }
    const bool did = next == "out" && at + 3 < last && among(word, {"carried", "carry"});
    if (did && among(t.lower(at + 2), {"the", "this"}) && is_deed(t.lower(at + 3))) {
      return at;
    }
    const bool behind = (word == "behind" || word == "claimed") && at + 2 < last && among(next, {"the", "this"});
    if (behind && is_deed(t.lower(at + 2))) {
      return at;
    }
  }
  return kNone;
}

bool is_organised(const FoundActor& actor) {
  return actor.is(ActorKind::armed) && (!actor.generic || (actor.pattern.empty() && !actor.is(ActorKind::state)));
}

// "blamed the X for the attack", "the bombing was attributed to the X": the X.
const FoundActor* blamed(const TaggedText& t, std::uint32_t first, std::uint32_t last) {
  constexpr std::uint32_t kReach = 6;  // words
  for (std::uint32_t at = first + 1; at + 1 < last; ++at) {
    const std::string_view word = t.lower(at);
    const bool of_deed =
        word.starts_with("blam") || word == "attributed" || (word == "work" && t.lower(at + 1) == "of");
    if (!of_deed || t.words[at - 1].tag == Tag::negation) {
      continue;
    }
    for (std::uint32_t named = at + 1; named < last && named < at + kReach; ++named) {
      const std::uint32_t actor = t.words[named].actor;
      if (actor != kNone) {
        std::uint32_t end = named;
        while (end < last && t.words[end].actor == actor) {
          ++end;
        }
        const bool for_it = end + 1 >= last && word.starts_with("blam");  // "the government blamed the X."
        return is_organised(t.actors[actor]) && (for_it || names_deed(t, first, last)) ? &t.actors[actor] : nullptr;
      }
    }
  }
  return nullptr;
}

}  // namespace

const FoundActor* claims_responsibility(const TaggedText& tagged, const Sentence& sentence) {
  const auto first = static_cast<std::uint32_t>(sentence.first_token);
  const auto last = static_cast<std::uint32_t>(sentence.last_token);
  const std::uint32_t said = admission(tagged, first, last);
  if (said == kNone) {
    return blamed(tagged, first, last);
  }
  const FoundActor* actor = nullptr;
  for (std::uint32_t at = first; at < said; ++at) {
    const std::string_view word = tagged.lower(at);
    if (tagged.words[at].tag == Tag::negation || tagged.words[at].tag == Tag::modal ||
        among(word, {"no", "nobody", "none", "neither", "blamed", "accused", "denied", "suspected", "if"})) {
      return nullptr;
    }
    const std::uint32_t named = tagged.words[at].actor;
    if (named != kNone && is_organised(tagged.actors[named]) && actor == nullptr) {
      actor = &tagged.actors[named];
    }
  }
  return actor;
}

}  // namespace dateline::events
