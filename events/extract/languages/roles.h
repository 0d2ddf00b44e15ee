#pragma once

#include <vector>

#include "events/extract/languages/parties.h"
#include "events/extract/languages/text.h"
#include "events/extract/languages/triggers.h"
#include "events/model/claim.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// Says who does what to whom by who stands near what happened, and who says so.
class LanguageRoles {
 public:
  /// Both must outlive it.
  LanguageRoles(const LanguageText& text, const geo::Gazetteer& gazetteer) : t_(text), gazetteer_(gazetteer) {}

  /// Gives `claim`, whose place and sub-event type are known, its parties; where a side gains the place also its
  /// control (of a part only: `partial`) and the sub-event type of that side's gain. False where the claim would say
  /// nothing without knowing who.
  [[nodiscard]] bool name_parties(Claim& claim, const LanguageHappening& told,
                                  const std::vector<LanguageParty>& parties, bool partial) const;

  /// Gives `claim`, whose parties are known, its voice and its status: claimed where a party speaks of itself, denied.
  void attribute(Claim& claim, const Sentence& sentence, const LanguageHappening& told,
                 const std::vector<LanguageParty>& parties) const;

 private:
  struct Named {
    std::string name;
    Side side = Side::unknown;
    Span span;
  };
  [[nodiscard]] Named named(const LanguageParty& party, const EventPlace& place) const;
  [[nodiscard]] const LanguageParty* armed_near(const std::vector<LanguageParty>& parties,
                                                const LanguageHappening& told, const LanguageParty* not_this) const;

  const LanguageText& t_;
  const geo::Gazetteer& gazetteer_;
};

}  // namespace dateline::events
