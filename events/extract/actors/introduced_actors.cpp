#include "events/extract/actors/introduced_actors.h"

#include <algorithm>
#include <array>

namespace dateline::events {

namespace {

template <std::size_t N>
bool among(std::string_view word, const std::array<std::string_view, N>& words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// Words of an armed organisation's name.
constexpr std::array<std::string_view, 21> kArmedNames = {
    "front",      "liberation", "army",       "brigade",   "brigades",   "guerrilla",  "militia",
    "fighters",   "tigers",     "cartel",     "gang",      "mujahideen", "mujahidin",  "revolutionary",
    "resistance", "commandos",  "guerrillas", "battalion", "jihad",      "insurgents", "rebels"};
// Words of a name that is another body's for all that.
constexpr std::array<std::string_view, 21> kCivilNames = {
    "committee", "council",    "ministry", "association", "agency", "party",      "federation",
    "union",     "center",     "centre",   "institute",   "office", "commission", "company",
    "bank",      "university", "congress", "assembly",    "court",  "police",     "mission"};
// Who fights for an organisation, where its name stands beside them.
constexpr std::array<std::string_view, 12> kFighters = {"rebels",      "fighters",   "militants", "guerrillas",
                                                        "insurgents",  "gunmen",     "commandos", "terrorists",
                                                        "separatists", "militiamen", "rebel",     "militant"};

// Fighters who are spoken of as those of an organisation that the reader knows by now.
constexpr std::array<std::string_view, 13> kReferring = {
    "rebels",     "insurgents", "guerrillas", "separatists", "militants", "fighters", "terrorists",
    "extremists", "jihadists",  "guerillas",  "militiamen",  "fighter",   "guerrilla"};

}  // namespace

IntroducedActors::IntroducedActors(const TaggedText& tagged, std::string_view country) : t_(tagged) {
  const auto size_of_text = static_cast<std::uint32_t>(tagged.words.size());
  for (std::uint32_t at = 0; at + 1 < size_of_text; ++at) {
    if (tagged.words[at].tag == Tag::bracket) {
      in_brackets(at, country);
    } else if (tagged.is(at, WordClass::armed_noun) && among(tagged.lower(at), kFighters)) {
      of_fighters(at);
      before_fighters(at);
    } else if (const std::uint32_t size = tagged.structure.tokens[at].span.size(); size == 14 || size == 10) {
      if (const std::string_view word = tagged.lower(at); word == "responsibility") {
        who_claims(at);
      } else if (word == "attributed") {
        who_is_blamed(at);
      }
    }
  }
}

bool IntroducedActors::is_name_word(std::uint32_t word) const {
  const Token& token = t_.structure.tokens[word];
  return token.kind == Token::Kind::word && token.capitalised && t_.words[word].time == kNone &&
         t_.words[word].tag != Tag::determiner;
}

// The lexicon's organisation that goes by this name.
const ActorEntry* IntroducedActors::known_at(WordRange name) const {
  std::vector<PhraseTable::Match> matches;
  for (std::uint32_t at = name.begin; at < name.end; ++at) {
    t_.lexicon.actor_phrases.find({t_.ids.data() + at, name.end - at}, matches);
    for (const PhraseTable::Match& match : matches) {
      const ActorEntry& entry = t_.lexicon.actors[ActorPhrase::of(match.value).actor];
      if (!entry.generic && at + match.length == name.end) {
        return &entry;
      }
    }
  }
  return nullptr;
}

bool IntroducedActors::sounds_armed(WordRange name) const {
  bool armed = false;
  for (std::uint32_t at = name.begin; at < name.end; ++at) {
    if (among(t_.lower(at), kCivilNames)) {
      return false;
    }
    armed = armed || among(t_.lower(at), kArmedNames);
  }
  return armed;
}

// By the words of the name: a liberation front is a side's, a gang nobody's.
Side IntroducedActors::side_of_name(WordRange name) const {
  for (std::uint32_t at = name.begin; at < name.end; ++at) {
    const std::string_view word = t_.lower(at);
    if (word == "liberation" || word == "revolutionary" || word == "resistance" || word.starts_with("guer")) {
      return Side::opposition;
    }
  }
  return Side::unknown;
}

void IntroducedActors::add(WordRange name, std::string called, Side side, bool native) {
  const auto known =
      std::find_if(actors_.begin(), actors_.end(), [&](const Introduced& actor) { return actor.name == called; });
  const auto actor = static_cast<std::size_t>(known - actors_.begin());
  if (known == actors_.end()) {
    actors_.push_back({std::move(called), side, native});
  } else if (known->side == Side::unknown) {
    known->side = side;
  }
  Name added;
  added.actor = actor;
  for (std::uint32_t at = name.begin; at < name.end; ++at) {
    added.words.push_back(t_.spelling(at));
  }
  names_.push_back(std::move(added));
}

// "Sunrise Liberation Front (SLF)".
void IntroducedActors::in_brackets(std::uint32_t bracket, std::string_view country) {
  constexpr std::uint32_t kLongest = 8;  // words
  const auto size = static_cast<std::uint32_t>(t_.words.size());
  if (bracket + 2 >= size || t_.words[bracket + 2].tag != Tag::bracket) {
    return;
  }
  const Token& acronym = t_.structure.tokens[bracket + 1];
  if (!acronym.all_capitals || acronym.kind != Token::Kind::word || acronym.span.size() > kLongest) {
    return;
  }
  std::uint32_t begin = bracket;
  while (begin > 0 && begin + kLongest > bracket && t_.words[begin - 1].tag != Tag::stop &&
         (is_name_word(begin - 1) || (begin > 1 && begin < bracket &&
                                      (t_.lower(begin - 1) == "of" || t_.lower(begin - 1) == "for" ||
                                       t_.lower(begin - 1) == "the" || t_.lower(begin - 1) == "and")))) {
    --begin;
  }
  while (begin < bracket && !is_name_word(begin)) {
    ++begin;
  }
  const WordRange name{begin, bracket};
  if (const ActorEntry* known = known_at(name)) {
    if (known->kinds.test(static_cast<std::size_t>(ActorKind::armed))) {
      const bool native = known->country.empty() || country.empty() || known->country == country;
      add({bracket + 1, bracket + 2}, known->name, known->side, native);
    }
    return;
  }
  if (bracket - begin < 2 || !sounds_armed(name)) {
    return;
  }
  const std::string called(t_.spelling(bracket + 1));
  add(name, called, side_of_name(name), true);
  add({bracket + 1, bracket + 2}, called, side_of_name(name), true);
}

// "rebels of the Sunrise Movement": no place's.
void IntroducedActors::of_fighters(std::uint32_t noun) {
  const auto size = static_cast<std::uint32_t>(t_.words.size());
  std::uint32_t begin = noun + 2;
  if (begin >= size || t_.lower(noun + 1) != "of") {
    return;
  }
  begin += t_.lower(begin) == "the" ? 1 : 0;
  const WordRange name = name_at(begin);
  if (name.empty() || t_.structure.tokens[noun].all_capitals) {
    return;
  }
  const bool rebels = t_.lower(noun).starts_with("rebel") || t_.lower(noun).starts_with("guer") ||
                      t_.lower(noun) == "insurgents" || t_.lower(noun) == "separatists";
  add(name, std::string(t_.span(name).of(t_.text)), rebels ? Side::opposition : Side::unknown, true);
}

// The name that begins here, of no place and of nobody that the lexicon knows; in capitals names are not told apart.
WordRange IntroducedActors::name_at(std::uint32_t begin) const {
  const auto size = static_cast<std::uint32_t>(t_.words.size());
  std::uint32_t end = begin;
  while (end < size && end < begin + 5 && is_name_word(end) && t_.words[end].toponym == kNone) {
    ++end;
  }
  const WordRange name{begin, end};
  return name.empty() || known_at(name) != nullptr ? WordRange{begin, begin} : name;
}

// "The Sunrise Column later claimed responsibility".
void IntroducedActors::who_claims(std::uint32_t responsibility) {
  std::uint32_t at = responsibility;
  if (at < 3 || (t_.lower(at - 1) != "claimed" && t_.lower(at - 1) != "claims") ||
      t_.structure.tokens[at].all_capitals) {
    return;
  }
  --at;
  while (at > 0 && (t_.words[at - 1].tag == Tag::have || t_.words[at - 1].tag == Tag::adverb)) {
    --at;
  }
  const std::uint32_t end = at;
  while (at > 0 && at + 5 > end && is_name_word(at - 1) && t_.words[at - 1].toponym == kNone) {
    --at;
  }
  const WordRange name{at, end};
  if (!name.empty() && name_at(at).end == end) {
    add(name, std::string(t_.span(name).of(t_.text)), Side::unknown, true);
  }
}

// "attributed the attack to the Sunrise Column".
void IntroducedActors::who_is_blamed(std::uint32_t attributed) {
  constexpr std::uint32_t kReach = 8;  // words
  const auto size = static_cast<std::uint32_t>(t_.words.size());
  bool deed = false;
  for (std::uint32_t at = attributed > kReach ? attributed - kReach : 0; at < attributed + kReach && at + 2 < size;
       ++at) {
    const std::string_view word = t_.lower(at);
    deed = deed || word.starts_with("attack") || word.starts_with("bomb") || word.starts_with("kill") ||
           word.starts_with("blast") || word.starts_with("explosion") || word.starts_with("murder") ||
           word.starts_with("ambush") || word.starts_with("massacre") || word.starts_with("shooting");
    if (at > attributed && word == "to") {
      const WordRange name = name_at(t_.lower(at + 1) == "the" ? at + 2 : at + 1);
      if (deed && !name.empty() && !t_.structure.tokens[attributed].all_capitals) {
        add(name, std::string(t_.span(name).of(t_.text)), Side::unknown, true);
      }
      return;
    }
  }
}

// "SLF rebels": by its short name alone, as peoples have rebels too ("Tuareg rebels").
void IntroducedActors::before_fighters(std::uint32_t noun) {
  if (noun == 0) {
    return;
  }
  const Token& name = t_.structure.tokens[noun - 1];
  if (!name.all_capitals || t_.structure.tokens[noun].all_capitals || t_.words[noun - 1].toponym != kNone ||
      t_.words[noun - 1].time != kNone || name.span.size() > 8 || known_at({noun - 1, noun}) != nullptr) {
    return;
  }
  const bool rebels = t_.lower(noun).starts_with("rebel") || t_.lower(noun).starts_with("guer");
  add({noun - 1, noun}, std::string(t_.spelling(noun - 1)), rebels ? Side::opposition : Side::unknown, true);
}

std::optional<IntroducedActors::Match> IntroducedActors::at(std::uint32_t word, std::uint32_t last) const {
  std::optional<Match> best;
  for (const Name& name : names_) {
    const auto length = static_cast<std::uint32_t>(name.words.size());
    if (word + length > last || t_.spelling(word) != name.words.front() || (best && word + length <= best->end)) {
      continue;
    }
    bool same = true;
    for (std::uint32_t at = 1; at < length && same; ++at) {
      same = t_.spelling(word + at) == name.words[at];
    }
    if (same) {
      best = Match{&actors_[name.actor], word + length};
    }
  }
  return best;
}

void refer_to_named_actors(TaggedText& tagged) {
  std::vector<const FoundActor*> named;  // each organisation once
  for (FoundActor& actor : tagged.actors) {
    if (!actor.is(ActorKind::armed) || actor.is(ActorKind::state) || actor.mention.side == Side::government ||
        actor.mention.side == Side::foreign) {
      continue;
    }
    if (!actor.generic) {
      const auto same = [&](const FoundActor* one) { return one->mention.actor == actor.mention.actor; };
      if (actor.native && std::none_of(named.begin(), named.end(), same)) {
        named.push_back(&actor);
      }
      continue;
    }
    if (actor.pattern.empty() || named.empty()) {
      continue;
    }
    const auto first = static_cast<std::uint32_t>(tagged.structure.token_at(actor.mention.span.begin));
    const auto last = static_cast<std::uint32_t>(tagged.structure.token_at(actor.mention.span.end - 1));
    const std::string_view before = first > 0 ? tagged.lower(first - 1) : std::string_view();
    const bool definite = before == "the" || before == "these" || before == "those";
    const bool rebels = actor.mention.side == Side::opposition;
    if (!among(tagged.lower(last), kReferring) || (first != last && !rebels) || (!definite && !rebels)) {
      continue;
    }
    const FoundActor* meant = nullptr;
    bool several = false;
    for (const FoundActor* one : named) {
      if (rebels && one->mention.side == Side::jihadist) {
        continue;
      }
      several = several || meant != nullptr;
      meant = one;
    }
    if (meant == nullptr || several) {
      continue;
    }
    actor.mention.actor = meant->mention.actor;
    actor.mention.side = meant->mention.side;
    actor.voice = meant->voice;
    actor.kinds = meant->kinds;
    actor.pattern.clear();
  }
}

}  // namespace dateline::events
