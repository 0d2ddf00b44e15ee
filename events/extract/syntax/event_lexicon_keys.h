#pragma once

#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "events/extract/syntax/event_lexicon.h"

namespace dateline::events {

/// The words that the lexicons' columns are written in, each with what it stands for.
template <class E>
using Names = std::array<std::pair<std::string_view, E>, static_cast<std::size_t>(E::count_)>;

template <class E, std::size_t N>
[[nodiscard]] std::optional<E> value_in(const std::array<std::pair<std::string_view, E>, N>& names,
                                        std::string_view name) {
  for (const auto& [known, value] : names) {
    if (known == name) {
      return value;
    }
  }
  return std::nullopt;
}

inline constexpr Names<WordClass> kWordClasses = {{
    {"determiner", WordClass::determiner},
    {"possessive", WordClass::possessive},
    {"preposition", WordClass::preposition},
    {"conjunction", WordClass::conjunction},
    {"subordinator", WordClass::subordinator},
    {"relative", WordClass::relative},
    {"pronoun", WordClass::pronoun},
    {"be", WordClass::be},
    {"have", WordClass::have},
    {"do", WordClass::do_},
    {"modal", WordClass::modal},
    {"negation", WordClass::negation},
    {"adverb", WordClass::adverb},
    {"adjective", WordClass::adjective},
    {"number", WordClass::number},
    {"state_marker", WordClass::state_marker},
    {"condition", WordClass::condition},
    {"place_noun", WordClass::place_noun},
    {"here_noun", WordClass::here_noun},
    {"civilian_noun", WordClass::civilian_noun},
    {"armed_noun", WordClass::armed_noun},
    {"dead_word", WordClass::dead_word},
    {"injured_word", WordClass::injured_word},
    {"protest_noun", WordClass::protest_noun},
    {"weapon_object", WordClass::weapon_object},
    {"vague_quantifier", WordClass::vague_quantifier},
    {"memorial", WordClass::memorial},
    {"depiction", WordClass::depiction},
    {"route", WordClass::route},
    {"convoy", WordClass::convoy},
    {"threat_noun", WordClass::threat_noun},
    {"accident", WordClass::accident},
    {"civil_target", WordClass::civil_target},
    {"effect", WordClass::effect},
    {"air_noun", WordClass::air_noun},
    {"reverse", WordClass::reverse},
    {"locative", WordClass::locative},
    {"heavy", WordClass::heavy},
    {"goods", WordClass::goods},
    {"site", WordClass::site},
    {"suspected", WordClass::suspected},
    {"presupposing", WordClass::presupposing},
    {"factual_gerund", WordClass::factual_gerund},
    {"ends", WordClass::ends},
    {"pause", WordClass::pause},
    {"decree", WordClass::decree},
    {"general", WordClass::general},
    {"same_event", WordClass::same_event},
    {"statement", WordClass::statement},
    {"harm_word", WordClass::harm_word},
    {"deadly_verb", WordClass::deadly_verb},
    {"further", WordClass::further},
    {"partial", WordClass::partial},
    {"communal", WordClass::communal},
    {"collective", WordClass::collective},
    {"crude_weapon", WordClass::crude_weapon},
    {"firearm", WordClass::firearm},
    {"offence", WordClass::offence},
    {"protester", WordClass::protester},
    {"demonstration", WordClass::demonstration},
    {"violent", WordClass::violent},
    {"opposing", WordClass::opposing},
    {"vessel", WordClass::vessel},
    {"descriptive", WordClass::descriptive},
    {"settlement", WordClass::settlement},
    {"euphemism", WordClass::euphemism},
    {"habitual", WordClass::habitual},
    {"strike_noun", WordClass::strike_noun},
    {"killed_sign", WordClass::killed_sign},
    {"quantity_noun", WordClass::quantity_noun},
    {"crime_word", WordClass::crime_word},
    {"war_word", WordClass::war_word},
    {"abstract", WordClass::abstract},
    {"unarmed_trade", WordClass::unarmed_trade},
    {"plan", WordClass::plan},
    {"wreckage", WordClass::wreckage},
}};

inline constexpr Names<VerbKind> kVerbKinds = {{
    {"general", VerbKind::general},
    {"speech", VerbKind::speech},
    {"deny", VerbKind::deny},
    {"accuse", VerbKind::accuse},
    {"think", VerbKind::think},
    {"cite", VerbKind::cite},
    {"light", VerbKind::light},
    {"phase", VerbKind::phase},
    {"occur", VerbKind::occur},
    {"wish", VerbKind::wish},
    {"attempt", VerbKind::attempt},
    {"negative", VerbKind::negative},
}};

inline constexpr Names<Frame> kFrames = {{
    {"none", Frame::none},         {"take", Frame::take},         {"fall", Frame::fall},
    {"lose", Frame::lose},         {"expel", Frame::expel},       {"clear", Frame::clear},
    {"leave", Frame::leave},       {"yield", Frame::yield},       {"fight", Frame::fight},
    {"advance", Frame::advance},   {"assault", Frame::assault},   {"repel", Frame::repel},
    {"siege", Frame::siege},       {"bombard", Frame::bombard},   {"hit", Frame::hit},
    {"destroy", Frame::destroy},   {"explode", Frame::explode},   {"kill", Frame::kill},
    {"shoot", Frame::shoot},       {"act", Frame::act},           {"protest", Frame::protest},
    {"disperse", Frame::disperse}, {"riot", Frame::riot},         {"agree", Frame::agree},
    {"change", Frame::change},     {"deploy", Frame::deploy},     {"base", Frame::base},
    {"loot", Frame::loot},         {"displace", Frame::displace}, {"rob", Frame::rob},
    {"enter", Frame::enter},
}};

inline constexpr Names<Need> kNeeds = {{
    {"object", Need::object},
    {"object:place", Need::object_place},
    {"object:toponym", Need::object_toponym},
    {"object:people", Need::object_people},
    {"object:armed", Need::object_armed},
    {"object:weapon", Need::object_weapon},
    {"object:protest", Need::object_protest},
    {"object:building", Need::object_building},
    {"of:place", Need::of_place},
    {"of:toponym", Need::of_toponym},
    {"of:people", Need::of_people},
    {"subject", Need::subject},
    {"subject:place", Need::subject_place},
    {"subject:toponym", Need::subject_toponym},
    {"subject:people", Need::subject_people},
    {"subject:armed", Need::subject_armed},
    {"subject:civilian", Need::subject_civilian},
    {"place", Need::place},
    {"from", Need::from},
    {"weapon", Need::weapon},
    {"killing", Need::killing},
    {"armed", Need::armed},
    {"number", Need::number},
    {"finite", Need::finite},
    {"effect", Need::effect},
    {"object:route", Need::object_route},
    {"subject:route", Need::subject_route},
    {"subject:convoy", Need::subject_convoy},
    {"along", Need::along},
    {"object:goods", Need::object_goods},
    {"object:site", Need::object_site},
    {"passive", Need::passive},
    {"present", Need::present},
    {"strike", Need::strike},
    {"subject:strike", Need::subject_strike},
    {"subject:state", Need::subject_state},
    {"object:bodies", Need::object_bodies},
    {"undergone", Need::undergone},
    {"demonstration", Need::demonstration},
    {"strife", Need::strife},
    {"heard", Need::heard},
}};

inline constexpr Names<ActorKind> kActorKinds = {{
    {"armed", ActorKind::armed},
    {"state", ActorKind::state},
    {"speaker", ActorKind::speaker},
    {"medium", ActorKind::medium},
    {"monitor", ActorKind::monitor},
    {"civilian", ActorKind::civilian},
    {"protest", ActorKind::protest},
    {"riot", ActorKind::riot},
    {"official", ActorKind::official},
}};

/// Sub-event types by the word that triggers.csv and weapons.csv use, or by ACLED's name.
[[nodiscard]] std::optional<SubEventType> sub_event_of(std::string_view key);

}  // namespace dateline::events
