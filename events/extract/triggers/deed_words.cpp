#include "events/extract/triggers/deed_words.h"

#include <string_view>

#include "events/extract/syntax/range_facts.h"

namespace dateline::events {

// "executed two captured soldiers": who no longer fights.
bool of_captives(const TaggedText& tagged, WordRange patient) {
  for (std::uint32_t at = patient.begin; at < patient.end; ++at) {
    const std::string_view word = tagged.lower(at);
    if (word == "captured" || word == "captive" || word == "captives" || word == "surrendered" ||
        word == "surrendering" || word == "unarmed" || word == "prisoners" || word == "prisoner") {
      return true;
    }
  }
  return false;
}

// "A tank fired on the tower".
bool is_gun_crew(const TaggedText& tagged, WordRange agent) {
  for (std::uint32_t at = agent.begin; at < agent.end; ++at) {
    const std::string_view word = tagged.lower(at);
    if (word == "tank" || word == "tanks" || word == "artillery" || word == "gunboat" || word == "gunboats" ||
        word == "warship" || word == "warships") {
      return true;
    }
  }
  return false;
}

bool names_care(const TaggedText& tagged, WordRange range) {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    const std::string_view word = tagged.lower(at);
    if (word == "gendarmerie" || word == "police" || word == "military" || word == "army") {
      return false;  // "a gendarmerie school"
    }
    if (word == "hospital" || word == "school" || word == "church" || word == "mosque" || word == "market" ||
        word == "ambulance" || word == "clinic" || word == "bus" || word == "wedding" || word == "university") {
      return true;
    }
  }
  return false;
}

// "when several houses were hit": from afar, by whatever it was.
bool tells_of_hit(const TaggedText& tagged, WordRange range) {
  for (std::uint32_t at = range.begin + 1; at < range.end; ++at) {
    const std::string_view word = tagged.lower(at);
    if ((word == "hit" || word == "struck" || word == "bombed") && tagged.words[at - 1].tag == Tag::be) {
      return RangeFacts(tagged, {range.begin, at}).any(WordClass::civil_target) ||
             RangeFacts(tagged, {range.begin, at}).any(WordClass::place_noun);
    }
  }
  return false;
}

// "a gas explosion", "gas cylinder blast"; not tear gas.
bool is_gas_accident(const TaggedText& tagged, WordRange sentence) {
  for (std::uint32_t at = sentence.begin; at + 1 < sentence.end; ++at) {
    const std::string_view next = tagged.lower(at + 1);
    if (tagged.lower(at) == "gas" && (next == "explosion" || next == "blast" || next == "leak" || next == "cylinder") &&
        (at == sentence.begin || tagged.lower(at - 1) != "tear")) {
      return true;
    }
  }
  return false;
}

bool has_rioters(const TaggedText& tagged, WordRange range) {
  for (std::uint32_t at = range.begin; at < range.end; ++at) {
    if (tagged.lower(at) == "rioters") {
      return true;
    }
  }
  return false;
}

}  // namespace dateline::events
