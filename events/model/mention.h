#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "events/model/claim.h"
#include "geo/place.h"

namespace dateline::events {

/// What part a place's name plays in its sentence.
enum class ToponymRole : std::uint8_t {
  literal,   ///< where something is or happens
  modifier,  ///< "Syria envoy", "US-Russia discussions", "Britain-based"
  demonym,   ///< "Syrian", "Lebanese"
  metonym,   ///< a government: "Moscow and Washington have differed"
  dateline,
  byline,
  part_of_name,  ///< "University of Aleppo", "Daily Star of Beirut"
};
[[nodiscard]] std::string_view name_of(ToponymRole role);

struct PlaceCandidate {
  geo::PlaceIndex place = 0;
  double score = 0;
};

/// An occurrence of a place's name.
struct Toponym {
  Span span;
  ToponymRole role = ToponymRole::literal;
  std::optional<geo::PlaceIndex> place;    ///< empty where unresolved; `reason` says why
  double score = 0;                        ///< 0 to 1: how sure the choice is
  std::string reason;                      ///< in words: "inside Aleppo, named in the same sentence"
  std::vector<PlaceCandidate> candidates;  ///< best first, the chosen one included
  /// The position that the sentence means: the place's own, or shifted and widened by "10 km north of",
  /// "near", "north-western edge of". Absent where unresolved.
  std::optional<geo::LonLat> point;
  std::optional<double> radius_m;
  std::string relation;  ///< "near", "10 km north of", "north-western edge of"; empty for the place itself
  Span relation_span;    ///< the words of `relation` with the name; equal to `span` where there is none
};

/// An occurrence of an actor: a force, a group, a government, an office, people.
struct ActorMention {
  Span span;
  std::string actor;  ///< canonical name of the lexicon, or the words of the text where unknown
  Side side = Side::unknown;
  bool can_fight = false;  ///< an armed actor
  bool can_speak = false;  ///< a monitor, medium, official, side: may stand before "said"
};

}  // namespace dateline::events
