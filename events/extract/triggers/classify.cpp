#include "events/extract/triggers/classify.h"

#include <algorithm>

#include "events/extract/triggers/deed_words.h"
#include "events/extract/triggers/happening_facts.h"
#include "events/extract/triggers/standing.h"

namespace dateline::events {

namespace {

class Classifier {
 public:
  Classifier(const TaggedText& tagged, const Sentence& sentence, const Happening& happening)
      : t_(tagged),
        happening_(happening),
        f_(tagged, sentence, happening),
        agent_(f_.agent()),
        patient_(f_.patient()),
        by_(f_.by()) {}

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
  // Bombs that are dropped come from the air.
  [[nodiscard]] std::optional<SubEventType> hit() const {
    if (f_.is_landing()) {
      return std::nullopt;
    }
    if (f_.is_from_the_air() && f_.weapon() == SubEventType::shelling) {
      return SubEventType::air_drone_strike;  // "warplanes targeted a well with missiles"
    }
    const auto by_weapon = f_.weapon();
    return by_weapon == SubEventType::remote_explosive && happening_.trigger->pattern == "drop"
               ? std::optional(SubEventType::air_drone_strike)
               : by_weapon;
  }

  [[nodiscard]] std::optional<SubEventType> fight() const {
    const bool shots = RangeFacts(t_, happening_.clause.head).any(WordClass::firearm) ||
                       RangeFacts(t_, f_.around()).any(WordClass::firearm);
    const WordRange sides = happening_.clause.noun || happening_.agent.empty() ? f_.around() : happening_.agent;
    const Standing standing = standing_of(t_, sides);
    if (shots) {
      return SubEventType::armed_clash;
    }
    if (standing == Standing::protesters || RangeFacts(t_, f_.around()).any(WordClass::protester)) {
      return SubEventType::violent_demonstration;
    }
    if (standing == Standing::armed) {
      return happening_.trigger->sub_event;
    }
    if (standing == Standing::crowd || standing == Standing::communal || standing == Standing::individual ||
        standing == Standing::mob) {
      const RangeFacts after(t_,
                             {happening_.clause.head.end, std::max(happening_.clause.end, happening_.clause.head.end)});
      if (!happening_.clause.noun && after.armed() && f_.in_demonstration()) {
        return SubEventType::violent_demonstration;  // with the police
      }
      return f_.in_sentence(WordClass::dead_word) || f_.kills() ? SubEventType::armed_clash
                                                                : SubEventType::mob_violence;
    }
    return happening_.trigger->sub_event;
  }

  // The type of an attack by its means, else by whom it hits.
  [[nodiscard]] std::optional<SubEventType> assault() const {
    if (const auto by_weapon = f_.weapon(); by_weapon && *by_weapon != SubEventType::attack) {
      return by_weapon;
    }
    if (agent_.weapon() == SubEventType::air_drone_strike) {
      return SubEventType::air_drone_strike;  // "fighter jets launched raids"
    }
    if (const auto with = happening_.clause.noun ? std::nullopt : f_.weapon_with();
        with == SubEventType::air_drone_strike || with == SubEventType::shelling) {
      return with;
    }
    if (happening_.trigger->sub_event == SubEventType::armed_clash && f_.hits_civilians()) {
      return SubEventType::attack;
    }
    if (by_ == Standing::protesters && !happening_.clause.noun) {
      return SubEventType::violent_demonstration;  // "protesters stormed the parliament"
    }
    const std::string& word = happening_.trigger->pattern;
    if (is_riotous(by_) && !happening_.clause.noun && !f_.is_military(happening_.patient) &&
        (word == "storm" || word == "swoop on" || word == "burst into")) {
      return f_.in_demonstration() && !patient_.any(WordClass::protest_noun) ? SubEventType::violent_demonstration
                                                                             : SubEventType::mob_violence;
    }
    if (!patient_.armed() && !f_.by_a_state() && !is_riotous(by_) && f_.kills_civilians_next()) {
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
      return f_.in_protest() ? SubEventType::violent_demonstration : SubEventType::mob_violence;
    }
    if (patient_.armed()) {
      return SubEventType::armed_clash;
    }
    const bool verb = happening_.trigger->pattern == "attack" && !happening_.clause.noun;
    if (by_ == Standing::communal || (verb && f_.is_irregular() && f_.names_place())) {
      return SubEventType::attack;
    }
    const std::string& pattern = happening_.trigger->pattern;
    if (pattern == "raid" && f_.by_a_state()) {
      return std::nullopt;  // a search, unless somebody fights or is arrested, which has its own words
    }
    const bool unnamed = happening_.patient.empty() && f_.in_sentence(WordClass::civilian_noun);
    if (patient_.civilian() || (pattern != "assault" && (patient_.any(WordClass::civil_target) || unnamed))) {
      return SubEventType::attack;
    }
    return SubEventType::armed_clash;
  }

  [[nodiscard]] std::optional<SubEventType> bombard() const {
    if (f_.is_from_the_air()) {
      return SubEventType::air_drone_strike;
    }
    if (const auto by_weapon = f_.weapon(); by_weapon && *by_weapon != SubEventType::attack) {
      // The bomb that is dropped is no bomb that was laid.
      return *by_weapon == SubEventType::remote_explosive && f_.by_a_state() ? SubEventType::air_drone_strike
                                                                             : *by_weapon;
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
      return f_.by_a_state() ? SubEventType::air_drone_strike : SubEventType::remote_explosive;
    }
    if (agent_.people() && !f_.by_a_state() && (pattern == "hit" || pattern == "strike" || pattern == "target")) {
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
    if (const auto by_weapon = f_.weapon(); by_weapon && *by_weapon != SubEventType::attack) {
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
    const auto by_weapon = f_.weapon();
    if (by_weapon && (*by_weapon == SubEventType::suicide_bomb || *by_weapon == SubEventType::grenade)) {
      return by_weapon;
    }
    if (f_.in_sentence(WordClass::accident)) {
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

  [[nodiscard]] std::optional<SubEventType> kill() const {
    if (f_.in_sentence(WordClass::accident) || is_gas_accident(t_, f_.sentence())) {
      return std::nullopt;
    }
    if (const auto by_weapon = RangeFacts(t_, f_.unsupported(happening_.agent)).weapon();
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
    const bool shot = f_.by_gun();
    if (auto weapon = happening_.clause.passive && happening_.agent.empty() ? f_.weapon_of_link() : std::nullopt;
        weapon) {
      return weapon;  // "were killed when a suicide bomber drove into"
    }
    if ((is_riotous(by_) && !shot) || (by_ == Standing::communal && is_accused(t_, happening_.patient))) {
      return SubEventType::mob_violence;
    }
    if (of_captives(t_, happening_.patient)) {
      return SubEventType::attack;
    }
    if ((patient_.armed() && !patient_.civilian()) || f_.of_armed_force()) {
      return SubEventType::armed_clash;
    }
    if (f_.murders()) {
      return SubEventType::attack;
    }
    if (!agent_.people() && by_ == Standing::unknown && !happening_.trigger->sub_event) {
      return happening_.clause.passive && (patient_.people() || f_.has_name(happening_.patient))
                 ? std::optional(SubEventType::attack)
                 : std::nullopt;
    }
    const bool somebody = patient_.people() || patient_.number() || happening_.trigger->noun ||
                          (happening_.clause.passive && f_.has_name(happening_.patient)) ||
                          ((agent_.armed() || by_ != Standing::unknown) && (shot || !happening_.patient.empty()));
    return somebody ? std::optional(SubEventType::attack) : std::nullopt;
  }

  [[nodiscard]] std::optional<SubEventType> shoot() const {
    if (const auto by_weapon = f_.weapon(); by_weapon == SubEventType::shelling) {
      return by_weapon;  // "rockets were fired at"
    }
    if (agent_.any(WordClass::air_noun)) {
      return SubEventType::air_drone_strike;  // "helicopters fired at"
    }
    if (is_gun_crew(t_, happening_.agent)) {
      return SubEventType::shelling;
    }
    RangeFacts all(t_, f_.around());
    if (all.any(WordClass::protest_noun) && (!f_.is_irregular() || f_.in_demonstration())) {
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

  [[nodiscard]] std::optional<SubEventType> loot() const {
    const RangeFacts doer(
        t_, happening_.agent.empty() ? happening_.agent : WordRange{happening_.agent.end - 1, happening_.agent.end});
    if (doer.any(WordClass::air_noun)) {
      return SubEventType::air_drone_strike;  // "drones set fire to a store"
    }
    if (const auto by_weapon = doer.weapon(); by_weapon && *by_weapon != SubEventType::attack) {
      return by_weapon;
    }
    if (f_.is_by_a_thing()) {
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
    const bool stones = agent_.people() && is_riotous(by_) && RangeFacts(t_, f_.around()).any(WordClass::crude_weapon);
    return stones && !f_.in_demonstration() ? std::optional(SubEventType::mob_violence) : happening_.trigger->sub_event;
  }

  [[nodiscard]] std::optional<SubEventType> protest() const {
    const Clause& clause = happening_.clause;
    if (!clause.noun && happening_.trigger->pattern == "demonstrate" && !clause.object.empty() &&
        clause.object.begin == clause.head.end && t_.words[clause.object.begin].time == kNone) {
      return std::nullopt;  // "demonstrated solidarity"
    }
    for (std::uint32_t at = clause.head.end; at < f_.sentence().end && t_.words[at].tag != Tag::stop; ++at) {
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
    if (sub_event == SubEventType::abduction && agent_.state() && names_suspects()) {
      return SubEventType::arrests;  // "soldiers took away dozens of suspects"
    }
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

  [[nodiscard]] bool names_suspects() const {
    for (std::uint32_t at = happening_.patient.begin; at < happening_.patient.end; ++at) {
      if (t_.lower(at) == "suspect" || t_.lower(at) == "suspects") {
        return true;
      }
    }
    return false;
  }

  const TaggedText& t_;
  const Happening& happening_;
  HappeningFacts f_;
  const RangeFacts& agent_;
  const RangeFacts& patient_;
  Standing by_;  ///< the agent's
};

}  // namespace

std::optional<SubEventType> classify(const TaggedText& tagged, const Sentence& sentence, const Happening& happening) {
  return Classifier(tagged, sentence, happening).run();
}

}  // namespace dateline::events
