#pragma once

#include <array>
#include <bitset>
#include <cstdint>
#include <string_view>

#include "events/extract/toponyms/name_senses.h"
#include "events/extract/toponyms/person_names.h"
#include "events/extract/toponyms/recognise.h"

namespace dateline::events {

/// What speaks for or against a name being a place, each present or absent.
enum class Cue : std::uint8_t {
  always,
  several_words,
  similar_name,  ///< only an article or the like differs from a known spelling
  key_only,      ///< only the transliteration-aware key agrees
  country,
  first_division,
  million_people,
  large_city,
  mid_town,
  small_town,
  unknown_size,
  common_word_at_start,
  common_word,
  common_word_in_headline,
  word_of_names,  ///< "Council", "Street", "North": a part of names, hardly ever a whole one
  given_name,
  surname,
  person_name,
  other_name,    ///< of a group, a feast, a company: the word list other_names
  unknown_name,  ///< no place of this name is known
  saints_own,    ///< "St. Patrick's"
  title_before,
  capital_before,
  capital_after,
  organisation_after,
  organisation_of,
  publication_near,
  street_after,
  team_after,
  event_after,  ///< "Geneva Convention"
  strong_preposition,
  weak_preposition,
  preposition_far,
  place_word_before,
  place_word_after,
  inside_follows,
  contains_preceding,
  hyphen_modifier,
  person_verb_after,
  article_before,
  short_capitals,
  caseless,
  shouted,
  dateline,
  byline,
  credit,
  list_with_place,
  same_name_is_place,
  same_name_is_person,
  near_other_places,
  same_country,
  far_from_all,
  attacked,          ///< "captured X on Monday"
  attacked_there,    ///< ... and X lies where the document speaks of
  place_word_first,  ///< of an unknown name: "Kafr X"
  like_a_place,      ///< of an unknown name: "X, a village near Y", "in Xabad"
  count
};

using Cues = std::bitset<static_cast<std::size_t>(Cue::count)>;

/// The log-odds that these cues add up to.
[[nodiscard]] double belief_of(const Cues& cues);

/// The cues that the words around a name give; those that rest on other names of the document are not among them.
[[nodiscard]] Cues local_cues(const NameWords& words, const PersonNames& people, const NameMention& mention,
                              const NameSenses& senses, const Prominence& prominence,
                              const ToponymLexicon::Lists& lists);

}  // namespace dateline::events
