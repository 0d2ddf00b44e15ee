#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "events/extract/grounding/named_places.h"

namespace dateline::events {

/// Where the last event of a report was, for those that follow it without a place. Refers to what it is made of.
class PlaceMemory {
 public:
  PlaceMemory(const TaggedText& tagged, const geo::Gazetteer& gazetteer) : t_(tagged), gazetteer_(gazetteer) {}

  /// The part of a list at hand; 0 outside. What another part tells of was elsewhere.
  void enter(std::size_t part) { part_ = part; }
  /// The places of an event of the sentence `index`, at least one; by its own words or by those before.
  void keep(const std::vector<PlaceChoice>& places, std::size_t index);
  /// "Four dead in Culiacán": what the first sentences tell without a place was there, if the title names one town.
  void take_title(const Sentence& sentence, std::size_t index);

  [[nodiscard]] bool empty() const { return !place_; }
  /// Whether the last place serves the part at hand.
  [[nodiscard]] bool knows() const;
  /// Whether it does and an event of this sentence's paragraph was there.
  [[nodiscard]] bool knows_of(const Sentence& sentence) const;
  /// The last place; only where `knows()`.
  [[nodiscard]] const EventPlace& place() const { return *place_; }
  /// That place for another event.
  [[nodiscard]] PlaceChoice again() const;
  /// The sentence of the last event.
  [[nodiscard]] std::size_t sentence() const { return sentence_; }

 private:
  const TaggedText& t_;
  const geo::Gazetteer& gazetteer_;
  std::optional<EventPlace> place_;
  std::size_t place_part_ = 0;
  std::size_t part_ = 0;
  std::size_t sentence_ = 0;
};

}  // namespace dateline::events
