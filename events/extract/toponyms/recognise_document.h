#pragma once

#include <vector>

#include "events/extract/toponyms/name_senses.h"
#include "events/extract/toponyms/recognise_candidate.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// Adds the cues that rest on the document's other names, whose beliefs must be known: another mention of the name is
/// surely a place or a person, the place lies near those that the document surely speaks of or far from all, a list
/// goes on.
void add_document_cues(const NameWords& words, const NameSenseTable& senses, const geo::Gazetteer& gazetteer,
                       const CandidateEnds& ends, std::vector<Candidate>& candidates);

}  // namespace dateline::events
