#pragma once

#include <optional>

#include "events/extract/syntax/tagged_text.h"

namespace dateline::events {

/// Whether the sentence or one of the two before it tells of a demonstration.
[[nodiscard]] bool tells_of_demonstration(const TaggedText& tagged, const Sentence& sentence);

/// What rules ask about a range of words.
class RangeFacts {
 public:
  RangeFacts(const TaggedText& tagged, WordRange range) : t_(tagged), range_(range) {}
  [[nodiscard]] bool any(WordClass word_class) const;
  [[nodiscard]] bool toponym() const;  ///< one that is a place, not somebody's government
  [[nodiscard]] bool place() const;    ///< a toponym, or a noun such as "town"
  [[nodiscard]] bool people() const;
  [[nodiscard]] bool armed() const;
  [[nodiscard]] bool state() const;
  [[nodiscard]] bool civilian() const;
  [[nodiscard]] bool crowd() const;  ///< "a group", "thousands": people who act together or are only counted
  [[nodiscard]] bool number() const;
  [[nodiscard]] std::optional<SubEventType> weapon() const;

 private:
  const TaggedText& t_;
  WordRange range_;
};

}  // namespace dateline::events
