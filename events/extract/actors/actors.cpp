#include "events/extract/actors/actors.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "events/extract/actors/introduced_actors.h"

namespace dateline::events {

namespace {

constexpr std::array<std::string_view, 8> kBacked = {"-backed",  "-led",     "-allied", "-supported",
                                                     "-trained", "-aligned", "-funded", "-based"};
constexpr std::array<std::string_view, 6> kHeld = {"-held", "-controlled", "-occupied", "-run", "-dominated", "-ruled"};

template <std::size_t N>
std::size_t suffix_length(std::string_view word, const std::array<std::string_view, N>& suffixes) {
  for (const std::string_view suffix : suffixes) {
    if (word.size() > suffix.size() && word.ends_with(suffix)) {
      return suffix.size();
    }
  }
  return 0;
}

class ActorFinder {
 public:
  ActorFinder(TaggedText& tagged, const geo::Gazetteer& gazetteer, const ReportCountry& country)
      : t_(tagged), gazetteer_(gazetteer), country_(country), introduced_(tagged, country.code) {}

  void run() {
    for (const Sentence& sentence : t_.structure.sentences) {
      first_ = static_cast<std::uint32_t>(sentence.first_token);
      last_ = static_cast<std::uint32_t>(sentence.last_token);
      free_ = first_;
      for (std::uint32_t at = first_; at < last_;) {
        const bool may_begin = t_.lexicon.actor_phrases.may_begin(t_.ids[at]) || t_.structure.tokens[at].capitalised;
        at = may_begin ? std::max(at + 1, try_at(at)) : at + 1;
      }
    }
  }

 private:
  // Adds the actor that begins at `at` where there is one; returns where to go on.
  std::uint32_t try_at(std::uint32_t at) {
    t_.lexicon.actor_phrases.find({t_.ids.data() + at, last_ - at}, matches_);
    for (const PhraseTable::Match& match : matches_) {
      const ActorPhrase phrase = ActorPhrase::of(match.value);
      const ActorEntry& entry = t_.lexicon.actors[phrase.actor];
      const WordRange range{at, at + static_cast<std::uint32_t>(match.length)};
      if (!written_so(at, phrase.capitals) || is_verb_here(range) || goes_on(range)) {
        continue;
      }
      if (entry.generic) {
        add_generic(range, entry);
      } else {
        add_named(range, entry);
      }
      return free_;
    }
    if (t_.structure.tokens[at].capitalised) {
      if (const auto introduced = introduced_.at(at, last_)) {
        add_introduced({at, introduced->end}, *introduced->actor);
        return free_;
      }
    }
    return at;
  }

  void add_introduced(WordRange range, const IntroducedActors::Introduced& introduced) {
    FoundActor actor;
    actor.kinds.set(static_cast<std::size_t>(ActorKind::armed));
    actor.kinds.set(static_cast<std::size_t>(ActorKind::speaker));
    actor.mention.actor = introduced.name;
    actor.mention.side = introduced.side;
    actor.native = introduced.native;
    add(std::move(actor), with_nouns(range));
  }

  [[nodiscard]] bool written_so(std::uint32_t at, ActorPhrase::Capitals capitals) const {
    const Token& token = t_.structure.tokens[at];
    switch (capitals) {
      case ActorPhrase::Capitals::any:
        return true;
      case ActorPhrase::Capitals::first:
        return token.capitalised;
      case ActorPhrase::Capitals::all:
        return token.all_capitals;
    }
    return false;
  }

  [[nodiscard]] bool is_verb_here(WordRange range) const {
    return range.end - range.begin == 1 && (t_.is_verb(range.begin) || is_auxiliary(t_.words[range.begin].tag));
  }

  // "opposition leader", "army base", "police station": the phrase only describes what follows.
  [[nodiscard]] bool goes_on(WordRange range) const {
    return range.end < last_ && t_.is(range.end, WordClass::place_noun) && t_.words[range.end].tag == Tag::noun &&
           t_.words[range.end].toponym == kNone && t_.is(range.end, WordClass::here_noun) == false &&
           range.end - range.begin == 1;
  }

  void add(FoundActor actor, WordRange range) {
    actor.mention.span = t_.span(range);
    if (actor.voice.empty()) {
      actor.voice = actor.mention.actor;
    }
    actor.mention.can_fight = actor.is(ActorKind::armed);
    actor.mention.can_speak =
        actor.is(ActorKind::speaker) || actor.is(ActorKind::medium) || actor.is(ActorKind::monitor);
    for (std::uint32_t word = range.begin; word < range.end; ++word) {
      t_.words[word].actor = static_cast<std::uint32_t>(t_.actors.size());
    }
    t_.actors.push_back(std::move(actor));
    free_ = range.end;
  }

  void add_named(WordRange range, const ActorEntry& entry) {
    FoundActor actor;
    actor.kinds = entry.kinds;
    actor.mention.side = side_of(entry, entry.country);
    if (entry.acts_as.empty()) {
      actor.mention.actor = entry.name;
    } else {
      actor.mention.actor = named_after(entry.acts_as, country_.name);
      actor.voice = entry.name;
    }
    actor.native = entry.country.empty() || country_.code.empty() || entry.country == country_.code;
    add(std::move(actor), with_nouns(range));
  }

  // "Hezbollah fighters", "the Islamic State group": one mention with the noun.
  [[nodiscard]] WordRange with_nouns(WordRange range) const {
    while (range.end < last_ && range.end - range.begin < 6 &&
           (t_.is(range.end, WordClass::armed_noun) || follows_as_noun(range.end)) && !t_.is_verb(range.end)) {
      ++range.end;
    }
    return range;
  }

  [[nodiscard]] bool follows_as_noun(std::uint32_t at) const {
    const std::string_view word = t_.spelling(at);
    return word == "group" || word == "forces" || word == "movement" || word == "militia" || word == "rebels" ||
           word == "coalition" || word == "alliance";
  }

  [[nodiscard]] Side side_of(const ActorEntry& entry, const std::string& country) const {
    if (!entry.kinds.test(static_cast<std::size_t>(ActorKind::state)) || country.empty() || country_.code.empty()) {
      return entry.side;
    }
    return country == country_.code ? Side::government : Side::foreign;
  }

  void add_generic(WordRange range, const ActorEntry& entry) {
    const WordRange noun = range;
    std::string code;
    std::uint32_t proper = kNone;
    bool kurdish = false;
    while (range.begin > free_) {
      const std::uint32_t word = range.begin - 1;
      const Tag tag = t_.words[word].tag;
      const std::string_view spelling = t_.spelling(word);
      if (suffix_length(spelling, kBacked) > 0) {
        --range.begin;
        continue;
      }
      if (t_.words[word].toponym != kNone) {
        const auto place = t_.toponyms[t_.words[word].toponym].place;
        if (code.empty() && place) {
          code = country_code(gazetteer_, *place);
        }
        // "in Aleppo rebels": the place is no part of the actor unless it owns it or is a demonym.
        if (t_.toponyms[t_.words[word].toponym].role == ToponymRole::literal &&
            t_.words[word + 1].tag != Tag::possessive) {
          break;
        }
      } else if (tag == Tag::possessive && word > free_ && t_.words[word - 1].toponym != kNone) {
        // "Niger's army"
      } else if (tag == Tag::proper && t_.structure.tokens[word].capitalised && t_.words[word].time == kNone) {
        proper = word;
      } else if (tag != Tag::adjective || suffix_length(spelling, kHeld) > 0) {
        if (tag != Tag::noun || !(spelling == "government" || spelling == "rebel" || spelling == "army" ||
                                  spelling == "opposition" || spelling == "militia")) {
          break;
        }
      }
      kurdish = kurdish || spelling == "Kurdish";
      --range.begin;
    }
    while (range.begin < noun.begin && t_.words[range.begin].tag == Tag::adjective &&
           t_.words[range.begin].toponym == kNone && !kurdish && !t_.structure.tokens[range.begin].capitalised &&
           suffix_length(t_.spelling(range.begin), kBacked) == 0) {
      ++range.begin;  // "heavy troops": only what tells which
    }
    FoundActor actor;
    actor.kinds = entry.kinds;
    actor.generic = true;
    const std::string name = code.empty() ? country_.name : country_name(gazetteer_, code);
    actor.mention.actor = named_after(entry.name, name);
    actor.pattern = code.empty() ? entry.name : "";
    actor.mention.side = side_of(entry, code.empty() ? country_.code : code);
    const bool armed = actor.is(ActorKind::armed);
    if (kurdish && armed) {
      actor.mention.side = Side::kurdish;
      actor.mention.actor = country_.code == "SY" ? "SDF/YPG" : "Kurdish forces";
      actor.pattern.clear();
    } else if (armed && proper != kNone && proper > first_ && code.empty()) {
      actor.mention.actor = std::string(t_.span({range.begin, range.end}).of(t_.text));
      actor.mention.side = entry.side == Side::government ? Side::unknown : entry.side;
      actor.generic = false;
      actor.pattern.clear();
    }
    if (actor.generic && code.empty() && entry.kinds.test(static_cast<std::size_t>(ActorKind::state)) &&
        fights_local_group(noun.end)) {
      actor.mention.actor = named_after(entry.name, "");
      actor.mention.side = Side::unknown;
      actor.pattern.clear();
    }
    add_coordinated(range, entry);
    add(std::move(actor), range);
  }

  // "soldiers battling Hamas" in a report about Hamas's country: whose soldiers they are is not said.
  [[nodiscard]] bool fights_local_group(std::uint32_t at) {
    if (at + 1 >= last_ || !t_.is(at, WordClass::opposing)) {
      return false;
    }
    std::vector<PhraseTable::Match> enemies;
    t_.lexicon.actor_phrases.find({t_.ids.data() + at + 1, last_ - at - 1}, enemies);
    if (enemies.empty()) {
      return false;
    }
    const ActorEntry& enemy = t_.lexicon.actors[ActorPhrase::of(enemies.front().value).actor];
    return !enemy.generic && enemy.country == country_.code && enemy.side != Side::government;
  }

  // "Russian and Syrian warplanes": the first of them too.
  void add_coordinated(WordRange range, const ActorEntry& entry) {
    if (range.begin < free_ + 2 || t_.words[range.begin - 1].id != t_.lexicon.and_ ||
        t_.words[range.begin].toponym == kNone) {
      return;
    }
    const std::uint32_t other = range.begin - 2;
    const std::uint32_t toponym = t_.words[other].toponym;
    if (toponym == kNone || t_.toponyms[toponym].role != ToponymRole::demonym || !t_.toponyms[toponym].place) {
      return;
    }
    FoundActor actor;
    const std::string code = country_code(gazetteer_, *t_.toponyms[toponym].place);
    actor.kinds = entry.kinds;
    actor.generic = true;
    actor.mention.actor = named_after(entry.name, country_name(gazetteer_, code));
    actor.mention.side = side_of(entry, code);
    add(std::move(actor), {other, other + 1});
  }

  TaggedText& t_;
  const geo::Gazetteer& gazetteer_;
  const ReportCountry& country_;
  IntroducedActors introduced_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  std::uint32_t free_ = 0;  // words before it belong to actors already
  std::vector<PhraseTable::Match> matches_;
};

// Which toponyms are words of a named actor.
std::vector<bool> toponyms_in_names(const TaggedText& tagged) {
  std::vector<bool> in_name(tagged.toponyms.size());
  std::vector<PhraseTable::Match> matches;
  std::size_t named = 0;  // the first toponym that does not end before the sentence
  for (const Sentence& sentence : tagged.structure.sentences) {
    while (named < tagged.toponyms.size() && tagged.toponyms[named].span.end <= sentence.span.begin) {
      ++named;
    }
    if (named == tagged.toponyms.size() || tagged.toponyms[named].span.begin >= sentence.span.end) {
      continue;
    }
    for (std::size_t at = sentence.first_token; at < sentence.last_token; ++at) {
      if (!tagged.lexicon.actor_phrases.may_begin(tagged.ids[at])) {
        continue;
      }
      tagged.lexicon.actor_phrases.find({tagged.ids.data() + at, sentence.last_token - at}, matches);
      if (matches.empty() || matches.front().length < 2 ||
          tagged.lexicon.actors[ActorPhrase::of(matches.front().value).actor].generic) {
        continue;
      }
      for (std::size_t word = at; word < at + matches.front().length; ++word) {
        if (tagged.words[word].toponym != kNone &&
            tagged.toponyms[tagged.words[word].toponym].role == ToponymRole::literal) {
          in_name[tagged.words[word].toponym] = true;
        }
      }
    }
  }
  return in_name;
}

}  // namespace

std::string named_after(std::string_view name, std::string_view country) {
  const std::size_t hole = name.find("{}");
  if (hole == std::string_view::npos) {
    return std::string(name);
  }
  if (!country.empty()) {
    return std::string(name.substr(0, hole)).append(country).append(name.substr(hole + 2));
  }
  std::string_view bare = name.substr(0, hole);
  for (const std::string_view tail : {" (", " of "}) {
    if (bare.ends_with(tail)) {
      bare.remove_suffix(tail.size());
    }
  }
  return std::string(bare);
}

std::string country_code(const geo::Gazetteer& gazetteer, geo::PlaceIndex place) {
  for (int depth = 0; depth < 8; ++depth) {
    if (const std::string_view code = gazetteer.country(place); !code.empty()) {
      return std::string(code);
    }
    const auto outer = gazetteer.parent(place);
    if (!outer) {
      break;
    }
    place = *outer;
  }
  return {};
}

std::string country_name(const geo::Gazetteer& gazetteer, std::string_view code) {
  if (code.empty()) {
    return {};
  }
  const auto place = gazetteer.find_id("iso:" + std::string(code));
  return place ? std::string(gazetteer.name(*place)) : std::string();
}

ReportCountry report_country(const TaggedText& tagged, const geo::Gazetteer& gazetteer) {
  const std::vector<bool> in_name = toponyms_in_names(tagged);
  std::map<std::string, double, std::less<>> weights;
  for (std::size_t index = 0; index < tagged.toponyms.size(); ++index) {
    const Toponym& toponym = tagged.toponyms[index];
    if (!toponym.place || in_name[index]) {
      continue;
    }
    const std::string code = country_code(gazetteer, *toponym.place);
    if (code.empty()) {
      continue;
    }
    switch (toponym.role) {
      case ToponymRole::literal:
        // A country by its name may only be spoken of: "talks brokered by".
        weights[code] += gazetteer.kind(*toponym.place) == geo::PlaceKind::country ? 1 : 3;
        break;
      case ToponymRole::demonym:
      case ToponymRole::dateline:
      case ToponymRole::modifier:
        weights[code] += 1;
        break;
      case ToponymRole::metonym:
      case ToponymRole::byline:
      case ToponymRole::part_of_name:
        weights[code] += 0.5;
        break;
    }
  }
  const auto best = std::max_element(weights.begin(), weights.end(),
                                     [](const auto& a, const auto& b) { return a.second < b.second; });
  if (best == weights.end()) {
    return {};
  }
  const auto as_heavy =
      std::count_if(weights.begin(), weights.end(), [&](const auto& weight) { return weight.second == best->second; });
  if (as_heavy > 1) {
    return {};
  }
  return {best->first, country_name(gazetteer, best->first)};
}

void find_actors(TaggedText& tagged, const geo::Gazetteer& gazetteer, const ReportCountry& country) {
  ActorFinder(tagged, gazetteer, country).run();
  refer_to_named_actors(tagged);
}

std::optional<FoundActor> holder_at(const TaggedText& tagged, std::uint32_t word, const ReportCountry& country) {
  const std::string_view spelling = tagged.spelling(word);
  const std::size_t suffix = suffix_length(spelling, kHeld);
  if (suffix == 0) {
    return std::nullopt;
  }
  const WordId id = tagged.lexicon.vocabulary.find(spelling.substr(0, spelling.size() - suffix));
  std::vector<PhraseTable::Match> matches;
  tagged.lexicon.side_words.find({&id, 1}, matches);
  if (id == 0 || matches.empty()) {
    return std::nullopt;
  }
  const ActorEntry& entry = tagged.lexicon.sides[matches.front().value];
  FoundActor holder;
  holder.mention.span = tagged.structure.tokens[word].span;
  holder.mention.actor = named_after(entry.name, country.name);
  holder.mention.side = entry.side;
  holder.mention.can_fight = true;
  holder.kinds = entry.kinds;
  holder.voice = holder.mention.actor;
  holder.generic = true;
  return holder;
}

}  // namespace dateline::events
