#pragma once

#include <vector>

#include "events/extract/triggers/triggers.h"

namespace dateline::events {

/// What a sentence tells of with one verb for several places, each with a time of its own: "captured A on Saturday and
/// B on Sunday". Cuts such a happening at the first conjunction and returns one more for each place after it, whose
/// `gap` says where its own words begin; empty where there is none.
[[nodiscard]] std::vector<Happening> split_gapped(const TaggedText& tagged, const Sentence& sentence,
                                                  Happening& happening);

}  // namespace dateline::events
