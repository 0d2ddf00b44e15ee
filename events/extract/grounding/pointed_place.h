#pragma once

#include <optional>

#include "events/extract/grounding/named_places.h"
#include "events/extract/triggers/triggers.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// The place that "the town" or "the metropolis" in the words of a happening stands for: the nearest one named before
/// that is of such a kind, itself and without "near" or "outskirts of".
[[nodiscard]] std::optional<PlaceChoice> place_pointed_to(const TaggedText& tagged, const geo::Gazetteer& gazetteer,
                                                          const Happening& happening);

/// The seat of government that "the Somali capital" or "Somalia's capital" in these words means; "the capital" alone is
/// the dateline's, where that is one.
[[nodiscard]] std::optional<PlaceChoice> capital_meant(const TaggedText& tagged, const geo::Gazetteer& gazetteer,
                                                       WordRange words);

/// Whether the words of the happening point back to a place: "the town", "there".
[[nodiscard]] bool points_back(const TaggedText& tagged, const Happening& happening);

/// A finer name that no gazetteer knows, beside the words of a place that contains it: "the Baghdad neighbourhood of
/// Xyz", "Xyz village in northern Syria", "at Xyz Hospital in Baghdad"; empty where there is none.
[[nodiscard]] WordRange finer_name(const TaggedText& tagged, WordRange container, const Sentence& sentence);

/// "the village of Xyz", "Xyz village": after or before the noun at `noun` the name that no gazetteer knows, or
/// nothing.
[[nodiscard]] WordRange unknown_name(const TaggedText& tagged, std::uint32_t noun);

}  // namespace dateline::events
