#pragma once

#include <optional>
#include <vector>

#include "events/extract/grounding/named_places.h"

namespace dateline::events {

/// The parts of a list or a log ("• ...", "3. ...", "- Kosti: ...", "0615 | KOSTI | ..."), and the places that they are
/// headed with: "KOSTI: Drones struck a depot." One such head alone is a report's dateline and says nothing about
/// events.
class ParagraphPlaces {
 public:
  ParagraphPlaces(const TaggedText& tagged, const geo::Gazetteer& gazetteer);
  /// The place that heads the part that the sentence stands in.
  [[nodiscard]] std::optional<PlaceChoice> of(const Sentence& sentence) const;
  /// A number of the part that the sentence stands in, from 1 on; 0 outside lists. What one part tells says nothing
  /// about the place or the dead of another.
  [[nodiscard]] std::size_t part_of(const Sentence& sentence) const;
  /// Whether the sentence stands in a timeline or a live blog, whose parts begin with clock times: told in the present
  /// tense as headlines are.
  [[nodiscard]] bool in_log(const Sentence& sentence) const;
  /// Where the paragraph's first words set the scene: "In Rangpur, ...", "Also in Goma".
  [[nodiscard]] std::optional<PlaceChoice> scene_of(const Sentence& sentence) const;

 private:
  void place_further_heads(const TaggedText& tagged, const geo::Gazetteer& gazetteer);

  std::vector<std::optional<PlaceChoice>> places_;  // by paragraph
  std::vector<std::size_t> parts_;                  // by paragraph
  std::vector<bool> logs_;                          // by paragraph
  std::vector<std::optional<PlaceChoice>> scenes_;  // by paragraph
};

}  // namespace dateline::events
