#include "events/evaluate/coding_schemes.h"

#include <algorithm>
#include <array>
#include <vector>

namespace dateline::events {

namespace {

using enum SubEventType;

struct Row {
  std::string_view code;
  std::vector<SubEventType> types;
};

// MUC's ATTACK is whatever is no other type: shootings, raids, shelling of villages. Guerrillas who attack a guarded
// bridge are coded there too, so a clash may answer to it. A bomb that was found in time is an (attempted) BOMBING.
// ARSON and ROBBERY are one type of ACLED's. FORCED WORK STOPPAGE has none.
const std::array<Row, 6> kMuc = {{
    {"ATTACK",
     {attack, armed_clash, shelling, air_drone_strike, excessive_force, mob_violence, sexual_violence, grenade,
      suicide_bomb}},
    {"BOMBING",
     {remote_explosive, grenade, suicide_bomb, air_drone_strike, shelling, chemical_weapon, disrupted_weapons_use}},
    {"KIDNAPPING", {abduction}},
    {"HIJACKING", {abduction, looting}},
    {"ARSON", {looting}},
    {"ROBBERY", {looting}},
}};

// CAMEO's material conflict (roots 14 to 20) and the few deeds of cooperation that ACLED codes as strategic
// developments. Left out: words (01 to 13: statements, consultation, demands, threats), sanctions (16, 172), posture
// without a deed (150, 151) and what ACLED has no type for.
const std::array<Row, 37> kCameo = {{
    {"057", {agreement}},
    {"0871", {agreement}},
    {"0872", {other}},  // ease a blockade
    {"0873", {other}},
    {"0874", {non_violent_transfer, government_regains_territory, non_state_actor_overtakes_territory}},
    {"14", {peaceful_protest, protest_with_intervention, violent_demonstration}},
    {"145", {violent_demonstration, mob_violence, armed_clash}},
    {"152", {other}},
    {"154", {other}},
    {"171", {looting}},
    {"1712", {looting, shelling, air_drone_strike, remote_explosive}},
    {"173", {arrests}},
    {"175", {excessive_force, protest_with_intervention, attack}},
    {"176", {attack}},
    {"180", {attack, armed_clash, sexual_violence}},
    {"181", {abduction}},
    {"182", {attack, mob_violence}},
    {"1821", {sexual_violence}},
    {"1822", {attack}},
    {"1823", {attack}},
    {"183", {remote_explosive, suicide_bomb, grenade}},
    {"1831", {suicide_bomb}},
    {"184", {other}},
    {"185", {attack, disrupted_weapons_use}},
    {"186", {attack}},
    {"190", {armed_clash, shelling, air_drone_strike, attack, disrupted_weapons_use}},
    {"191", {other}},
    {"192", {government_regains_territory, non_state_actor_overtakes_territory}},
    {"193", {armed_clash, attack}},
    {"194", {shelling, armed_clash}},
    {"195", {air_drone_strike, shelling}},
    {"196", {armed_clash, shelling}},
    {"20", {attack}},
    {"201", {other}},
    {"202", {attack}},
    {"203", {attack}},
    {"204", {chemical_weapon}},
}};

}  // namespace

ReadAs read_as_of_muc(std::string_view type) {
  const auto row = std::find_if(kMuc.begin(), kMuc.end(), [&](const Row& one) { return one.code == type; });
  return row == kMuc.end() ? ReadAs{} : ReadAs(row->types);
}

std::string_view muc_type_of(SubEventType type) {
  switch (type) {
    case attack:
    case shelling:
    case excessive_force:
    case mob_violence:
    case sexual_violence:
      return "ATTACK";
    case remote_explosive:
    case grenade:
    case suicide_bomb:
    case air_drone_strike:
    case chemical_weapon:
      return "BOMBING";
    case abduction:
      return "KIDNAPPING";
    case looting:
      return "ARSON";
    default:
      return {};
  }
}

ReadAs read_as_of_cameo(std::string_view code) {
  for (std::size_t length = code.size(); length >= 2; --length) {
    const auto row =
        std::find_if(kCameo.begin(), kCameo.end(), [&](const Row& one) { return one.code == code.substr(0, length); });
    if (row != kCameo.end()) {
      return row->types;
    }
  }
  return {};
}

}  // namespace dateline::events
