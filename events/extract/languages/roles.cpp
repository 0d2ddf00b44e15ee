#include "events/extract/languages/roles.h"

#include <algorithm>
#include <utility>

#include "events/extract/actors/actors.h"
#include "events/extract/actors/attribution.h"

namespace dateline::events {

namespace {

const LanguageParty* harmed(const std::vector<LanguageParty>& parties) {
  const auto found = std::find_if(parties.begin(), parties.end(),
                                  [](const LanguageParty& party) { return party.actor->civilian && !party.speaks; });
  return found == parties.end() ? nullptr : &*found;
}

}  // namespace

LanguageRoles::Named LanguageRoles::named(const LanguageParty& party, const EventPlace& place) const {
  const auto index = gazetteer_.find_id(place.id);
  const std::string here = index ? country_code(gazetteer_, *index) : std::string();
  const std::string& of = party.country.empty() ? here : party.country;
  Named result{named_after(party.actor->name, country_name(gazetteer_, of)), party.actor->side,
               t_.span(party.first, party.last)};
  // A state's forces are foreign in another country.
  if (party.actor->side == Side::government && !party.country.empty() && !here.empty() && party.country != here) {
    result.side = Side::foreign;
  }
  return result;
}

// The nearest armed actor before or behind the trigger.
const LanguageParty* LanguageRoles::armed_near(const std::vector<LanguageParty>& parties, const LanguageHappening& told,
                                               const LanguageParty* not_this) const {
  constexpr std::size_t kReach = 9;
  const LanguageParty* best = nullptr;
  std::size_t nearest = kReach + 1;
  for (const LanguageParty& party : parties) {
    const bool before = party.last <= told.first;
    const std::size_t away = before ? told.first - party.last : party.first >= told.last ? party.first - told.last : 0;
    const bool led = !before && party.first > 0 && t_.is(party.first - 1, LanguageClass::by);
    const std::size_t cost = away + (before || led ? 0 : 1);
    if (party.actor->armed && !party.speaks && &party != not_this && cost < nearest) {
      nearest = cost;
      best = &party;
    }
  }
  return best;
}

bool LanguageRoles::name_parties(Claim& claim, const LanguageHappening& told, const std::vector<LanguageParty>& parties,
                                 bool partial) const {
  const LanguageParty* agent = armed_near(parties, told, nullptr);
  const LanguageParty* patient = told.rule->frame == LanguageFrame::fight  ? armed_near(parties, told, agent)
                                 : told.rule->frame == LanguageFrame::take ? nullptr
                                                                           : harmed(parties);
  if (told.rule->frame == LanguageFrame::take && agent == nullptr) {
    return false;
  }
  // Where both sides are armed an attack is a clash.
  if (claim.sub_event_type == SubEventType::attack && told.rule->frame == LanguageFrame::act && agent != nullptr &&
      patient == nullptr && agent->last <= told.first) {
    patient = armed_near(parties, told, agent);
    if (patient != nullptr && patient->actor != agent->actor) {
      claim.sub_event_type = SubEventType::armed_clash;
    }
  }
  if (told.rule->frame == LanguageFrame::passive && agent != nullptr && agent->last <= told.first &&
      patient == nullptr) {
    std::swap(agent, patient);
  }
  if (agent == nullptr) {
    std::swap(agent, patient);
  }
  if (agent != nullptr) {
    const Named one = named(*agent, claim.place);
    claim.actor1 = one.name;
    claim.side1 = one.side;
    claim.spans.who.push_back(one.span);
  }
  if (patient != nullptr) {
    const Named one = named(*patient, claim.place);
    if (one.name != claim.actor1) {
      claim.actor2 = one.name;
      claim.side2 = one.side;
      claim.spans.who.push_back(one.span);
    }
  }
  std::sort(claim.spans.who.begin(), claim.spans.who.end());
  if (told.rule->frame == LanguageFrame::take) {
    claim.sub_event_type = claim.side1 == Side::government ? SubEventType::government_regains_territory
                                                           : SubEventType::non_state_actor_overtakes_territory;
    claim.control = Control{"", claim.actor1, partial ? Control::Part::partial : Control::Part::full};
  }
  return true;
}

void LanguageRoles::attribute(Claim& claim, const Sentence& sentence, const LanguageHappening& told,
                              const std::vector<LanguageParty>& parties) const {
  for (std::size_t at = sentence.first_token; at < told.first; ++at) {
    if (t_.is(at, LanguageClass::deny)) {
      claim.status = Status::denied;
    }
  }
  const auto speech = speech_of(t_, sentence, parties);
  if (!speech) {
    return;
  }
  const Named speaker = named(*speech->speaker, claim.place);
  claim.attributed_to.push_back({speaker.name, speaker.side});
  claim.spans.said.push_back(hull(speaker.span, t_.words[speech->verb].span));
  const bool involved = speaker.side == claim.side1 || speaker.side == claim.side2 || claim.side1 == Side::unknown;
  if (claim.status == Status::reported && is_party(speaker.side) && involved &&
      (is_party(claim.side1) || is_party(claim.side2))) {
    claim.status = Status::claimed;
  }
}

}  // namespace dateline::events
