#pragma once

#include "events/extract/syntax/range_facts.h"

namespace dateline::events {

/// How those whom words name take part in violence, by which ACLED tells riots from attacks and attacks from battles.
enum class Standing : std::uint8_t {
  unknown,
  armed,       ///< a state's forces, organised groups, gunmen, people with firearms, people called suspected or unknown
  communal,    ///< communities known to fight as such: herders, clansmen
  protesters,  ///< demonstrators, and rioters of a demonstration
  mob,         ///< a mob, vigilantes
  crowd,       ///< several people without more than crude arms: residents, farmers, a group of youths
  individual,  ///< one such
};

/// The standing of those whom a range of words names.
[[nodiscard]] Standing standing_of(const TaggedText& tagged, WordRange range);

/// Whether they act together or alone without organisation or firearms: ACLED's rioters.
[[nodiscard]] bool is_riotous(Standing standing);

/// Whether the words or those right after them say that the people are accused of a crime or of sorcery: a mob's
/// victim.
[[nodiscard]] bool is_accused(const TaggedText& tagged, WordRange range);

}  // namespace dateline::events
