#include "events/extract/syntax/event_lexicon_keys.h"

namespace dateline::events {

std::optional<SubEventType> sub_event_of(std::string_view key) {
  static constexpr std::array<std::pair<std::string_view, SubEventType>, 22> kKeys = {{
      {"armed_clash", SubEventType::armed_clash},
      {"air_drone_strike", SubEventType::air_drone_strike},
      {"chemical_weapon", SubEventType::chemical_weapon},
      {"grenade", SubEventType::grenade},
      {"remote_explosive", SubEventType::remote_explosive},
      {"shelling", SubEventType::shelling},
      {"suicide_bomb", SubEventType::suicide_bomb},
      {"abduction", SubEventType::abduction},
      {"attack", SubEventType::attack},
      {"sexual_violence", SubEventType::sexual_violence},
      {"excessive_force", SubEventType::excessive_force},
      {"protest_with_intervention", SubEventType::protest_with_intervention},
      {"peaceful_protest", SubEventType::peaceful_protest},
      {"mob_violence", SubEventType::mob_violence},
      {"violent_demonstration", SubEventType::violent_demonstration},
      {"agreement", SubEventType::agreement},
      {"arrests", SubEventType::arrests},
      {"change_to_group", SubEventType::change_to_group},
      {"disrupted_weapons_use", SubEventType::disrupted_weapons_use},
      {"headquarters_established", SubEventType::headquarters_established},
      {"looting", SubEventType::looting},
      {"non_violent_transfer", SubEventType::non_violent_transfer},
  }};
  if (key == "other") {
    return SubEventType::other;
  }
  const auto known = value_in(kKeys, key);
  return known ? known : sub_event_type(key);  // a person's own row may have ACLED's name
}

std::string_view name_of(Frame frame) {
  for (const auto& [name, value] : kFrames) {
    if (value == frame) {
      return name;
    }
  }
  return {};
}

}  // namespace dateline::events
