#include "events/extract/claims/claim_parties.h"

#include <algorithm>
#include <utility>

#include "events/extract/claims/control.h"

namespace dateline::events {

namespace {

bool has_gained(const Party& party, const std::vector<Claim>& earlier) {
  return std::any_of(earlier.begin(), earlier.end(), [&](const Claim& claim) {
    return claim.control && (claim.control->to == party.name || claim.side1 == party.side) &&
           claim.event_type == EventType::battles;
  });
}

// The claim of the report that told who took the place.
const Claim* known_control(const EventPlace& place, const std::vector<Claim>& earlier) {
  const auto known = std::find_if(earlier.rbegin(), earlier.rend(), [&](const Claim& claim) {
    return claim.control && !claim.control->to.empty() && claim.place.id == place.id &&
           claim.event_type == EventType::battles;
  });
  return known == earlier.rend() ? nullptr : &*known;
}

void set_party(Claim& claim, const std::optional<Party>& agent, const std::optional<Party>& patient) {
  if (agent) {
    claim.actor1 = agent->name;
    claim.side1 = agent->side;
    if (!agent->span.empty()) {
      claim.spans.who.push_back(agent->span);
    }
  }
  if (patient) {
    claim.actor2 = patient->name;
    claim.side2 = patient->side;
    if (!patient->span.empty()) {
      claim.spans.who.push_back(patient->span);
    }
  }
  std::sort(claim.spans.who.begin(), claim.spans.who.end());
}

}  // namespace

ClaimParties::ClaimParties(const TaggedText& tagged, const geo::Gazetteer& gazetteer, const ReportCountry& country)
    : t_(tagged), gazetteer_(gazetteer), country_(country), parties_(tagged, country, gazetteer) {}

std::optional<double> ClaimParties::name(Claim& claim, const ClaimContext& context) {
  confidence_ = 1;
  std::optional<Party> agent = parties_.agent(context.sentence, context.happening, context.speech);
  std::optional<Party> patient = parties_.patient(context.sentence, context.happening, context.speech);
  const Frame frame = context.happening.trigger->frame;
  // "Turkey's army said ... Their soldiers": those of the sentence before.
  if (agent && sentence_agent_ && !agent->pattern.empty() && agent_sentence_ != context.sentence.span &&
      parties_.is_possessive(context.happening.agent) && !parties_.is_ours(context.happening.agent) &&
      (sentence_agent_->is(ActorKind::armed) || sentence_agent_->is(ActorKind::state))) {
    const Span words = agent->span;
    agent = sentence_agent_;
    agent->span = words;
    agent->from_context = true;
  }
  if (patient && agent && patient->name == agent->name) {
    patient.reset();
  }
  if (changes_control(frame)) {
    if (!name_control(claim, context, agent, patient)) {
      return std::nullopt;
    }
  } else if (claim.sub_event_type == SubEventType::armed_clash) {
    complete_clash(context.sentence, agent, patient);
  }
  if (claim.sub_event_type == SubEventType::protest_with_intervention ||
      claim.sub_event_type == SubEventType::excessive_force) {
    protesters_first(agent, patient);
  }
  const std::string country = country_of(claim.place);
  for (std::optional<Party>* party : {&agent, &patient}) {
    if (*party && !(*party)->pattern.empty() && !country.empty()) {
      (*party)->name = named_after((*party)->pattern, country);
    }
  }
  set_party(claim, agent, patient);
  sentence_agent_ = agent;
  sentence_patient_ = patient;
  agent_sentence_ = context.sentence.span;
  return confidence_;
}

// As ACLED has it: the protesters are the first actor, those who act against them the second.
void ClaimParties::protesters_first(std::optional<Party>& agent, std::optional<Party>& patient) const {
  const auto protests = [](const std::optional<Party>& party) {
    return party && party->kinds.test(static_cast<std::size_t>(ActorKind::protest));
  };
  if (agent && !protests(agent)) {
    if (!protests(patient)) {
      patient = parties_.generic(t_.lexicon.protesters);
    }
    std::swap(agent, patient);
  }
}

bool ClaimParties::name_control(Claim& claim, const ClaimContext& context, std::optional<Party>& agent,
                                std::optional<Party>& patient) {
  const Happening& happening = context.happening;
  const Frame frame = happening.trigger->frame;
  std::optional<Party> gainer;
  std::optional<Party> loser;
  if (happening.clause.noun && happening.told == Factuality::supposed &&
      known_control(claim.place, context.earlier) != nullptr) {
    return false;  // "after the capture of X": told already
  }
  if (frame == Frame::leave && !happening.clause.noun && happening.clause.perfect &&
      !RangeFacts(t_, context.place_words).toponym() && known_control(claim.place, context.earlier) != nullptr) {
    return false;  // "captured the district. The last rebels had withdrawn before": how it came to that
  }
  if (frame == Frame::enter && (!agent || !has_gained(*agent, context.earlier))) {
    return false;  // soldiers enter many a town; in an advance it is a gain
  }
  if (frame == Frame::take || frame == Frame::expel || frame == Frame::clear || frame == Frame::enter) {
    gainer = agent;
    loser = patient;
  } else if (frame == Frame::fall) {
    gainer = fallen_to(context);
    loser.reset();
  } else {
    loser = agent;
    gainer = fallen_to(context);
  }
  if (!loser) {
    loser = parties_.holder(context.sentence);
  }
  if (loser && gainer && loser->name == gainer->name) {
    loser.reset();
  }
  if (!gainer && happening.trigger->needs.test(static_cast<std::size_t>(Need::subject_route))) {
    gainer = last_gainer_;  // whose guns reach a road: those who have come near it
    if (!gainer) {
      return false;
    }
  }
  if (!loser && gainer) {
    loser = parties_.opponent(gainer->side);
    confidence_ *= loser ? 0.95 : 1;
  }
  if (!gainer && !loser && happening.clause.noun) {
    return false;
  }
  if (frame != Frame::leave && frame != Frame::yield) {
    claim.sub_event_type = territory_type(t_, happening, gainer, loser);
  }
  if (!gainer && loser && frame != Frame::leave) {
    gainer = parties_.opponent(loser->side);
    confidence_ *= 0.95;
  }
  claim.control =
      control_of(t_, happening, gainer, frame == Frame::take || frame == Frame::fall || loser ? loser : std::nullopt,
                 context.place_words);
  agent = gainer;
  patient = loser;
  if (gainer) {
    last_gainer_ = gainer;
    last_gainer_->span = {};
  }
  if (!agent) {
    std::swap(agent, patient);
  }
  return true;
}

// "fell to rebels", "handed over to the army", "lost the town to".
std::optional<Party> ClaimParties::fallen_to(const ClaimContext& context) const {
  const Happening& happening = context.happening;
  Happening receiver = happening;
  receiver.agent = {};
  const Clause& clause = happening.clause;
  if (happening.trigger->frame == Frame::fall && !clause.noun && !clause.object.empty()) {
    receiver.agent = clause.object;
  }
  for (const Complement& one : clause.complements) {
    if (receiver.agent.empty() && one.preposition != kNone && t_.words[one.preposition].id == t_.lexicon.to) {
      receiver.agent = one.range;
    }
  }
  if (receiver.agent.empty()) {
    receiver.agent = clause.head;  // "came under the army's control"
  }
  return parties_.agent(context.sentence, receiver, context.speech);
}

// A clash without named sides: those who fight over the place, by who holds it and by the sentence's other events.
void ClaimParties::complete_clash(const Sentence& sentence, std::optional<Party>& agent,
                                  std::optional<Party>& patient) {
  if (agent && patient) {
    return;
  }
  if (!agent && !patient && agent_sentence_ == sentence.span) {
    agent = sentence_agent_;
    patient = sentence_patient_;
    confidence_ *= 0.95;
  }
  if (!agent && !patient) {
    patient = parties_.holder(sentence);
  }
  if (agent && !patient) {
    const auto holder = parties_.holder(sentence);
    patient = holder && holder->side != agent->side ? holder : parties_.opponent(agent->side);
    confidence_ *= patient ? 0.95 : 1;
  } else if (patient && !agent) {
    agent = parties_.opponent(patient->side);
    confidence_ *= agent ? 0.95 : 1;
  }
}

// Of a report about several countries the troops of a place are that country's.
std::string ClaimParties::country_of(const EventPlace& place) const {
  const auto index = gazetteer_.find_id(place.id);
  const std::string code = index ? country_code(gazetteer_, *index) : std::string();
  return code.empty() || code == country_.code ? std::string() : country_name(gazetteer_, code);
}

}  // namespace dateline::events
