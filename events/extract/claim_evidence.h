#pragma once

#include <cstdint>
#include <string_view>

#include "events/extract/triggers.h"
#include "events/model/claim.h"

namespace dateline::events {

/// Chooses the words that a claim rests on. `tagged` must outlive it.
class EvidenceWords {
 public:
  explicit EvidenceWords(const TaggedText& tagged) : t_(tagged) {}

  /// The words from who does it to where it is (`place`, may be empty), as far as they hang together.
  [[nodiscard]] Evidence of(const Happening& happening, WordRange place);
  /// These bytes of the text, counted in code points too; asked for in rising order in linear time.
  [[nodiscard]] Evidence at(Span bytes);

 private:
  [[nodiscard]] bool only_names(std::uint32_t from, std::uint32_t to) const;
  [[nodiscard]] bool only_adverbs(std::uint32_t from, std::uint32_t to) const;
  [[nodiscard]] std::uint32_t trimmed(WordRange subject, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t relation_end(WordRange place, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t code_points_before(std::uint32_t byte);

  const TaggedText& t_;
  std::uint32_t counted_bytes_ = 0;
  std::uint32_t counted_code_points_ = 0;
};

}  // namespace dateline::events
