#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/extract/languages/text.h"
#include "events/extract/languages/triggers.h"
#include "events/model/claim.h"
#include "events/model/mention.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// Where something happened, and why that place.
struct LanguagePlace {
  EventPlace place;
  std::optional<std::size_t> word;  ///< its first; none where it was named before
  Span span;                        ///< empty where it was named before
  std::string how;                  ///< in words
  double certainty = 1;             ///< 0 to 1
};

/// Chooses where things happened, sentence after sentence of one document: the place that stands nearest to the
/// trigger, with the places listed beside it; "the city" is the place that was named last in the paragraph.
class LanguagePlaces {
 public:
  /// All must outlive it.
  LanguagePlaces(const LanguageText& text, const std::vector<Toponym>& toponyms, const geo::Gazetteer& gazetteer)
      : t_(text), toponyms_(toponyms), gazetteer_(gazetteer) {}

  /// The places of `told`, one of all that its sentence tells of (`others`, itself among them); none where the sentence
  /// says no place.
  [[nodiscard]] std::vector<LanguagePlace> of(const Sentence& sentence, const LanguageHappening& told,
                                              const std::vector<LanguageHappening>& others) const;

  /// Keeps the last place of a sentence for what later ones call "the city". To be called in order.
  void remember(const Sentence& sentence);

  /// Whether only a part of the place is meant: "in the north of the city", "parts of".
  [[nodiscard]] bool is_part(const LanguagePlace& place) const;

 private:
  [[nodiscard]] bool is_of_speaker(const Toponym& toponym, const LanguageHappening& told) const;
  [[nodiscard]] double cost_of(const Toponym& toponym, const LanguageHappening& told,
                               const std::vector<LanguageHappening>& others) const;
  [[nodiscard]] LanguagePlace place_of(const Toponym& toponym, double cost) const;
  void add_listed(const Sentence& sentence, const Toponym& first, std::vector<LanguagePlace>& places) const;
  [[nodiscard]] std::size_t word_at(std::uint32_t byte) const { return t_.structure.token_at(byte); }

  const LanguageText& t_;
  const std::vector<Toponym>& toponyms_;
  const geo::Gazetteer& gazetteer_;
  std::optional<LanguagePlace> last_;
  std::size_t last_paragraph_ = 0;
};

}  // namespace dateline::events
