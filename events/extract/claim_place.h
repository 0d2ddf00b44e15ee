#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/extract/triggers.h"
#include "events/model/claim.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// A place that a happening is at.
struct PlaceChoice {
  EventPlace place;
  WordRange words;       ///< that name it; empty where it was taken from before
  std::string how;       ///< in words, for the claim's "why"
  double certainty = 1;  ///< 0 to 1
  bool wide = false;     ///< a country or wider
  bool nearby = false;   ///< only the nearest place of the sentence, not one of the happening's own words
};

/// The places of a happening, by what its words say: one for each place of a list ("in A and near B"). Empty where its
/// sentence names none. `speakers` are words that only tell who speaks.
[[nodiscard]] std::vector<PlaceChoice> choose_places(const TaggedText& tagged, const geo::Gazetteer& gazetteer,
                                                     const Sentence& sentence, const Happening& happening,
                                                     const std::vector<WordRange>& speakers);

/// The place that "the town" or "the metropolis" in the words of a happening stands for: the nearest one named before
/// that is of such a kind, itself and without "near" or "outskirts of".
[[nodiscard]] std::optional<PlaceChoice> place_pointed_to(const TaggedText& tagged, const geo::Gazetteer& gazetteer,
                                                          const Happening& happening);

/// A place of the gazetteer itself.
[[nodiscard]] EventPlace plain_place(const geo::Gazetteer& gazetteer, geo::PlaceIndex index);

/// Whether the words of the happening point back to a place: "the town", "there".
[[nodiscard]] bool points_back(const TaggedText& tagged, const Happening& happening);

}  // namespace dateline::events
