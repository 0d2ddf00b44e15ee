#include "events/extract/claims/communique.h"

#include <algorithm>

namespace dateline::events {

namespace {

constexpr std::uint32_t kHead = 400;  // bytes in which a communique says whose it is

// Whether "our" here owns those who fight: "our brave soldiers", "our air defence".
bool owns_forces(const TaggedText& t, std::uint32_t our) {
  for (std::uint32_t at = our + 1; at < t.words.size() && at < our + 4; ++at) {
    const std::uint32_t actor = t.words[at].actor;
    if (t.is(at, WordClass::armed_noun) || (actor != kNone && t.actors[actor].is(ActorKind::armed))) {
      return true;
    }
    if (is_punctuation(t.words[at].tag) || t.is_verb(at)) {
      return false;
    }
  }
  return false;
}

bool quoted(const TaggedText& t, std::uint32_t word) {
  const std::size_t paragraph =
      t.structure.sentences[t.structure.sentence_at(t.structure.tokens[word].span.begin)].paragraph;
  bool open = false;
  for (auto at = static_cast<std::uint32_t>(t.structure.token_at(t.structure.paragraphs[paragraph].begin)); at < word;
       ++at) {
    open = t.words[at].tag == Tag::quote && t.spelling(at) != "'" && t.spelling(at) != "’" ? !open : open;
  }
  return open;
}

bool speaks_itself(const TaggedText& t, std::uint32_t word) {
  const Sentence& sentence = t.structure.sentences[t.structure.sentence_at(t.structure.tokens[word].span.begin)];
  for (auto at = static_cast<std::uint32_t>(sentence.first_token); at < sentence.last_token; ++at) {
    if (t.has_kind(at, VerbKind::speech)) {
      return false;  // somebody says it
    }
  }
  return true;
}

}  // namespace

std::optional<Party> author_of_communique(const TaggedText& tagged, const ReportCountry& country) {
  std::uint32_t our = kNone;
  for (std::uint32_t at = 0; at < tagged.words.size() && our == kNone; ++at) {
    if (tagged.structure.tokens[at].span.size() == 3 && tagged.lower(at) == "our" && owns_forces(tagged, at) &&
        !quoted(tagged, at) && speaks_itself(tagged, at)) {
      our = at;
    }
  }
  if (our == kNone) {
    return std::nullopt;
  }
  const auto party_of = [](const FoundActor& actor) {
    return Party{actor.mention.actor, actor.mention.side, actor.kinds, {}, true, {}};
  };
  const FoundActor* own = nullptr;  // "our soldiers": a sort of forces, named after the report's country
  for (std::uint32_t at = our + 1; at < tagged.words.size() && at < our + 4 && own == nullptr; ++at) {
    const std::uint32_t actor = tagged.words[at].actor;
    own = actor != kNone && tagged.actors[actor].is(ActorKind::armed) ? &tagged.actors[actor] : nullptr;
  }
  const bool soldiers = own != nullptr && own->is(ActorKind::state);
  for (const FoundActor& actor : tagged.actors) {
    const bool of_sort =
        !soldiers || actor.is(ActorKind::state);  // no state's soldiers are those of the rebels it names
    if (actor.mention.span.begin < kHead && actor.is(ActorKind::armed) && !actor.generic && of_sort) {
      return party_of(actor);
    }
  }
  if (soldiers && own->mention.side != Side::unknown) {
    Party party = party_of(*own);
    party.pattern = own->pattern;
    if (!party.pattern.empty()) {
      party.name = named_after(party.pattern, country.name);
    }
    return party;
  }
  return std::nullopt;
}

bool is_enemy(const TaggedText& tagged, WordRange range) {
  for (std::uint32_t at = range.begin; at < range.end && at < range.begin + 3; ++at) {
    const std::string_view word = tagged.lower(at);
    if (word == "enemy" || word == "invaders" || word == "occupiers" || word == "aggressor" || word == "aggressors") {
      return true;
    }
    if (tagged.words[at].tag != Tag::determiner && tagged.words[at].tag != Tag::number &&
        tagged.words[at].tag != Tag::adjective) {
      return false;
    }
  }
  return false;
}

}  // namespace dateline::events
