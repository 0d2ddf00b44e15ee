#pragma once

#include <vector>

#include "events/extract/languages/casualties.h"
#include "events/extract/languages/parties.h"
#include "events/extract/languages/text.h"
#include "events/model/mention.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// A trigger in a sentence: words [first, last).
struct LanguageHappening {
  std::size_t first = 0, last = 0;
  const LanguageTrigger* rule = nullptr;
  SubEventType sub_event = SubEventType::other;  ///< the rule's, or what it was done with makes of it
};

/// Finds what a sentence tells as having happened, in order: listed triggers whose needs are fulfilled, that are
/// neither negated nor merely intended. Of several words for one thing one is kept.
class LanguageTriggers {
 public:
  /// All must outlive it.
  LanguageTriggers(const LanguageText& text, const std::vector<Toponym>& toponyms, const geo::Gazetteer& gazetteer)
      : t_(text), toponyms_(toponyms), gazetteer_(gazetteer) {}

  [[nodiscard]] std::vector<LanguageHappening> find(const Sentence& sentence, const std::vector<LanguageParty>& parties,
                                                    const std::vector<LanguageCasualties>& casualties) const;

 private:
  [[nodiscard]] bool fulfils(const Sentence& sentence, const LanguageTrigger& rule, std::size_t first, std::size_t last,
                             const std::vector<LanguageParty>& parties,
                             const std::vector<LanguageCasualties>& casualties) const;
  [[nodiscard]] bool names_place(std::size_t first, std::size_t last) const;
  [[nodiscard]] const Toponym* toponym_at(std::size_t word) const;
  [[nodiscard]] bool happened(const Sentence& sentence, std::size_t first, std::size_t last) const;
  [[nodiscard]] SubEventType kind_of(const Sentence& sentence, const LanguageTrigger& rule, std::size_t at) const;

  const LanguageText& t_;
  const std::vector<Toponym>& toponyms_;
  const geo::Gazetteer& gazetteer_;
};

}  // namespace dateline::events
