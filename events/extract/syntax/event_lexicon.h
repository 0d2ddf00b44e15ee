#pragma once

#include <array>
#include <bitset>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "events/extract/syntax/phrase_table.h"
#include "events/model/taxonomy.h"

namespace dateline::events {

/// What a word may be in a sentence, and what it stands for; a word may be of several classes. `words.csv` lists them.
enum class WordClass : std::uint8_t {
  determiner,
  possessive,
  preposition,
  conjunction,
  subordinator,
  relative,
  pronoun,
  be,
  have,
  do_,
  modal,
  negation,
  adverb,
  adjective,
  number,
  state_marker,  ///< "held", "controlled": "rebel-held" speaks of a state
  condition,
  place_noun,
  here_noun,  ///< "the town": may stand for a place named before
  civilian_noun,
  armed_noun,
  dead_word,
  injured_word,
  protest_noun,
  weapon_object,
  vague_quantifier,
  memorial,     ///< "anniversary": speaks of the past without reporting it
  depiction,    ///< "images", "history": what they are of is shown or told, not reported
  convoy,       ///< "buses": what carries people away
  route,        ///< "road"
  threat_noun,  ///< "threat", "plan": what follows has not happened
  accident,
  civil_target,  ///< what is not military: "mosque", "market"
  effect,        ///< with which an agreement is told to hold
  air_noun,
  reverse,  ///< to take again what one had
  locative,
  heavy,           ///< of bombing from the air or by guns, not of a bomb
  presupposing,    ///< prepositions after which an event is mentioned as known
  factual_gerund,  ///< "after capturing": what follows has happened
  ends,            ///< "the fighting stopped": no event
  pause,           ///< "a pause in the fighting"
  decree,          ///< "announced an offensive": not yet done
  general,         ///< "include", "than": what they govern is only named
  same_event,      ///< "bombing campaign": the noun before it tells of the event
  statement,       ///< "in an interview": how something was said
  harm_word,       ///< words that count the injured
  deadly_verb,     ///< verbs (base form) whose victims are dead
  site,            ///< what troops hold or lose
  goods,           ///< what is stolen or looted
  suspected,       ///< "unidentified", "armed": no mere crowd of people
  further,         ///< "another", "a fourth": one more of what was named
  partial,         ///< "parts", "areas", "most": not the whole of a place
  communal,        ///< members of communities known to fight as such: "herders", "clansmen"
  collective,      ///< "a group", "members": people who act together
  crude_weapon,    ///< "machetes", "stones"
  firearm,         ///< "guns", "gunfire"
  offence,         ///< of what a mob accuses its victims: "thief", "sorcery"
  protester,       ///< people who demonstrate
  demonstration,   ///< words that tell of a demonstration: "protest", "rallied"
  violent,         ///< "violent", "riotous": of a demonstration
  opposing,        ///< "opposed", "battling": who follows is the enemy
  vessel,          ///< "tanker": what pirates attack
  descriptive,     ///< "equipped", "dressed": before a preposition they belong to the noun before them
  settlement,      ///< where a community lives: "camp", "hamlet"
  euphemism,       ///< verbs (base form) that kill where their object is people: "neutralise"
  habitual,        ///< "often", "whenever": what happens time and again and is no one event
  strike_noun,     ///< "strike", "barrage": what hits as a weapon does
  killed_sign,     ///< "bullet-riddled", "gunshot", "bound": what shows that a body is of somebody who was killed
  quantity_noun,   ///< "a series of raids": counts what follows
  crime_word,      ///< of crimes, the police and courts: "burglary", "deputies", "indicted"
  war_word,        ///< of wars and strife: "troops", "rebels", "opposition"
  wreckage,        ///< "rubble": what the dead of an event told elsewhere are dug out of
  abstract,        ///< "decision", "proposal", "title": what no arms can hit
  unarmed_trade,   ///< "company", "team", "reporters": whose battles are figures of speech
  plan,            ///< "intends", "vowed", "set": with "to", or passive, what follows is announced
  count_
};
using WordClasses = std::bitset<static_cast<std::size_t>(WordClass::count_)>;

/// What a verb does to the clause that depends on it. `verbs.csv` lists them.
enum class VerbKind : std::uint8_t {
  general,
  speech,  ///< its clause is what somebody says
  deny,    ///< its clause is what somebody denies
  accuse,  ///< "accused X of ..."
  think,   ///< its clause is what somebody believes
  cite,    ///< "citing a source"
  light,   ///< "launched an attack": its object says what happened
  phase,   ///< "began to shell": what depends on it happens
  occur,   ///< "fighting erupted"
  wish,    ///< what depends on it has not happened
  attempt,
  negative,  ///< what depends on it did not happen
  count_
};
using VerbKinds = std::bitset<static_cast<std::size_t>(VerbKind::count_)>;

enum class VerbForm : std::uint8_t { base, s, past, participle, ing, count_ };
using VerbForms = std::bitset<static_cast<std::size_t>(VerbForm::count_)>;

/// All that the lists say of one word.
struct WordFacts {
  WordClasses classes;
  VerbForms forms;
  VerbKinds kinds;   ///< of the verb that it is a form of
  WordId lemma = 0;  ///< the base form of the verb, 0 where it is no verb
  int number = -1;   ///< that it names, -1 where none
  [[nodiscard]] bool is(WordClass word_class) const { return classes[static_cast<std::size_t>(word_class)]; }
  [[nodiscard]] bool is(VerbForm form) const { return forms[static_cast<std::size_t>(form)]; }
  [[nodiscard]] bool is(VerbKind kind) const { return kinds[static_cast<std::size_t>(kind)]; }
};

/// How the words around a trigger share out who did what to whom, and where.
enum class Frame : std::uint8_t {
  none,
  take,   ///< the subject gains the object, a place
  fall,   ///< the subject, a place, passes "to" somebody
  lose,   ///< the subject loses the object, a place
  expel,  ///< the subject drives the object out of a place
  clear,  ///< the subject clears a place of somebody
  leave,  ///< the subject leaves a place
  yield,  ///< the subject gives the object, a place, to somebody
  fight,
  advance,
  assault,
  repel,
  siege,
  bombard,  ///< the subject strikes the object from afar
  hit,      ///< the same, of a weapon: only with one in the clause
  destroy,
  explode,
  kill,
  shoot,
  act,  ///< the subject does it to the object
  protest,
  disperse,
  riot,
  agree,
  change,
  deploy,
  base,
  loot,
  displace,
  rob,    ///< the subject takes away the object, goods
  enter,  ///< the subject goes into a place: a gain where the report tells of gains of its own
  count_
};

/// What must be there for a trigger to count. `triggers.csv` names them in its column `needs`.
enum class Need : std::uint8_t {
  object,
  object_place,
  object_toponym,
  object_people,
  object_armed,
  object_weapon,
  object_protest,
  object_building,
  of_place,
  of_toponym,
  of_people,
  subject,
  subject_place,
  subject_toponym,
  subject_people,
  subject_armed,
  subject_civilian,
  place,
  from,
  weapon,
  killing,
  armed,
  number,
  finite,
  effect,         ///< "the truce took effect"
  strike,         ///< "strikes on", not "on strike"
  subject_route,  ///< a road, or what is on it
  object_route,   ///< a road by its name, or "it" after one
  subject_convoy,
  along,           ///< a named place after "along"
  object_goods,    ///< what is stolen
  object_site,     ///< a base, a town: what is held
  passive,         ///< "were seen"
  present,         ///< counts in the present tense too: "holds the road under fire control"
  subject_strike,  ///< "a strike hit the airport"
  subject_state,
  object_bodies,  ///< "the bodies of six men", "a decapitated body"
  undergone,      ///< "came under fire": the subject is what it is done to
  demonstration,  ///< this sentence or one of the two before it tells of a demonstration
  strife,         ///< the sentence has a word of wars and strife
  heard,          ///< "gunfire was heard", "erupted": told of by itself
  count_
};
using Needs = std::bitset<static_cast<std::size_t>(Need::count_)>;

/// The frame's word in `triggers.csv`.
[[nodiscard]] std::string_view name_of(Frame frame);

struct Trigger {
  std::string pattern;
  bool noun = false;
  Frame frame = Frame::none;
  std::optional<SubEventType> sub_event;  ///< empty where the arguments decide
  Needs needs;
};

/// What an actor may do in a report.
enum class ActorKind : std::uint8_t {
  armed,
  state,
  speaker,
  medium,
  monitor,
  civilian,
  protest,
  riot,
  official,
  count_
};
using ActorKinds = std::bitset<static_cast<std::size_t>(ActorKind::count_)>;

/// A named actor, or a sort of actors ("troops") whose name has "{}" for the country.
struct ActorEntry {
  std::string name;
  Side side = Side::unknown;
  std::string country;  ///< ISO 3166-1 alpha-2; empty for none
  ActorKinds kinds;
  std::string acts_as;  ///< the actor that it acts for, where its voice has a name of its own; "{}" for the country
  bool generic = false;
};

/// How a phrase names an actor: which one, and how it must be written ("IS" is not "is").
struct ActorPhrase {
  enum class Capitals : std::uint8_t { any, first, all };
  std::uint32_t actor = 0;
  Capitals capitals = Capitals::any;
  [[nodiscard]] std::uint32_t value() const { return actor * 4 + static_cast<std::uint32_t>(capitals); }
  [[nodiscard]] static ActorPhrase of(std::uint32_t value) { return {value / 4, static_cast<Capitals>(value % 4)}; }
};

/// The word lists that events are read with: words and verbs, triggers, weapons, actors and speakers. Immutable after
/// loading; may be used from any thread.
class EventLexicon {
 public:
  /// Reads the lists of `folder` (assets/lexicons; its README names the files and their columns). Errors name file and
  /// line.
  [[nodiscard]] static Result<std::shared_ptr<const EventLexicon>> load(const std::filesystem::path& folder);

  Vocabulary vocabulary;
  std::vector<WordFacts> facts;  ///< by word; of word 0 nothing is known

  PhraseTable trigger_phrases;
  std::vector<Trigger> triggers;
  PhraseTable weapon_phrases;  ///< values are SubEventType
  PhraseTable actor_phrases;   ///< values are ActorPhrase::value()
  std::vector<ActorEntry> actors;
  std::uint32_t protesters = 0;  ///< index in `actors` of those who protest, whoever they are
  PhraseTable speaker_phrases;   ///< values index `speakers`
  std::vector<ActorEntry> speakers;
  std::map<std::string, std::string, std::less<>> capitals;  ///< place id of the seat of government, by country
  PhraseTable side_words;                                    ///< the first part of "rebel-held"; values index `sides`
  std::vector<ActorEntry> sides;

  /// Nothing where no list has the word, or where it is punctuation.
  [[nodiscard]] const WordFacts& facts_of(WordId word) const { return facts[word < facts.size() ? word : 0]; }
  [[nodiscard]] bool is(WordId word, WordClass word_class) const { return facts_of(word).is(word_class); }
  [[nodiscard]] bool is(WordId word, VerbKind kind) const { return facts_of(word).is(kind); }
  [[nodiscard]] bool is(WordId word, VerbForm form) const { return facts_of(word).is(form); }
  [[nodiscard]] WordId lemma(WordId word) const { return facts_of(word).lemma; }

  // Words that rules name.
  WordId by = 0, of = 0, to = 0, that = 0, between = 0, and_ = 0, from = 0, out = 0, into = 0, in = 0, on = 0, at = 0,
         against = 0, with = 0, near = 0, for_ = 0, before = 0, after = 0, since = 0, according = 0, they = 0, it = 0,
         he = 0, she = 0, during = 0, as = 0, say = 0, tell = 0, told = 0, over = 0, have = 0, be = 0, who = 0,
         kill = 0, shoot = 0;

 private:
  EventLexicon() = default;
  friend class EventLexiconLoader;
};

}  // namespace dateline::events
