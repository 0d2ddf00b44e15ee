#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "events/extract/toponyms/dense_index.h"
#include "events/extract/toponyms/name_senses.h"
#include "events/extract/toponyms/resolve_weights.h"
#include "events/extract/toponyms/toponym_lists.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// A place that a name of the document may denote, with what speaks for it.
struct Sense {
  geo::PlaceIndex place = 0;
  geo::PlaceKind kind = geo::PlaceKind::city;
  geo::LonLat point;
  std::uint32_t country = 0;                // its number among the document's
  std::optional<geo::PlaceIndex> division;  // first-level, or itself
  std::uint32_t division_number = 0;        // the same, among the document's; 0 where there is none
  double population = 0;
  double prior = 0;
  PlaceFeatures features{};
  double settled = 0;                      // the features that no other name changes, weighed
  double score = 0;                        // all its features, weighed
  double share = 0;                        // of its name's senses, by softmax of the scores
  std::optional<geo::PlaceIndex> nearest;  // the likely place of `near`
  std::optional<geo::PlaceIndex> met;      // the place of `meets`

  [[nodiscard]] double of(PlaceFeature feature) const {
    return static_cast<double>(features[static_cast<std::size_t>(feature)]);
  }
  void set(PlaceFeature feature, double value) {
    features[static_cast<std::size_t>(feature)] = static_cast<float>(value);
  }
};

/// A name of the document.
struct DocumentName {
  std::vector<Sense> senses;
  double weight = 0;                    // as evidence for others: how often and how surely it is named
  std::vector<std::size_t> containers;  // names that hold it: "Aleppo, Syria"
  std::vector<std::size_t> contents;    // names that it holds
  bool home = false;                    // named in a dateline or a byline
  PlaceKinds kinds;                     // what the text calls it anywhere
};

[[nodiscard]] inline bool is_settlement(geo::PlaceKind kind) {
  return kind == geo::PlaceKind::city || kind == geo::PlaceKind::town || kind == geo::PlaceKind::village;
}

/// Fewer people than these live in a small place: it needs a tie to the rest of the document.
inline constexpr double kSmallPlace = 15'000;
/// ... and so many in what is no mere town.
inline constexpr double kLargePlace = 100'000;

/// Numbers the countries and first-level divisions of a document, and says how likely each place of a name is before
/// anything else is known.
class DocumentSenses {
 public:
  DocumentSenses(const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists);

  /// The places of a name, with the features that do not depend on other names; the prior is the score.
  [[nodiscard]] std::vector<Sense> senses_of(const NameSenses& known);
  [[nodiscard]] std::uint32_t country(geo::PlaceIndex place) { return countries_[gazetteer_.country_number(place)]; }
  [[nodiscard]] std::size_t countries() const { return countries_.size(); }
  [[nodiscard]] std::size_t divisions() const { return divisions_.size(); }

 private:
  [[nodiscard]] Sense sense_of(const geo::NameMatch& match);

  static constexpr geo::PlaceIndex kNoDivision = 0xFFFFFFFE;
  const geo::Gazetteer& gazetteer_;
  const ToponymLexicon::Lists& lists_;
  DenseIndex countries_;
  DenseIndex divisions_;
};

}  // namespace dateline::events
