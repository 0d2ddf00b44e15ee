#include "events/model/taxonomy.h"

#include <algorithm>
#include <utility>

namespace dateline::events {

namespace {

template <class T, std::size_t N>
using Names = std::array<std::pair<T, std::string_view>, N>;

// Tables are few and short: a scan beats a map.
template <class T, std::size_t N>
std::string_view name_in(const Names<T, N>& names, T value) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const auto& row) { return row.first == value; });
  return found == names.end() ? std::string_view{} : found->second;
}

template <class T, std::size_t N>
std::optional<T> value_in(const Names<T, N>& names, std::string_view name) {
  const auto found = std::find_if(names.begin(), names.end(), [&](const auto& row) { return row.second == name; });
  return found == names.end() ? std::nullopt : std::optional(found->first);
}

constexpr Names<EventType, kEventTypeCount> kTypeNames = {{
    {EventType::battles, "Battles"},
    {EventType::explosions, "Explosions/Remote violence"},
    {EventType::violence_civilians, "Violence against civilians"},
    {EventType::protests, "Protests"},
    {EventType::riots, "Riots"},
    {EventType::strategic, "Strategic developments"},
}};

constexpr Names<EventType, kEventTypeCount> kShortTypeNames = {{
    {EventType::battles, "Battles"},
    {EventType::explosions, "Explosions, remote"},
    {EventType::violence_civilians, "Against civilians"},
    {EventType::protests, "Protests"},
    {EventType::riots, "Riots"},
    {EventType::strategic, "Strategic"},
}};

constexpr Names<SubEventType, kSubEventTypeCount> kSubTypeNames = {{
    {SubEventType::government_regains_territory, "Government regains territory"},
    {SubEventType::non_state_actor_overtakes_territory, "Non-state actor overtakes territory"},
    {SubEventType::armed_clash, "Armed clash"},
    {SubEventType::air_drone_strike, "Air/drone strike"},
    {SubEventType::chemical_weapon, "Chemical weapon"},
    {SubEventType::grenade, "Grenade"},
    {SubEventType::remote_explosive, "Remote explosive/landmine/IED"},
    {SubEventType::shelling, "Shelling/artillery/missile attack"},
    {SubEventType::suicide_bomb, "Suicide bomb"},
    {SubEventType::abduction, "Abduction/forced disappearance"},
    {SubEventType::attack, "Attack"},
    {SubEventType::sexual_violence, "Sexual violence"},
    {SubEventType::excessive_force, "Excessive force against protesters"},
    {SubEventType::protest_with_intervention, "Protest with intervention"},
    {SubEventType::peaceful_protest, "Peaceful protest"},
    {SubEventType::mob_violence, "Mob violence"},
    {SubEventType::violent_demonstration, "Violent demonstration"},
    {SubEventType::agreement, "Agreement"},
    {SubEventType::arrests, "Arrests"},
    {SubEventType::change_to_group, "Change to group/activity"},
    {SubEventType::disrupted_weapons_use, "Disrupted weapons use"},
    {SubEventType::headquarters_established, "Headquarters or base established"},
    {SubEventType::looting, "Looting/property destruction"},
    {SubEventType::non_violent_transfer, "Non-violent transfer of territory"},
    {SubEventType::other, "Other"},
}};

constexpr Names<Status, 5> kStatusNames = {{
    {Status::reported, "reported"},
    {Status::claimed, "claimed"},
    {Status::denied, "denied"},
    {Status::planned, "planned"},
    {Status::confirmed, "confirmed"},
}};

constexpr Names<Side, 9> kSideNames = {{
    {Side::unknown, "unknown"},
    {Side::government, "government"},
    {Side::opposition, "opposition"},
    {Side::kurdish, "kurdish"},
    {Side::jihadist, "jihadist"},
    {Side::foreign, "foreign"},
    {Side::civilian, "civilian"},
    {Side::monitor, "monitor"},
    {Side::media, "media"},
}};

constexpr Names<Review, 4> kReviewNames = {{
    {Review::unreviewed, "unreviewed"},
    {Review::accepted, "accepted"},
    {Review::edited, "edited"},
    {Review::rejected, "rejected"},
}};

}  // namespace

std::string_view name_of(EventType type) {
  return name_in(kTypeNames, type);
}
std::string_view name_of(SubEventType type) {
  return name_in(kSubTypeNames, type);
}
std::string_view short_name_of(EventType type) {
  return name_in(kShortTypeNames, type);
}
std::optional<EventType> event_type(std::string_view name) {
  return value_in(kTypeNames, name);
}
std::optional<SubEventType> sub_event_type(std::string_view name) {
  return value_in(kSubTypeNames, name);
}

EventType type_of(SubEventType type) {
  // The enumerators are in the order of the types; these are the last of each.
  if (type <= SubEventType::armed_clash) {
    return EventType::battles;
  }
  if (type <= SubEventType::suicide_bomb) {
    return EventType::explosions;
  }
  if (type <= SubEventType::sexual_violence) {
    return EventType::violence_civilians;
  }
  if (type <= SubEventType::peaceful_protest) {
    return EventType::protests;
  }
  if (type <= SubEventType::violent_demonstration) {
    return EventType::riots;
  }
  return EventType::strategic;
}

std::string_view name_of(Status status) {
  return name_in(kStatusNames, status);
}
std::optional<Status> status(std::string_view name) {
  return value_in(kStatusNames, name);
}
std::string_view name_of(Side side) {
  return name_in(kSideNames, side);
}
std::optional<Side> side(std::string_view name) {
  return value_in(kSideNames, name);
}
std::string_view name_of(Review review) {
  return name_in(kReviewNames, review);
}
std::optional<Review> review(std::string_view name) {
  return value_in(kReviewNames, name);
}

}  // namespace dateline::events
