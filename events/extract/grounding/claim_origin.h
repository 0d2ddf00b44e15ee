#pragma once

#include <optional>
#include <vector>

#include "events/extract/grounding/named_places.h"
#include "events/extract/triggers/triggers.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// Where what moves in a happening comes from, and where it goes.
struct Movement {
  PlaceChoice origin;
  /// Where people who are displaced go; empty for what is fired and for those who advance, whose places are the
  /// happening's own.
  std::optional<PlaceChoice> destination;
};

/// What the words of a happening say of a way from one place to another: "fled from X to Y", "evacuated families from X
/// to Y", "rockets fired from X hit Y", "shelling of Y from X", "advanced from X on Y". Nothing where only one of the
/// two is named, and nothing of what "from X" says of people: where they are at home.
[[nodiscard]] std::optional<Movement> movement_of(const TaggedText& tagged, const geo::Gazetteer& gazetteer,
                                                  const Sentence& sentence, const Happening& happening,
                                                  const std::vector<WordRange>& speakers);

/// The movement's origin as a place of its own for an event at `place`; null where that is the same place, or where one
/// of them only says where the other one is.
[[nodiscard]] const PlaceChoice* origin_of_place(const std::optional<Movement>& movement, const PlaceChoice& place,
                                                 const geo::Gazetteer& gazetteer);

}  // namespace dateline::events
