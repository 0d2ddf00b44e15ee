#include "events/extract/claims/reading_features.h"

#include <map>
#include <string_view>
#include <tuple>

namespace dateline::events {

namespace {

float flag(bool holds) {
  return holds ? 1.0F : 0.0F;
}

// What is only mentioned, and without a time, may be long ago.
double certainty_of(const Happening& happening, const TimeChoice& time) {
  return happening.told == Factuality::fact ? 1 : time.own ? 0.85 : 0.7;
}

using TypeAtPlace = std::tuple<SubEventType, std::string_view, std::string_view>;

TypeAtPlace at_place(const Claim& claim) {
  return {claim.sub_event_type, claim.place.id, claim.place.name};
}

}  // namespace

ReadingFeatures reading_features(const Happening& happening, const PlaceChoice& place, const TimeChoice& time,
                                 double parties) {
  using enum ReadingFeature;
  const Trigger& trigger = *happening.trigger;
  const auto& kind = place.place.kind;
  ReadingFeatures features;
  features[always] = 1;
  features[parts_by_hand] =
      static_cast<float>(place.certainty * time.certainty * parties * certainty_of(happening, time));
  features[passive] = flag(happening.clause.passive);
  features[plain_trigger] = flag(trigger.pattern.find(' ') == std::string::npos && trigger.needs.none());
  features[no_agent] = flag(happening.agent.empty());
  features[no_place] = flag(place.place.name.empty());
  features[place_unresolved] = flag(!place.place.name.empty() && !place.place.is_resolved());
  features[place_area] = flag(place.wide || kind == geo::PlaceKind::admin1 || kind == geo::PlaceKind::admin2);
  return features;
}

void add_report_features(const std::vector<Claim>& claims, std::vector<ClaimOrigin>& origins) {
  using enum ReadingFeature;
  std::map<std::size_t, int> of_sentence;
  for (const ClaimOrigin& origin : origins) {
    ++of_sentence[origin.sentence];
  }
  std::map<TypeAtPlace, int> told;
  for (std::size_t at = 0; at < claims.size(); ++at) {
    const Claim& claim = claims[at];
    ReadingFeatures& features = origins[at].features;
    const auto others = static_cast<float>(of_sentence[origins[at].sentence] - 1);
    features[many_told] = others / (others + 1);
    features[told_before] = flag(told[at_place(claim)]++ > 0);
    features[casualties] = flag(claim.casualties.stated());
    features[repeated] = flag(claim.evidence.size() > 1);
    features[explosion] = flag(claim.event_type == EventType::explosions);
    features[protest] = flag(claim.event_type == EventType::protests);
  }
}

}  // namespace dateline::events
