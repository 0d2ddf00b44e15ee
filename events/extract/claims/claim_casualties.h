#pragma once

#include <cstdint>
#include <vector>

#include "events/extract/casualties/casualties.h"
#include "events/extract/claims/claim_origins.h"
#include "events/model/claim.h"

namespace dateline::events {

/// Gives the dead and the injured of one document, sentence by sentence, to the claims they belong to.
class ClaimCasualties {
 public:
  explicit ClaimCasualties(const TaggedText& tagged) : t_(tagged) {}

  /// Deaths belong to the nearest violence of their sentence; in a sentence without, to that of the sentence before, or
  /// of the last but one where the one between tells of nothing. `claims` from `before` on are of this sentence, the
  /// `index`th; `origins` goes with them.
  void give(const std::vector<CasualtyMention>& mentions, std::vector<Claim>& claims,
            const std::vector<ClaimOrigin>& origins, std::size_t before, std::size_t index);

  /// The text goes over to another part of a list, whose dead are not those of the violence told last.
  void leave_part() { last_violent_ = static_cast<std::size_t>(-1); }

  /// The violence told last, if the sentence of this index follows it; else nullptr.
  [[nodiscard]] const Claim* violence_before(const std::vector<Claim>& claims, std::size_t index) const;

 private:
  struct Counted {
    WordId dead = 0;  ///< who they were that were counted last; 0 where that is not told
    WordId injured = 0;
    std::size_t sentence = 0;
  };

  void add(std::size_t claim, std::vector<Claim>& claims, const CasualtyMention& mention, std::size_t index);
  [[nodiscard]] bool are_others(WordId known, WordId more, bool same_sentence) const;

  const TaggedText& t_;
  std::vector<Counted> counted_;  // by claim
  std::size_t last_violent_ = static_cast<std::size_t>(-1);
  std::size_t last_violent_sentence_ = 0;
};

}  // namespace dateline::events
