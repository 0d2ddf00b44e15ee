#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

#include "events/model/event.h"
#include "events/model/taxonomy.h"

namespace dateline::events {

/// Who says so, for the filter: each event belongs to exactly one group.
enum class Speaker : std::uint8_t {
  monitors,    ///< observers who take no side
  agencies,    ///< media, or a report that speaks for itself
  residents,   ///< civilians, activists, witnesses
  government,  ///< the government's side
  opposition,  ///< the opposition's side
  others,      ///< anyone else: Kurdish, jihadist or foreign forces, and whose side is unknown
};
inline constexpr std::size_t kSpeakerCount = 6;
inline constexpr std::array<Speaker, kSpeakerCount> kSpeakers = {Speaker::monitors,   Speaker::agencies,
                                                                 Speaker::residents,  Speaker::government,
                                                                 Speaker::opposition, Speaker::others};
/// What a person reads in the filters: "Monitors", "Government side" ...
[[nodiscard]] std::string_view short_name_of(Speaker speaker);

/// The group of an event's most independent original voice: monitors before agencies before residents before all the
/// rest; between two of the rest, the one that is named first. Without a voice, the agencies.
[[nodiscard]] Speaker speaker_of(const Event& event);

inline constexpr std::array<Status, 5> kStatuses = {Status::reported, Status::claimed, Status::denied, Status::planned,
                                                    Status::confirmed};
inline constexpr std::array<Review, 4> kReviews = {Review::unreviewed, Review::accepted, Review::edited,
                                                   Review::rejected};
/// What a person reads in the filters: "Claimed by a side", "Not reviewed" ...
[[nodiscard]] std::string_view short_name_of(Status status);
[[nodiscard]] std::string_view short_name_of(Review review);

/// A set of the values of one enumeration of at most 8 values.
template <class Enum>
class ValueSet {
 public:
  [[nodiscard]] static constexpr ValueSet all() { return ValueSet(0xff); }
  [[nodiscard]] static constexpr ValueSet none() { return ValueSet(0); }
  [[nodiscard]] constexpr bool has(Enum value) const { return (bits_ >> static_cast<unsigned>(value)) & 1u; }
  constexpr void set(Enum value, bool on) {
    const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(value));
    bits_ = static_cast<std::uint8_t>(on ? bits_ | bit : bits_ & ~bit);
  }
  [[nodiscard]] constexpr ValueSet without(Enum value) const {
    ValueSet result = *this;
    result.set(value, false);
    return result;
  }
  friend bool operator==(const ValueSet&, const ValueSet&) = default;

 private:
  explicit constexpr ValueSet(std::uint8_t bits) : bits_(bits) {}
  std::uint8_t bits_;
};

/// One bit a row of an event index.
using RowBits = std::vector<bool>;

/// Which events are shown: an event passes when every dimension passes.
struct EventFilter {
  ValueSet<EventType> types = ValueSet<EventType>::all();
  ValueSet<Speaker> speakers = ValueSet<Speaker>::all();
  ValueSet<Status> statuses = ValueSet<Status>::all().without(Status::planned);
  ValueSet<Review> reviews = ValueSet<Review>::all().without(Review::rejected);
  /// The rows that a search found, of the same index; null where nothing is searched for.
  std::shared_ptr<const RowBits> found;
  friend bool operator==(const EventFilter&, const EventFilter&) = default;
};

}  // namespace dateline::events
