#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "events/model/event_filter.h"

namespace dateline::events {

/// What filters look at in an event and what its mark says, in 14 bits: type 0-2, speaker 3-5, status 6-8,
/// review 9-10, placed 11; then, which no filter asks for, throughout 12 and disputed 13.
using FilterKey = std::uint16_t;
inline constexpr std::size_t kFilterKeyCount = 1u << 12;  ///< of the part that filters look at

[[nodiscard]] constexpr FilterKey make_filter_key(EventType type, Speaker speaker, Status status, Review review,
                                                  bool placed, bool throughout, bool disputed) {
  return static_cast<FilterKey>(static_cast<unsigned>(type) | static_cast<unsigned>(speaker) << 3 |
                                static_cast<unsigned>(status) << 6 | static_cast<unsigned>(review) << 9 |
                                static_cast<unsigned>(placed) << 11 | static_cast<unsigned>(throughout) << 12 |
                                static_cast<unsigned>(disputed) << 13);
}
[[nodiscard]] constexpr std::size_t filter_part(FilterKey key) {
  return key % kFilterKeyCount;
}
[[nodiscard]] constexpr EventType type_of_key(FilterKey key) {
  return static_cast<EventType>(key & 7u);
}
[[nodiscard]] constexpr Speaker speaker_of_key(FilterKey key) {
  return static_cast<Speaker>(key >> 3 & 7u);
}
[[nodiscard]] constexpr Status status_of_key(FilterKey key) {
  return static_cast<Status>(key >> 6 & 7u);
}
[[nodiscard]] constexpr Review review_of_key(FilterKey key) {
  return static_cast<Review>(key >> 9 & 3u);
}
[[nodiscard]] constexpr bool placed_of_key(FilterKey key) {
  return (key >> 11 & 1u) != 0;
}
[[nodiscard]] constexpr bool throughout_of_key(FilterKey key) {
  return (key >> 12 & 1u) != 0;
}
[[nodiscard]] constexpr bool disputed_of_key(FilterKey key) {
  return (key >> 13 & 1u) != 0;
}

/// The dimensions of a filter that a key answers, as a table: one look-up an event. What was searched for is not in it.
class KeyFilter {
 public:
  explicit KeyFilter(const EventFilter& filter) {
    for (std::size_t i = 0; i < kFilterKeyCount; ++i) {
      const auto key = static_cast<FilterKey>(i);
      passes_[i] = filter.types.has(type_of_key(key)) && filter.speakers.has(speaker_of_key(key)) &&
                   filter.statuses.has(status_of_key(key)) && filter.reviews.has(review_of_key(key));
    }
  }
  /// Placed or not.
  [[nodiscard]] bool passes(FilterKey key) const { return passes_[filter_part(key)]; }
  /// Passes and has a position: is drawn.
  [[nodiscard]] bool draws(FilterKey key) const { return placed_of_key(key) && passes(key); }

 private:
  std::array<bool, kFilterKeyCount> passes_{};
};

}  // namespace dateline::events
