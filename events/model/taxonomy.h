#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace dateline::events {

/// ACLED's six event types (ACLED Codebook, 2023). The numbers index columns and colours; they are not stored.
enum class EventType : std::uint8_t {
  battles,
  explosions,          ///< "Explosions/Remote violence"
  violence_civilians,  ///< "Violence against civilians"
  protests,
  riots,
  strategic,  ///< "Strategic developments"
};
inline constexpr std::size_t kEventTypeCount = 6;
inline constexpr std::array<EventType, kEventTypeCount> kEventTypes = {
    EventType::battles,  EventType::explosions, EventType::violence_civilians,
    EventType::protests, EventType::riots,      EventType::strategic};

/// ACLED's 25 sub-event types.
enum class SubEventType : std::uint8_t {
  government_regains_territory,
  non_state_actor_overtakes_territory,
  armed_clash,
  air_drone_strike,
  chemical_weapon,
  grenade,
  remote_explosive,  ///< "Remote explosive/landmine/IED"
  shelling,          ///< "Shelling/artillery/missile attack"
  suicide_bomb,
  abduction,  ///< "Abduction/forced disappearance"
  attack,
  sexual_violence,
  excessive_force,  ///< "Excessive force against protesters"
  protest_with_intervention,
  peaceful_protest,
  mob_violence,
  violent_demonstration,
  agreement,
  arrests,
  change_to_group,  ///< "Change to group/activity"
  disrupted_weapons_use,
  headquarters_established,  ///< "Headquarters or base established"
  looting,                   ///< "Looting/property destruction"
  non_violent_transfer,      ///< "Non-violent transfer of territory"
  other,
};
inline constexpr std::size_t kSubEventTypeCount = 25;

/// The name in ACLED's spelling, as files hold it.
[[nodiscard]] std::string_view name_of(EventType type);
[[nodiscard]] std::string_view name_of(SubEventType type);
/// What a person reads in the filters: "Battles", "Explosions, remote", "Against civilians", ...
[[nodiscard]] std::string_view short_name_of(EventType type);
[[nodiscard]] std::optional<EventType> event_type(std::string_view name);
[[nodiscard]] std::optional<SubEventType> sub_event_type(std::string_view name);
/// The type that a sub-event type belongs to.
[[nodiscard]] EventType type_of(SubEventType type);

/// How it is said. `confirmed` is a reviewer's act and is never set by reading.
enum class Status : std::uint8_t { reported, claimed, denied, planned, confirmed };
[[nodiscard]] std::string_view name_of(Status status);
[[nodiscard]] std::optional<Status> status(std::string_view name);

/// Which camp speaks or acts, for the filter "Who says so" and the colours of control.
enum class Side : std::uint8_t {
  unknown,
  government,
  opposition,
  kurdish,
  jihadist,
  foreign,
  civilian,
  monitor,
  media
};
[[nodiscard]] std::string_view name_of(Side side);
[[nodiscard]] std::optional<Side> side(std::string_view name);

/// What a reviewer decided about an event.
enum class Review : std::uint8_t { unreviewed, accepted, edited, rejected };
[[nodiscard]] std::string_view name_of(Review review);
[[nodiscard]] std::optional<Review> review(std::string_view name);

}  // namespace dateline::events
