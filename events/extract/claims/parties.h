#pragma once

#include <map>
#include <optional>
#include <string>

#include "events/extract/actors/actors.h"
#include "events/extract/actors/attribution.h"
#include "events/extract/triggers/triggers.h"

namespace dateline::events {

/// One side of an event.
struct Party {
  std::string name;
  Side side = Side::unknown;
  ActorKinds kinds;
  Span span;  ///< the words that name it; empty where it follows from the context
  bool from_context = false;
  std::string pattern = {};  ///< FoundActor::pattern
  [[nodiscard]] bool is(ActorKind kind) const { return kinds.test(static_cast<std::size_t>(kind)); }
};

/// Tells who acts, from the words of a happening and, for pronouns and for the unnamed opponent, from the report.
class Parties {
 public:
  Parties(const TaggedText& tagged, const ReportCountry& country, const geo::Gazetteer& gazetteer);

  /// Who does it. Pronouns stand for who says so ("the army said it"), else for whoever acted last.
  [[nodiscard]] std::optional<Party> agent(const Sentence& sentence, const Happening& happening,
                                           const std::vector<Speech>& speech) const;
  /// A sort of actors that no words name, after the report's country.
  [[nodiscard]] std::optional<Party> generic(std::uint32_t actor) const;
  /// To whom, or with whom.
  [[nodiscard]] std::optional<Party> patient(const Sentence& sentence, const Happening& happening,
                                             const std::vector<Speech>& speech) const;
  /// Who held the place, by "rebel-held" or "held by rebels" in the sentence.
  [[nodiscard]] std::optional<Party> holder(const Sentence& sentence) const;
  /// Whether the words speak of somebody's own: "its soldiers".
  [[nodiscard]] bool is_possessive(WordRange range) const;
  /// Whether they are those of who writes: "our soldiers".
  [[nodiscard]] bool is_ours(WordRange range) const;
  /// Whose report this is, where it is a party's own.
  [[nodiscard]] const std::optional<Party>& author() const { return author_; }
  /// The side that the report shows against this one, if it shows one far more than others.
  [[nodiscard]] std::optional<Party> opponent(Side side) const;

 private:
  [[nodiscard]] std::optional<Party> patient_named(const Happening& happening) const;
  [[nodiscard]] std::optional<Party> in_range(WordRange range, bool military) const;
  [[nodiscard]] std::optional<Party> speaker_before(std::uint32_t word, const std::vector<Speech>& speech,
                                                    bool military) const;
  [[nodiscard]] std::optional<Party> owner_of(WordRange range, const Sentence& sentence,
                                              const std::vector<Speech>& speech) const;
  [[nodiscard]] std::optional<Party> accused(const Happening& happening, const std::vector<Speech>& speech) const;
  [[nodiscard]] std::optional<Party> forces_of(const std::string& code, Span span) const;
  [[nodiscard]] std::optional<Party> forces_of_speaker(WordRange speaker) const;
  [[nodiscard]] std::optional<Party> referred_to(std::uint32_t word, const Sentence& sentence) const;
  [[nodiscard]] std::optional<Party> by_metonym(std::uint32_t word, bool military) const;
  [[nodiscard]] std::optional<Party> by_weapon(std::uint32_t word, WordRange range) const;
  [[nodiscard]] std::optional<Party> fought_with(const Sentence& sentence, const Happening& happening) const;
  [[nodiscard]] std::optional<Party> enemy_in(WordRange range) const;
  [[nodiscard]] std::optional<Party> owner_of_site(WordRange range) const;
  [[nodiscard]] static Party party_of(const FoundActor& actor);

  const TaggedText& t_;
  const ReportCountry& country_;
  const geo::Gazetteer& gazetteer_;
  std::optional<Party> author_;
  struct Weight {
    Party party;
    int count = 0;
  };
  std::map<std::string, Weight> armed_;  // every armed party of the report, by name
};

}  // namespace dateline::events
