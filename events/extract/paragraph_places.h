#pragma once

#include <optional>
#include <vector>

#include "events/extract/named_places.h"

namespace dateline::events {

/// The places that paragraphs of a summary are headed with: "KOSTI: Drones struck a depot." One such head alone is a
/// report's dateline and says nothing about events.
class ParagraphPlaces {
 public:
  ParagraphPlaces(const TaggedText& tagged, const geo::Gazetteer& gazetteer);
  /// The place of the paragraph that the sentence stands in.
  [[nodiscard]] std::optional<PlaceChoice> of(const Sentence& sentence) const;

 private:
  std::vector<std::optional<PlaceChoice>> places_;  // by paragraph
};

}  // namespace dateline::events
