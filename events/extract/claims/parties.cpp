#include "events/extract/claims/parties.h"

#include <algorithm>

#include "events/extract/claims/communique.h"

namespace dateline::events {

namespace {

// Whether two sides fight each other as a rule.
bool opposed(Side a, Side b) {
  const auto state = [](Side side) { return side == Side::government; };
  if (a == Side::unknown || b == Side::unknown || a == b) {
    return false;
  }
  return state(a) || state(b) || a == Side::jihadist || b == Side::jihadist || a == Side::foreign || b == Side::foreign;
}

}  // namespace

Parties::Parties(const TaggedText& tagged, const ReportCountry& country, const geo::Gazetteer& gazetteer)
    : t_(tagged), country_(country), gazetteer_(gazetteer), author_(author_of_communique(tagged, country)) {
  const auto add = [&](Party party) {
    Weight& weight = armed_[party.name];
    ++weight.count;
    party.span = {};
    party.from_context = true;
    weight.party = std::move(party);
  };
  for (const FoundActor& actor : tagged.actors) {
    if (actor.is(ActorKind::armed) && actor.mention.side != Side::unknown) {
      add(party_of(actor));
    }
  }
  for (std::uint32_t word = 0; word < tagged.words.size(); ++word) {
    if (tagged.words[word].tag == Tag::adjective) {
      if (const auto holder = holder_at(tagged, word, country)) {
        add(party_of(*holder));
      }
    }
  }
}

Party Parties::party_of(const FoundActor& actor) {
  return {actor.mention.actor, actor.mention.side, actor.kinds, actor.mention.span, false, actor.pattern};
}

std::optional<Party> Parties::by_metonym(std::uint32_t word, bool military) const {
  const std::uint32_t toponym = t_.words[word].toponym;
  if (toponym == kNone || !t_.toponyms[toponym].place) {
    return std::nullopt;
  }
  const Toponym& named = t_.toponyms[toponym];
  if (named.role == ToponymRole::demonym || named.role == ToponymRole::modifier) {
    return std::nullopt;
  }
  const geo::PlaceKind kind = gazetteer_.kind(*named.place);
  if (named.role != ToponymRole::metonym && kind != geo::PlaceKind::country) {
    return std::nullopt;
  }
  const std::string code = country_code(gazetteer_, *named.place);
  const std::string name = country_name(gazetteer_, code);
  if (name.empty()) {
    return std::nullopt;
  }
  Party party;
  party.name = (military ? "Military Forces of " : "Government of ") + name;
  party.side = code == country_.code ? Side::government : Side::foreign;
  party.kinds.set(static_cast<std::size_t>(ActorKind::state));
  if (military) {
    party.kinds.set(static_cast<std::size_t>(ActorKind::armed));
  }
  party.span = named.span;
  return party;
}

// "Russian missiles": those who send them.
std::optional<Party> Parties::by_weapon(std::uint32_t word, WordRange range) const {
  const std::uint32_t toponym = t_.words[word].toponym;
  if (toponym == kNone || !t_.toponyms[toponym].place || t_.toponyms[toponym].role == ToponymRole::literal ||
      RangeFacts(t_, {word, word + 1}).weapon() ||  // "a grenade": not of Grenada
      !RangeFacts(t_, {word + 1, std::min(word + 4, range.end)}).weapon()) {
    return std::nullopt;
  }
  return forces_of(country_code(gazetteer_, *t_.toponyms[toponym].place), t_.toponyms[toponym].span);
}

std::optional<Party> Parties::forces_of(const std::string& code, Span span) const {
  const std::string name = country_name(gazetteer_, code);
  if (name.empty()) {
    return std::nullopt;
  }
  Party party;
  party.name = "Military Forces of " + name;
  party.side = code == country_.code ? Side::government : Side::foreign;
  party.kinds.set(static_cast<std::size_t>(ActorKind::state));
  party.kinds.set(static_cast<std::size_t>(ActorKind::armed));
  party.span = span;
  return party;
}

std::optional<Party> Parties::in_range(WordRange range, bool military) const {
  std::optional<Party> first;
  bool after_preposition = false;
  bool linked = false;   // "fighters from", "forces loyal to": the name that follows tells which
  bool against = false;  // "fighters opposed to": the name that follows is another's
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const Word& word = t_.words[at];
    against = against || (first && t_.is(at, WordClass::opposing));
    if (word.actor != kNone) {
      const FoundActor& actor = t_.actors[word.actor];
      const bool takes_part = actor.is(ActorKind::armed) || actor.is(ActorKind::civilian) ||
                              actor.is(ActorKind::protest) || actor.is(ActorKind::riot) || actor.is(ActorKind::state);
      if (takes_part && !first) {
        if (!after_preposition) {
          first = party_of(actor);
        }
      } else if (takes_part && first && linked && !against && !actor.generic &&
                 (first->side == Side::unknown || !first->pattern.empty())) {
        const Span generic = first->span;
        first = party_of(actor);
        first->span = hull(generic, first->span);
        return first;
      }
      while (at + 1 < range.end && t_.words[at + 1].actor == word.actor) {
        ++at;
      }
      continue;
    }
    if (word.tag == Tag::preposition || word.tag == Tag::to) {
      after_preposition = true;
      linked = first.has_value();
    } else if (word.tag == Tag::comma || word.tag == Tag::conjunction) {
      after_preposition = false;
      linked = false;
      against = false;
    } else if (!first && !after_preposition) {
      const bool head = at + 1 >= range.end || !is_nominal(t_.words[at + 1].tag);
      if (auto sender = by_weapon(at, range)) {
        first = std::move(sender);
      }
      if (head) {
        if (auto state = by_metonym(at, military)) {
          first = std::move(state);
        }
      }
    }
  }
  if (first) {
    return first;
  }
  // After a preposition all the same: "members of the Islamic State".
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const std::uint32_t actor = t_.words[at].actor;
    if (actor != kNone && t_.actors[actor].is(ActorKind::armed)) {
      return party_of(t_.actors[actor]);
    }
  }
  return std::nullopt;
}

// "they", "it", "the group": the armed actor that acted last, first one of the sentence before.
std::optional<Party> Parties::referred_to(std::uint32_t word, const Sentence& sentence) const {
  const std::uint32_t byte = t_.structure.tokens[word].span.begin;
  const std::uint32_t begin = sentence.span.begin;
  std::optional<Party> best;
  const std::uint32_t reach = begin > 1200 ? begin - 1200 : 0;
  std::size_t best_sentence = 0;
  for (const FoundActor& actor : t_.actors) {
    if (actor.mention.span.begin < reach) {
      continue;
    }
    if (actor.mention.span.begin >= byte || actor.mention.span.begin >= begin) {
      break;
    }
    if (!actor.is(ActorKind::armed)) {
      continue;
    }
    const std::size_t in = t_.structure.sentence_at(actor.mention.span.begin);
    if (!best || in != best_sentence) {
      best = party_of(actor);
      best_sentence = in;
    }
  }
  if (best) {
    best->from_context = true;
    best->span = t_.structure.tokens[word].span;
  }
  return best;
}

// Who says in this sentence what the word is part of, where that is a party.
std::optional<Party> Parties::speaker_before(std::uint32_t word, const std::vector<Speech>& speech,
                                             bool military) const {
  for (auto said = speech.rbegin(); said != speech.rend(); ++said) {
    if (said->scope.contains(word) && said->place == Speech::Place::before && !said->speaker.empty()) {
      if (auto speaker = in_range(said->speaker, military)) {
        return speaker;
      }
    }
  }
  return std::nullopt;
}

bool Parties::is_possessive(WordRange range) const {
  for (std::uint32_t at = range.begin; at < range.end && t_.words[at].actor == kNone; ++at) {
    const std::string_view word = t_.lower(at);
    if (word == "its" || word == "their" || word == "our") {
      return true;  // "on Monday its forces"
    }
  }
  return false;
}

bool Parties::is_ours(WordRange range) const {
  for (std::uint32_t at = range.begin; at < range.end && t_.words[at].actor == kNone; ++at) {
    if (t_.lower(at) == "our") {
      return true;  // "today our air force"
    }
  }
  return false;
}

std::optional<Party> Parties::accused(const Happening& happening, const std::vector<Speech>& speech) const {
  for (const Speech& said : speech) {
    if (!said.accused.empty() && said.scope.contains(happening.clause.head.begin) &&
        !said.accused.contains(happening.clause.head.begin)) {
      if (auto party = in_range(said.accused, true)) {
        return party;
      }
    }
  }
  return std::nullopt;
}

// "The Turkish defence ministry said its soldiers": Turkey's.
std::optional<Party> Parties::forces_of_speaker(WordRange speaker) const {
  for (std::uint32_t at = speaker.begin; at < speaker.end; ++at) {
    const std::uint32_t toponym = t_.words[at].toponym;
    if (toponym != kNone && t_.toponyms[toponym].place) {
      const geo::PlaceIndex place = *t_.toponyms[toponym].place;
      const bool country =
          t_.toponyms[toponym].role == ToponymRole::demonym || gazetteer_.kind(place) == geo::PlaceKind::country;
      if (country) {
        return forces_of(country_code(gazetteer_, place), t_.toponyms[toponym].span);
      }
    }
  }
  return std::nullopt;
}

// "The SDF said its fighters": the SDF's. Without a speaker that fights, whoever acted last.
std::optional<Party> Parties::owner_of(WordRange range, const Sentence& sentence,
                                       const std::vector<Speech>& speech) const {
  auto owner = speaker_before(range.begin, speech, true);
  if (!owner && speech.empty() && author_ && is_ours(range)) {
    return author_;
  }
  const bool speaks = std::any_of(speech.begin(), speech.end(), [&](const Speech& said) {
    return said.scope.contains(range.begin) && said.place == Speech::Place::before;
  });
  for (const Speech& said : speech) {
    if (!owner && said.scope.contains(range.begin) && said.place == Speech::Place::before) {
      owner = forces_of_speaker(said.speaker);
    }
  }
  if (!owner && !speaks) {
    owner = referred_to(range.begin, sentence);
  }
  return owner && (owner->kinds.test(static_cast<std::size_t>(ActorKind::armed)) ||
                   owner->kinds.test(static_cast<std::size_t>(ActorKind::state)))
             ? owner
             : std::nullopt;
}

// "killed in clashes with the army": who they fought.
std::optional<Party> Parties::fought_with(const Sentence& sentence, const Happening& happening) const {
  const Clause& clause = happening.clause;
  if (happening.trigger->frame != Frame::kill || !clause.passive) {
    return std::nullopt;
  }
  constexpr std::uint32_t kReach = 12;  // words
  const auto end = std::min(static_cast<std::uint32_t>(sentence.last_token), clause.head.end + kReach);
  bool fights = false;
  for (std::uint32_t at = clause.head.end; at < end && t_.words[at].tag != Tag::comma; ++at) {
    const std::string_view word = t_.lower(at);
    fights = fights || word == "combat" || word == "fighting" || word.starts_with("clash") ||
             word.starts_with("battle") || word == "shootout" || word == "firefight";
    if (fights && (t_.words[at].id == t_.lexicon.with || t_.words[at].id == t_.lexicon.against)) {
      return in_range({at + 1, end}, true);
    }
  }
  return std::nullopt;
}

std::optional<Party> Parties::agent(const Sentence& sentence, const Happening& happening,
                                    const std::vector<Speech>& speech) const {
  // "..., the ministry said, blaming X": X, unless the sentence names who did it.
  auto blamed = accused(happening, speech);
  if (happening.agent.empty()) {
    // "Israeli air strikes on X": the country's, as in "an Israeli air strike hit X".
    const Clause& clause = happening.clause;
    const bool sent = clause.noun && happening.trigger->frame == Frame::bombard && !blamed;
    for (std::uint32_t at = clause.begin; sent && at < clause.head.begin; ++at) {
      if (auto sender = by_weapon(at, {at, clause.head.end})) {
        return sender;
      }
    }
    return blamed ? blamed : fought_with(sentence, happening);
  }
  if (auto enemy = enemy_in(happening.agent)) {
    return enemy;
  }
  const EventType type = type_of(happening.sub_event);
  const bool military = type == EventType::battles || type == EventType::explosions ||
                        happening.trigger->frame == Frame::siege || happening.trigger->frame == Frame::leave;
  if (auto party = in_range(happening.agent, military)) {
    const bool unnamed = party->side == Side::unknown || !party->pattern.empty();
    if (unnamed && is_possessive(happening.agent)) {
      if (auto owner = owner_of(happening.agent, sentence, speech)) {
        owner->span = party->span;
        return owner;
      }
    }
    return blamed && unnamed ? blamed : party;
  }
  const std::uint32_t head = happening.agent.end - 1;
  const std::string last = lower_word(t_.spelling(head));
  const bool pronoun = t_.words[head].tag == Tag::pronoun &&
                       (last == "they" || last == "it" || last == "he" || last == "we" || last == "who");
  if (pronoun || (last == "group" && happening.agent.end - happening.agent.begin <= 3)) {
    if (auto speaker = speaker_before(head, speech, military)) {
      speaker->span = t_.structure.tokens[head].span;
      return speaker;
    }
    return referred_to(head, sentence);
  }
  if (blamed) {
    return blamed;
  }
  // Unknown, as it is written: "the Sunrise Brigade".
  WordRange name = happening.agent;
  while (!name.empty() && (t_.words[name.begin].tag != Tag::proper || t_.words[name.begin].time != kNone)) {
    ++name.begin;
  }
  std::uint32_t end = name.begin;
  while (end < name.end && t_.words[end].tag == Tag::proper && t_.words[end].toponym == kNone) {
    ++end;
  }
  name.end = end;
  if (name.empty() || !military || RangeFacts(t_, happening.agent).weapon() || name.end - name.begin > 6) {
    return std::nullopt;
  }
  Party party;
  party.name = std::string(t_.span(name).of(t_.text));
  party.span = t_.span(name);
  party.kinds.set(static_cast<std::size_t>(ActorKind::armed));
  return party;
}

std::optional<Party> Parties::patient(const Sentence& sentence, const Happening& happening,
                                      const std::vector<Speech>& speech) const {
  auto party = patient_named(happening);
  // "said eight of its soldiers were killed": the speaker's.
  if (party && !party->pattern.empty() && party->is(ActorKind::armed) && is_possessive(happening.patient)) {
    if (auto owner = owner_of(happening.patient, sentence, speech)) {
      owner->span = party->span;
      return owner;
    }
  }
  return party;
}

std::optional<Party> Parties::patient_named(const Happening& happening) const {
  const Clause& clause = happening.clause;
  const auto armed_in = [&](WordRange range) -> std::optional<Party> {
    auto party = in_range(range, true);
    return party && !party->name.empty() && (!t_.words.empty()) ? party : std::nullopt;
  };
  switch (happening.trigger->frame) {
    case Frame::fight:
    case Frame::repel:
    case Frame::advance: {
      for (const Complement& one : clause.complements) {
        const WordId preposition = one.preposition == kNone ? 0 : t_.words[one.preposition].id;
        if (preposition == t_.lexicon.with || preposition == t_.lexicon.against || preposition == t_.lexicon.from) {
          if (auto party = armed_in(one.range)) {
            return party;
          }
        }
        if (preposition == t_.lexicon.between) {
          // The second of the two; the first is the agent.
          for (std::uint32_t at = one.range.begin; at < one.range.end; ++at) {
            if (t_.words[at].tag == Tag::conjunction) {
              if (auto party = armed_in({at + 1, one.range.end})) {
                return party;
              }
            }
          }
        }
      }
      for (std::uint32_t at = happening.agent.begin; at < happening.agent.end && !clause.noun; ++at) {
        if (t_.words[at].tag == Tag::conjunction) {
          if (auto party = armed_in({at + 1, happening.agent.end})) {
            return party;  // "soldiers and gunmen exchanged fire"
          }
        }
      }
      break;
    }
    case Frame::clear:
    case Frame::expel:
    case Frame::assault:
    case Frame::siege:
    case Frame::bombard:
    case Frame::hit:
    case Frame::kill:
    case Frame::shoot:
    case Frame::act:
    case Frame::disperse:
      for (const Complement& one : clause.complements) {
        const WordId preposition = one.preposition == kNone ? 0 : t_.words[one.preposition].id;
        if (happening.patient.empty() &&
            (preposition == t_.lexicon.on || preposition == t_.lexicon.at || preposition == t_.lexicon.against)) {
          if (auto party = armed_in(one.range)) {
            return party;
          }
        }
      }
      break;
    default:
      break;
  }
  if (happening.patient.empty()) {
    return std::nullopt;
  }
  if (auto party = in_range(happening.patient, true)) {
    return party;
  }
  auto enemy = enemy_in(happening.patient);
  return enemy ? enemy : owner_of_site(happening.patient);
}

// "rebel positions", "a police station": of a site that is hit, those whose it is.
std::optional<Party> Parties::owner_of_site(WordRange range) const {
  std::vector<PhraseTable::Match> matches;
  for (std::uint32_t at = range.begin; at + 1 < range.end; ++at) {
    if (t_.words[at].tag == Tag::preposition) {
      break;
    }
    if (t_.words[at].actor != kNone || !t_.is(at + 1, WordClass::place_noun)) {
      continue;
    }
    t_.lexicon.actor_phrases.find({t_.ids.data() + at, 1}, matches);
    for (const PhraseTable::Match& match : matches) {
      const ActorPhrase phrase = ActorPhrase::of(match.value);
      const Token& token = t_.structure.tokens[at];
      const bool written = phrase.capitals == ActorPhrase::Capitals::any ||
                           (phrase.capitals == ActorPhrase::Capitals::all ? token.all_capitals : token.capitalised);
      const ActorEntry& entry = t_.lexicon.actors[phrase.actor];
      if (written && entry.kinds.test(static_cast<std::size_t>(ActorKind::armed))) {
        auto owner = generic(phrase.actor);
        owner->pattern = entry.generic ? entry.name : "";
        owner->span = t_.structure.tokens[at].span;
        return owner;
      }
    }
  }
  return std::nullopt;
}

// "the enemy": whoever fights the author of the report, else the state whose report it is.
std::optional<Party> Parties::enemy_in(WordRange range) const {
  if (!is_enemy(t_, range)) {
    return std::nullopt;
  }
  auto enemy = opponent(author_ ? author_->side : Side::government);
  if (enemy) {
    enemy->span = t_.span(range);
    enemy->from_context = true;
  }
  return enemy;
}

std::optional<Party> Parties::generic(std::uint32_t actor) const {
  if (actor >= t_.lexicon.actors.size()) {
    return std::nullopt;
  }
  const ActorEntry& entry = t_.lexicon.actors[actor];
  Party party;
  party.name = named_after(entry.name, country_name(gazetteer_, country_.code));
  party.side = entry.side;
  party.kinds = entry.kinds;
  party.from_context = true;
  party.pattern = entry.name;
  return party;
}

std::optional<Party> Parties::holder(const Sentence& sentence) const {
  for (auto word = static_cast<std::uint32_t>(sentence.first_token); word < sentence.last_token; ++word) {
    if (t_.words[word].tag == Tag::adjective) {
      if (const auto holder = holder_at(t_, word, country_)) {
        return party_of(*holder);
      }
    }
    const bool held = t_.is(word, WordClass::state_marker) && word + 1 < sentence.last_token &&
                      t_.words[word + 1].id == t_.lexicon.by;
    if (held) {
      const auto end = std::min(static_cast<std::uint32_t>(sentence.last_token), word + 7);
      if (auto party = in_range({word + 2, end}, true)) {
        return party;
      }
    }
  }
  return std::nullopt;
}

std::optional<Party> Parties::opponent(Side side) const {
  const Weight* best = nullptr;
  int others = 0;
  for (const auto& [name, weight] : armed_) {
    if (!opposed(side, weight.party.side)) {
      continue;
    }
    if (best == nullptr || weight.count > best->count) {
      others = best == nullptr ? others : std::max(others, best->count);
      best = &weight;
    } else {
      others = std::max(others, weight.count);
    }
  }
  if (best == nullptr || best->count < 2 * others) {
    return std::nullopt;
  }
  return best->party;
}

}  // namespace dateline::events
