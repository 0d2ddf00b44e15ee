#pragma once

#include <optional>
#include <vector>

#include "events/extract/actors/actors.h"
#include "events/extract/actors/attribution.h"
#include "events/extract/grounding/named_places.h"
#include "events/extract/triggers/triggers.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// The place of a happening that nothing says.
[[nodiscard]] PlaceChoice nowhere();

/// Places of happenings whose own words name none, by what else their sentence and paragraph say. Refers to all that
/// it is made of.
class ContextPlaces {
 public:
  ContextPlaces(const TaggedText& tagged, const geo::Gazetteer& gazetteer, const ReportCountry& country)
      : t_(tagged), gazetteer_(gazetteer), country_(country) {}

  /// The town that the paragraph named last before the sentence, in the division `scene` that it began with.
  [[nodiscard]] std::optional<PlaceChoice> finer_than(const PlaceChoice& scene, const Sentence& sentence) const;
  /// "Police in A said they had detained a man".
  [[nodiscard]] std::optional<PlaceChoice> of_speaker(const Happening& happening,
                                                      const std::vector<Speech>& speech) const;
  /// "Residents of A said fighters had taken four traders".
  [[nodiscard]] std::optional<PlaceChoice> of_witnesses(const Happening& happening,
                                                        const std::vector<Speech>& speech) const;
  /// Whether it is told of the whole country.
  [[nodiscard]] bool is_countrywide(const Happening& happening) const;
  /// Whether the words count ten or more: of drones, missiles.
  [[nodiscard]] bool counts_ten(WordRange range) const;
  /// The report's country, or `nowhere()` where it has none.
  [[nodiscard]] PlaceChoice whole_country() const;

 private:
  const TaggedText& t_;
  const geo::Gazetteer& gazetteer_;
  const ReportCountry& country_;
};

}  // namespace dateline::events
