#pragma once

#include <vector>

#include "events/extract/grounding/named_places.h"
#include "events/extract/triggers/triggers.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// The places of a happening, by what its words say: one for each place of a list ("in A and near B"). Empty where its
/// sentence names none. `speakers` are words that only tell who speaks.
[[nodiscard]] std::vector<PlaceChoice> choose_places(const TaggedText& tagged, const geo::Gazetteer& gazetteer,
                                                     const Sentence& sentence, const Happening& happening,
                                                     const std::vector<WordRange>& speakers);

}  // namespace dateline::events
