#pragma once

#include <optional>
#include <string>
#include <vector>

#include "events/extract/claims/parties.h"
#include "events/extract/triggers/triggers.h"
#include "events/model/claim.h"
#include "geo/gazetteer.h"

namespace dateline::events {

/// What a claim in the making is part of.
struct ClaimContext {
  const Sentence& sentence;
  const Happening& happening;
  const std::vector<Speech>& speech;  ///< of the sentence
  const std::vector<Claim>& earlier;  ///< claims of the document so far
  WordRange place_words;              ///< that name the claim's place; empty where none do
};

/// Names who takes part in each claim of one document, with who acted before in mind. Refers to what it is made of.
class ClaimParties {
 public:
  ClaimParties(const TaggedText& tagged, const geo::Gazetteer& gazetteer, const ReportCountry& country);

  /// Fills actors, sides and control of a claim whose place is known and, for changes of control, its sub-event type.
  /// Returns how sure that is (0 to 1); nothing where a change of control is only mentioned and nothing says between
  /// whom.
  [[nodiscard]] std::optional<double> name(Claim& claim, const ClaimContext& context);

  /// Whose report this is, where it is a party's own.
  [[nodiscard]] const std::optional<Party>& author() const { return parties_.author(); }

 private:
  void protesters_first(std::optional<Party>& agent, std::optional<Party>& patient) const;
  [[nodiscard]] bool name_control(Claim& claim, const ClaimContext& context, std::optional<Party>& agent,
                                  std::optional<Party>& patient);
  [[nodiscard]] std::optional<Party> fallen_to(const ClaimContext& context) const;
  void complete_clash(const Sentence& sentence, std::optional<Party>& agent, std::optional<Party>& patient);
  [[nodiscard]] std::string country_of(const EventPlace& place) const;

  const TaggedText& t_;
  const geo::Gazetteer& gazetteer_;
  const ReportCountry& country_;
  Parties parties_;
  double confidence_ = 1;  // of the parties of the claim in hand
  std::optional<Party> last_gainer_;
  std::optional<Party> sentence_agent_, sentence_patient_;  // of the last happening
  Span agent_sentence_;
};

}  // namespace dateline::events
