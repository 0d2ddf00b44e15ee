#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/extract/mention.h"
#include "events/extract/recognise.h"

namespace dateline::events {

/// Which place a mention denotes, and why.
struct Resolution {
  std::optional<geo::PlaceIndex> place;    ///< empty where nothing fits or nothing can be chosen
  double score = 0;                        ///< 0 to 1
  std::string reason;                      ///< in words
  std::vector<PlaceCandidate> candidates;  ///< best first, a few
};

/// Resolves each mention, in their order. A name has one sense in a document unless a word beside it says otherwise
/// ("Aleppo province") or another container is named ("Paris, Texas"). Candidates are ranked by how well known they
/// are, by what contains them ("Aleppo, Syria"), by the countries, divisions and places that the rest of the document
/// speaks of, and by the kind that the text says. `peoples` are the places of words such as "Syrian", one per
/// occurrence: they too say what the document speaks of.
[[nodiscard]] std::vector<Resolution> resolve(const Recognised& names, const std::vector<geo::PlaceIndex>& peoples,
                                              const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists);

}  // namespace dateline::events
