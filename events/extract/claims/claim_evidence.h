#pragma once

#include <cstdint>

#include "base/span.h"
#include "events/extract/triggers/triggers.h"

namespace dateline::events {

/// Chooses the words that a claim rests on. `tagged` must outlive it.
class EvidenceWords {
 public:
  explicit EvidenceWords(const TaggedText& tagged) : t_(tagged) {}

  /// The words from who does it to where it is (`place`, may be empty), as far as they hang together: bytes of the
  /// text.
  [[nodiscard]] Span of(const Happening& happening, WordRange place) const;

 private:
  [[nodiscard]] bool only_names(std::uint32_t from, std::uint32_t to) const;
  [[nodiscard]] bool only_adverbs(std::uint32_t from, std::uint32_t to) const;
  [[nodiscard]] std::uint32_t trimmed(WordRange subject, std::uint32_t end) const;
  [[nodiscard]] std::uint32_t relation_end(WordRange place, std::uint32_t end) const;

  const TaggedText& t_;
};

}  // namespace dateline::events
