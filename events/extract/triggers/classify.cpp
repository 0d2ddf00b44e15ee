#include "events/extract/triggers/classify.h"

#include <algorithm>

#include "events/extract/triggers/deed_words.h"
#include "events/extract/triggers/standing.h"

namespace dateline::events {

namespace {

class Classifier {
 public:
  Classifier(const TaggedText& tagged, const Sentence& sentence, const Happening& happening)
      : t_(tagged),
        sentence_(sentence),
        sentence_range_{static_cast<std::uint32_t>(sentence.first_token),
                        static_cast<std::uint32_t>(sentence.last_token)},
        happening_(happening),
        agent_(tagged, happening.agent),
        patient_(tagged, happening.patient),
        by_(standing_of(tagged, happening.agent)) {}

  [[nodiscard]] std::optional<SubEventType> run() const {
    const Trigger& trigger = *happening_.trigger;
    switch (trigger.frame) {
      case Frame::none:
      case Frame::count_:
        return std::nullopt;
      case Frame::take:
      case Frame::fall:
      case Frame::lose:
      case Frame::expel:
      case Frame::clear:
      case Frame::enter:
        return SubEventType::government_regains_territory;
      case Frame::fight:
        return fight();
      case Frame::assault:
        return assault();
      case Frame::bombard:
        return trigger.sub_event ? trigger.sub_event : bombard();
      case Frame::hit:
        return hit();
      case Frame::destroy:
        return destroy();
      case Frame::explode:
        return explode();
      case Frame::kill:
        return kill();
      case Frame::shoot:
        return shoot();
      case Frame::act:
        return act();
      case Frame::loot:
      case Frame::rob:
        return loot();
      case Frame::riot:
        return riot();
      case Frame::protest:
        return protest();
      default:
        return trigger.sub_event;
    }
  }

 private:
  [[nodiscard]] bool in_sentence(WordClass word_class) const { return RangeFacts(t_, sentence_range_).any(word_class); }

  [[nodiscard]] WordRange around() const {
    const Clause& clause = happening_.clause;
    const bool near =
        !clause.subject.empty() && clause.subject.end <= clause.begin && clause.subject.begin + 30 > clause.begin;
    return {near ? clause.subject.begin : clause.begin, std::max(clause.end, clause.head.end)};
  }

  [[nodiscard]] std::optional<SubEventType> weapon() const { return RangeFacts(t_, around()).weapon(); }

  [[nodiscard]] bool is_from_the_air() const {
    return !happening_.clause.noun && happening_.trigger->pattern == "target" && agent_.any(WordClass::air_noun);
  }

  // "was attacked eight times with drones and artillery": the weapon behind other words.
  [[nodiscard]] std::optional<SubEventType> weapon_with() const {
    constexpr std::uint32_t kReach = 8;  // words
    for (std::uint32_t at = happening_.clause.head.end; at + 1 < sentence_range_.end; ++at) {
      if (at > happening_.clause.head.end + kReach || is_punctuation(t_.words[at].tag) ||
          t_.words[at].tag == Tag::subordinator || t_.words[at].tag == Tag::relative) {
        break;
      }
      if (t_.lower(at) == "with" || t_.lower(at) == "using") {
        return RangeFacts(t_, {at + 1, std::min(at + 6, sentence_range_.end)}).weapon();
      }
    }
    return std::nullopt;
  }

  // Bombs that are dropped come from the air.
  [[nodiscard]] std::optional<SubEventType> hit() const {
    if (is_from_the_air() && weapon() == SubEventType::shelling) {
      return SubEventType::air_drone_strike;  // "warplanes targeted a well with missiles"
    }
    const auto by_weapon = weapon();
    return by_weapon == SubEventType::remote_explosive && happening_.trigger->pattern == "drop"
               ? std::optional(SubEventType::air_drone_strike)
               : by_weapon;
  }

  [[nodiscard]] std::optional<SubEventType> fight() const {
    const bool shots = RangeFacts(t_, happening_.clause.head).any(WordClass::firearm) ||
                       RangeFacts(t_, around()).any(WordClass::firearm);
    const WordRange sides = happening_.clause.noun || happening_.agent.empty() ? around() : happening_.agent;
    const Standing standing = standing_of(t_, sides);
    if (shots) {
      return SubEventType::armed_clash;
    }
    if (standing == Standing::protesters || RangeFacts(t_, around()).any(WordClass::protester)) {
      return SubEventType::violent_demonstration;
    }
    if (standing == Standing::armed) {
      return happening_.trigger->sub_event;
    }
    if (standing == Standing::crowd || standing == Standing::communal || standing == Standing::individual ||
        standing == Standing::mob) {
      const RangeFacts after(t_,
                             {happening_.clause.head.end, std::max(happening_.clause.end, happening_.clause.head.end)});
      if (!happening_.clause.noun && after.armed() && in_demonstration()) {
        return SubEventType::violent_demonstration;  // with the police
      }
      return in_sentence(WordClass::dead_word) || kills() ? SubEventType::armed_clash : SubEventType::mob_violence;
    }
    return happening_.trigger->sub_event;
  }

  // Whether this sentence or one of the two before it tells of a demonstration.
  [[nodiscard]] bool in_demonstration() const { return tells_of_demonstration(t_, sentence_); }

  [[nodiscard]] bool kills() const {
    for (std::uint32_t at = sentence_range_.begin; at < sentence_range_.end; ++at) {
      if (t_.lexicon.lemma(t_.words[at].id) == t_.lexicon.kill ||
          t_.lexicon.lemma(t_.words[at].id) == t_.lexicon.shoot) {
        return true;
      }
    }
    return false;
  }

  // The type of an attack by its means, else by whom it hits.
  [[nodiscard]] std::optional<SubEventType> assault() const {
    if (const auto by_weapon = weapon(); by_weapon && *by_weapon != SubEventType::attack) {
      return by_weapon;
    }
    if (agent_.weapon() == SubEventType::air_drone_strike) {
      return SubEventType::air_drone_strike;  // "fighter jets launched raids"
    }
    if (const auto with = happening_.clause.noun ? std::nullopt : weapon_with();
        with == SubEventType::air_drone_strike || with == SubEventType::shelling) {
      return with;
    }
    if (happening_.trigger->sub_event == SubEventType::armed_clash && hits_civilians()) {
      return SubEventType::attack;
    }
    if (by_ == Standing::protesters && !happening_.clause.noun) {
      return SubEventType::violent_demonstration;  // "protesters stormed the parliament"
    }
    const std::string& word = happening_.trigger->pattern;
    if (is_riotous(by_) && !happening_.clause.noun && !is_military(happening_.patient) &&
        (word == "storm" || word == "swoop on" || word == "burst into")) {
      return in_demonstration() && !patient_.any(WordClass::protest_noun) ? SubEventType::violent_demonstration
                                                                          : SubEventType::mob_violence;
    }
    if (!patient_.armed() && !by_a_state() && !is_riotous(by_) && kills_civilians_next()) {
      return SubEventType::attack;
    }
    if (happening_.trigger->sub_event) {
      return happening_.trigger->sub_event;
    }
    if (patient_.any(WordClass::protest_noun)) {
      return SubEventType::excessive_force;
    }
    if (by_ == Standing::protesters) {
      return SubEventType::violent_demonstration;
    }
    const bool community = patient_.any(WordClass::settlement) || (patient_.toponym() && !patient_.armed());
    if ((by_ == Standing::crowd || by_ == Standing::communal) && community && !happening_.clause.noun) {
      return SubEventType::attack;  // one community's raid on another
    }
    if (is_riotous(by_) && !happening_.clause.noun) {
      // "residents attacked the police station to protest the killing of".
      return in_protest() ? SubEventType::violent_demonstration : SubEventType::mob_violence;
    }
    if (patient_.armed()) {
      return SubEventType::armed_clash;
    }
    const bool verb = happening_.trigger->pattern == "attack" && !happening_.clause.noun;
    if (by_ == Standing::communal || (verb && is_irregular() && names_place())) {
      return SubEventType::attack;
    }
    const std::string& pattern = happening_.trigger->pattern;
    if (pattern == "raid" && by_a_state()) {
      return std::nullopt;  // a search, unless somebody fights or is arrested, which has its own words
    }
    const bool unnamed = happening_.patient.empty() && in_sentence(WordClass::civilian_noun);
    if (patient_.civilian() || (pattern != "assault" && (patient_.any(WordClass::civil_target) || unnamed))) {
      return SubEventType::attack;
    }
    return SubEventType::armed_clash;
  }

  // "ambushed a vehicle and killed four traders": whom the attackers meant.
  [[nodiscard]] bool kills_civilians_next() const {
    constexpr std::uint32_t kReach = 14;  // words
    for (std::uint32_t at = happening_.clause.head.end;
         at + 1 < sentence_range_.end && at < happening_.clause.head.end + kReach; ++at) {
      const bool joined = t_.words[at].tag == Tag::conjunction || t_.words[at].tag == Tag::comma;
      if (t_.words[at].tag == Tag::stop) {
        return false;
      }
      if (joined && t_.lexicon.lemma(t_.words[at + 1].id) == t_.lexicon.kill) {
        const RangeFacts killed(t_, {at + 2, std::min(at + 6, sentence_range_.end)});
        return killed.civilian() && !killed.armed();
      }
    }
    return false;
  }

  // "stormed the base": no mob's doing.
  [[nodiscard]] bool is_military(WordRange range) const {
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      const std::string_view place = t_.lower(at);
      if (place == "base" || place == "bases" || place == "outpost" || place == "barracks" || place == "garrison" ||
          place == "checkpoint" || place == "camp" || place == "position" || place == "positions") {
        return true;
      }
    }
    return patient_.armed();
  }

  // "stormed a maternity hospital", "aid workers were killed in an ambush": nobody there who is armed.
  [[nodiscard]] bool hits_civilians() const {
    if (by_a_state() || by_ == Standing::protesters) {
      return false;
    }
    if (!happening_.patient.empty()) {
      return !patient_.armed() && (patient_.civilian() || names_care(t_, happening_.patient));
    }
    const RangeFacts before(t_, {sentence_range_.begin, happening_.clause.begin});
    return happening_.clause.noun && in_sentence(WordClass::dead_word) && before.civilian() && !before.armed();
  }

  // Somebody's name: capitals that are no place and no actor.
  [[nodiscard]] bool has_name(WordRange range) const {
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      const Word& word = t_.words[at];
      if (word.tag == Tag::proper && word.toponym == kNone && word.actor == kNone && word.time == kNone) {
        return true;
      }
    }
    return false;
  }

  // Gunmen, extremists, pirates: an armed agent that is neither a state's nor a party to a war over territory.
  [[nodiscard]] bool is_irregular() const {
    bool irregular = by_ == Standing::armed;
    for (std::uint32_t at = happening_.agent.begin; at < happening_.agent.end; ++at) {
      const std::uint32_t actor = t_.words[at].actor;
      if (actor != kNone && t_.actors[actor].is(ActorKind::armed)) {
        const Side side = t_.actors[actor].mention.side;
        irregular = irregular && (side == Side::unknown || side == Side::jihadist);
      }
    }
    return irregular;
  }
  // "attacked Ahogo": nothing but a name, or a vessel.
  [[nodiscard]] bool names_place() const {
    const WordRange range = happening_.patient;
    if (range.empty() || patient_.people()) {
      return false;
    }
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      const std::string_view word = t_.lower(at);
      if (word == "town" || word == "village" || word == "villages" || word == "towns") {
        return true;
      }
    }
    return patient_.toponym() || patient_.any(WordClass::settlement) || patient_.any(WordClass::vessel) ||
           (t_.words[range.begin].tag == Tag::proper && t_.words[range.begin].actor == kNone);
  }

  [[nodiscard]] bool by_a_state() const {
    for (std::uint32_t at = happening_.agent.begin; at < happening_.agent.end; ++at) {
      const std::uint32_t actor = t_.words[at].actor;
      if ((actor != kNone && t_.actors[actor].is(ActorKind::state)) || t_.spelling(at) == "authorities" ||
          (actor == kNone && t_.words[at].toponym != kNone)) {
        return true;
      }
    }
    return false;
  }

  [[nodiscard]] std::optional<SubEventType> bombard() const {
    if (is_from_the_air()) {
      return SubEventType::air_drone_strike;
    }
    if (const auto by_weapon = weapon(); by_weapon && *by_weapon != SubEventType::attack) {
      // The bomb that is dropped is no bomb that was laid.
      return *by_weapon == SubEventType::remote_explosive && by_a_state() ? SubEventType::air_drone_strike : *by_weapon;
    }
    const std::string& pattern = happening_.trigger->pattern;
    if (agent_.any(WordClass::air_noun)) {
      return SubEventType::air_drone_strike;
    }
    const bool by_strike = RangeFacts(t_, happening_.clause.subject).any(WordClass::strike_noun);
    if (by_strike && (pattern == "hit" || pattern == "target" || pattern == "strike")) {
      return struck();
    }
    if (pattern == "strike") {
      return SubEventType::air_drone_strike;
    }
    const Clause& clause = happening_.clause;
    if (pattern == "bombing" && RangeFacts(t_, {clause.begin, clause.head.begin}).any(WordClass::heavy)) {
      return SubEventType::air_drone_strike;
    }
    if (pattern == "bomb" || pattern == "bombing") {
      return by_a_state() ? SubEventType::air_drone_strike : SubEventType::remote_explosive;
    }
    if (agent_.people() && !by_a_state() && (pattern == "hit" || pattern == "strike" || pattern == "target")) {
      return patient_.armed() ? SubEventType::armed_clash : SubEventType::attack;  // "bandits hit a village"
    }
    return SubEventType::shelling;
  }

  // "A strike hit the airport", "an attack hit the village": by the noun that hits.
  [[nodiscard]] std::optional<SubEventType> struck() const {
    const WordRange subject = happening_.clause.subject;
    for (std::uint32_t at = subject.begin; at < subject.end; ++at) {
      const std::string_view word = t_.lower(at);
      if (word == "barrage" || word == "barrages" || word == "bombardment" || word.starts_with("salvo")) {
        return SubEventType::shelling;
      }
      if (word.starts_with("attack") || word.starts_with("raid")) {
        return patient_.armed() ? SubEventType::armed_clash : SubEventType::attack;
      }
    }
    return SubEventType::air_drone_strike;
  }

  [[nodiscard]] std::optional<SubEventType> destroy() const {
    const auto destroyed = patient_.weapon();
    if (destroyed && (*destroyed == SubEventType::shelling || *destroyed == SubEventType::remote_explosive) &&
        agent_.people()) {
      return SubEventType::disrupted_weapons_use;  // "air defences destroyed six missiles"
    }
    if (const auto by_weapon = weapon(); by_weapon && *by_weapon != SubEventType::attack) {
      return by_weapon;
    }
    const bool property =
        patient_.any(WordClass::civil_target) || patient_.any(WordClass::place_noun) || patient_.any(WordClass::goods);
    if (by_ == Standing::protesters) {
      return SubEventType::violent_demonstration;
    }
    if (property && (by_ == Standing::crowd || by_ == Standing::mob)) {
      return SubEventType::mob_violence;
    }
    return property && agent_.people() ? std::optional(SubEventType::looting) : std::nullopt;
  }

  [[nodiscard]] std::optional<SubEventType> explode() const {
    const auto by_weapon = weapon();
    if (by_weapon && (*by_weapon == SubEventType::suicide_bomb || *by_weapon == SubEventType::grenade)) {
      return by_weapon;
    }
    if (in_sentence(WordClass::accident)) {
      return std::nullopt;
    }
    if (happening_.clause.noun && by_weapon == SubEventType::air_drone_strike) {
      return by_weapon;  // "a guided bomb attack"
    }
    if (by_weapon && *by_weapon == SubEventType::shelling) {
      return by_weapon;
    }
    return happening_.trigger->sub_event;
  }

  // "troops backed by air strikes": the troops.
  [[nodiscard]] WordRange unsupported(WordRange range) const {
    for (std::uint32_t at = range.begin; at < range.end; ++at) {
      if (t_.lower(at) == "backed" || t_.lower(at) == "supported") {
        return {range.begin, at};
      }
    }
    return range;
  }

  // "A general was assassinated": whoever it was, and by whomever.
  [[nodiscard]] bool murders() const {
    const std::string& pattern = happening_.trigger->pattern;
    return !happening_.trigger->noun && !happening_.patient.empty() &&
           (pattern == "murder" || pattern == "assassinate" || pattern == "behead" || pattern == "massacre");
  }

  [[nodiscard]] std::optional<SubEventType> kill() const {
    if (in_sentence(WordClass::accident) || is_gas_accident(t_, sentence_range_)) {
      return std::nullopt;
    }
    if (const auto by_weapon = RangeFacts(t_, unsupported(happening_.agent)).weapon();
        by_weapon && *by_weapon != SubEventType::attack) {
      return by_weapon;
    }
    if (happening_.trigger->sub_event == SubEventType::mob_violence) {
      return SubEventType::mob_violence;
    }
    if (patient_.any(WordClass::protest_noun) && (agent_.armed() || happening_.agent.empty())) {
      return SubEventType::excessive_force;
    }
    if (patient_.any(WordClass::goods) && !patient_.people()) {
      return SubEventType::looting;  // "killed two hundred cows"
    }
    if (by_ == Standing::protesters) {
      return SubEventType::violent_demonstration;
    }
    const bool shot = by_gun();
    if (auto weapon = happening_.clause.passive && happening_.agent.empty() ? weapon_of_link() : std::nullopt; weapon) {
      return weapon;  // "were killed when a suicide bomber drove into"
    }
    if ((is_riotous(by_) && !shot) || (by_ == Standing::communal && is_accused(t_, happening_.patient))) {
      return SubEventType::mob_violence;
    }
    if (of_captives(t_, happening_.patient)) {
      return SubEventType::attack;
    }
    if ((patient_.armed() && !patient_.civilian()) || of_armed_force()) {
      return SubEventType::armed_clash;
    }
    if (murders()) {
      return SubEventType::attack;
    }
    if (!agent_.people() && by_ == Standing::unknown && !happening_.trigger->sub_event) {
      return happening_.clause.passive && (patient_.people() || has_name(happening_.patient))
                 ? std::optional(SubEventType::attack)
                 : std::nullopt;
    }
    const bool somebody = patient_.people() || patient_.number() || happening_.trigger->noun ||
                          (happening_.clause.passive && has_name(happening_.patient)) ||
                          ((agent_.armed() || by_ != Standing::unknown) && (shot || !happening_.patient.empty()));
    return somebody ? std::optional(SubEventType::attack) : std::nullopt;
  }

  // "three members of a tribal force".
  [[nodiscard]] bool of_armed_force() const {
    constexpr std::uint32_t kReach = 6;  // words
    const std::uint32_t of = happening_.patient.end;
    return !happening_.patient.empty() && of + 1 < sentence_range_.end && t_.words[of].id == t_.lexicon.of &&
           t_.is(of - 1, WordClass::collective) &&
           RangeFacts(t_, {of + 1, std::min(of + kReach, sentence_range_.end)}).armed();
  }

  // "to protest the killing of", "in protest at".
  [[nodiscard]] bool in_protest() const {
    for (std::uint32_t at = happening_.clause.head.end; at + 1 < sentence_range_.end; ++at) {
      const bool aim = t_.words[at].id == t_.lexicon.to || t_.words[at].id == t_.lexicon.in;
      if (aim && t_.lower(at + 1) == "protest") {
        return true;
      }
    }
    return false;
  }

  // "shot dead", "gunned down": nobody's fists and stones.
  [[nodiscard]] bool by_gun() const {
    const std::string& pattern = happening_.trigger->pattern;
    return pattern.starts_with("shoot") || pattern.starts_with("gun ");
  }

  // The weapon of the clause that tells how it came to it: "when a mine exploded under".
  [[nodiscard]] std::optional<SubEventType> weapon_of_link() const {
    constexpr std::uint32_t kReach = 10;  // words
    for (std::uint32_t at = happening_.clause.head.end; at < sentence_range_.end; ++at) {
      const std::string_view word = t_.spelling(at);
      if (word == "when" || word == "as" || word == "after") {
        const auto weapon = RangeFacts(t_, {at, std::min(at + kReach, sentence_range_.end)}).weapon();
        if (!weapon && tells_of_hit(t_, {at, std::min(at + kReach, sentence_range_.end)})) {
          return SubEventType::air_drone_strike;
        }
        return weapon == SubEventType::attack ? std::nullopt : weapon;
      }
      if (t_.words[at].tag == Tag::stop || t_.words[at].tag == Tag::relative) {
        break;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<SubEventType> shoot() const {
    if (const auto by_weapon = weapon(); by_weapon == SubEventType::shelling) {
      return by_weapon;  // "rockets were fired at"
    }
    if (agent_.any(WordClass::air_noun)) {
      return SubEventType::air_drone_strike;  // "helicopters fired at"
    }
    if (is_gun_crew(t_, happening_.agent)) {
      return SubEventType::shelling;
    }
    RangeFacts all(t_, around());
    if (all.any(WordClass::protest_noun) && (!is_irregular() || in_demonstration())) {
      return SubEventType::excessive_force;
    }
    if (happening_.trigger->needs.test(static_cast<std::size_t>(Need::undergone)) && patient_.armed() &&
        !patient_.civilian()) {
      return SubEventType::armed_clash;  // "soldiers came under fire"
    }
    const RangeFacts after(t_,
                           {happening_.clause.head.end, std::max(happening_.clause.end, happening_.clause.head.end)});
    if (after.armed() && !after.civilian()) {
      return SubEventType::armed_clash;
    }
    return is_riotous(by_) && is_accused(t_, happening_.patient) ? SubEventType::mob_violence : SubEventType::attack;
  }

  // Whether a single word that names nobody does it.
  [[nodiscard]] bool is_by_a_thing() const {
    const WordRange agent = happening_.agent;
    if (agent.empty() || agent_.people() || agent_.crowd() || agent_.number() || by_ != Standing::unknown) {
      return false;
    }
    const Word& last = t_.words[agent.end - 1];
    return agent.end == agent.begin + 2 && t_.words[agent.begin].tag == Tag::determiner && last.tag == Tag::noun &&
           last.id == 0;
  }

  [[nodiscard]] std::optional<SubEventType> loot() const {
    const RangeFacts doer(
        t_, happening_.agent.empty() ? happening_.agent : WordRange{happening_.agent.end - 1, happening_.agent.end});
    if (doer.any(WordClass::air_noun)) {
      return SubEventType::air_drone_strike;  // "drones set fire to a store"
    }
    if (const auto by_weapon = doer.weapon(); by_weapon && *by_weapon != SubEventType::attack) {
      return by_weapon;
    }
    if (is_by_a_thing()) {
      return std::nullopt;  // "a heater set a tent alight"
    }
    if (by_ == Standing::protesters) {
      return SubEventType::violent_demonstration;
    }
    const bool crowd = by_ == Standing::mob || by_ == Standing::crowd;
    return crowd && happening_.trigger->frame != Frame::rob ? SubEventType::mob_violence
                                                            : happening_.trigger->sub_event;
  }

  // Stones thrown outside a demonstration are a quarrel's.
  [[nodiscard]] std::optional<SubEventType> riot() const {
    const bool stones = agent_.people() && is_riotous(by_) && RangeFacts(t_, around()).any(WordClass::crude_weapon);
    return stones && !in_demonstration() ? std::optional(SubEventType::mob_violence) : happening_.trigger->sub_event;
  }

  [[nodiscard]] std::optional<SubEventType> protest() const {
    const Clause& clause = happening_.clause;
    if (!clause.noun && happening_.trigger->pattern == "demonstrate" && !clause.object.empty() &&
        clause.object.begin == clause.head.end && t_.words[clause.object.begin].time == kNone) {
      return std::nullopt;  // "demonstrated solidarity"
    }
    for (std::uint32_t at = clause.head.end; at < sentence_range_.end && t_.words[at].tag != Tag::stop; ++at) {
      if (!clause.noun && t_.lower(at).starts_with("celebrat")) {
        return std::nullopt;  // "poured into the streets to celebrate"
      }
    }
    const bool violent = RangeFacts(t_, {clause.begin, clause.head.end}).any(WordClass::violent) ||
                         (!clause.noun && (has_rioters(t_, happening_.agent)));
    return violent ? std::optional(SubEventType::violent_demonstration) : happening_.trigger->sub_event;
  }

  [[nodiscard]] std::optional<SubEventType> act() const {
    const auto sub_event = happening_.trigger->sub_event;
    if (sub_event == SubEventType::arrests && patient_.any(WordClass::protest_noun)) {
      return SubEventType::protest_with_intervention;
    }
    const std::string& pattern = happening_.trigger->pattern;
    if (sub_event == SubEventType::abduction &&
        (pattern == "capture" || pattern == "seize" || pattern.find("prisoner") != std::string::npos)) {
      // Fighters are taken in a fight, which has its own words; whom a state takes is under arrest.
      if (is_riotous(by_) || by_ == Standing::communal) {
        return is_accused(t_, happening_.patient) ? std::optional(SubEventType::mob_violence) : std::nullopt;
      }
      if (agent_.state()) {
        return SubEventType::arrests;
      }
      return patient_.armed() || !(agent_.people() || patient_.number()) ? std::nullopt : sub_event;
    }
    return sub_event;
  }

  const TaggedText& t_;
  const Sentence& sentence_;
  WordRange sentence_range_;
  const Happening& happening_;
  RangeFacts agent_;
  RangeFacts patient_;
  Standing by_;  ///< the agent's
};

}  // namespace

std::optional<SubEventType> classify(const TaggedText& tagged, const Sentence& sentence, const Happening& happening) {
  return Classifier(tagged, sentence, happening).run();
}

}  // namespace dateline::events
