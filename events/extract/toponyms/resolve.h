#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/extract/toponyms/recognise.h"
#include "events/extract/toponyms/resolve_weights.h"
#include "events/model/mention.h"

namespace dateline::events {

/// Which place a mention denotes, and why.
struct Resolution {
  std::optional<geo::PlaceIndex> place;    ///< empty where nothing fits or nothing can be chosen
  double score = 0;                        ///< 0 to 1
  std::string reason;                      ///< in words
  std::vector<PlaceCandidate> candidates;  ///< best first, a few
};

/// Resolves each mention, in their order. A name has one sense in a document unless a word beside it says otherwise
/// ("Aleppo province") or another container is named ("Paris, Texas"). A log-linear model (resolve_weights.h) ranks the
/// candidates and the choice of none: by how well known they are, by what contains them ("Aleppo, Syria"), by the
/// countries, divisions and places that the rest of the document speaks of, by places of other names that lie side by
/// side with them, by the dateline, and by the kind that the text says. `peoples` are the places of words such as
/// "Syrian", one per occurrence: they too say what the document speaks of.
[[nodiscard]] std::vector<Resolution> resolve(const Recognised& names, const std::vector<geo::PlaceIndex>& peoples,
                                              const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists);

/// The places that a mention may denote, as the weights see them: for training them.
struct ResolutionExample {
  std::size_t mention = 0;              ///< its index
  Span span;                            ///< in the text; of find_resolution_examples alone
  std::vector<geo::PlaceIndex> places;  ///< at least one
  std::vector<PlaceFeatures> features;  ///< of each place, and last those of choosing none
};

/// Every mention of a known name, in order; the other names of the document are taken as the weights of `lists` take
/// them.
[[nodiscard]] std::vector<ResolutionExample> resolution_examples(const Recognised& names,
                                                                 const std::vector<geo::PlaceIndex>& peoples,
                                                                 const geo::Gazetteer& gazetteer,
                                                                 const ToponymLexicon::Lists& lists);

}  // namespace dateline::events
