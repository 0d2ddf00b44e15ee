#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "events/model/claim.h"
#include "events/model/document.h"
#include "events/text/text_structure.h"

namespace dateline::events {

/// A claim that knows which document makes it, and nothing else yet.
[[nodiscard]] Claim claim_of(const Document& document);

/// Claim::id, from its document, first evidence, type and place, which must be known.
[[nodiscard]] std::string claim_id(const Claim& claim);

/// Whether deaths and injuries that a report tells of may be an event's of this type.
[[nodiscard]] bool may_cost_lives(EventType type);

/// Quotes passages of a text as evidence. `text` must outlive it.
class PassageQuotes {
 public:
  explicit PassageQuotes(std::string_view text) : text_(text) {}

  /// These bytes, counted in code points too; asked for in rising order in linear time.
  [[nodiscard]] Evidence at(Span bytes);

 private:
  [[nodiscard]] std::uint32_t code_points_before(std::uint32_t byte);

  std::string_view text_;
  std::uint32_t counted_bytes_ = 0;
  std::uint32_t counted_code_points_ = 0;
};

/// A passage that is printed again is a second piece of evidence for the same claim, word for word. `structure` is of
/// the text that `quotes` quotes and the claims rest on.
void add_repeated_evidence(const TextStructure& structure, PassageQuotes& quotes, std::vector<Claim>& claims);

}  // namespace dateline::events
