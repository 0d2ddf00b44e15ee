#include "events/extract/claims/happening_places.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "events/extract/claims/control.h"
#include "events/extract/grounding/pointed_place.h"
#include "geo/lon_lat.h"

namespace dateline::events {

namespace {

// Whether a place can hardly be what a part of a list that is headed with the other one tells of.
bool is_far(const EventPlace& head, const EventPlace& named) {
  constexpr double kFar = 400'000;  // metres
  return head.point && named.point && head.kind && *head.kind > geo::PlaceKind::country && named.kind &&
         *named.kind > geo::PlaceKind::country && geo::distance_m(*head.point, *named.point) > kFar;
}

bool is_settlement(const EventPlace& place) {
  return place.kind == geo::PlaceKind::city || place.kind == geo::PlaceKind::town;
}

// "the Bakr district", of a name that is in no gazetteer.
bool is_quarter(const TaggedText& t, const PlaceChoice& choice) {
  static constexpr std::array<std::string_view, 5> kQuarters = {"district", "neighbourhood", "neighborhood", "quarter",
                                                                "suburb"};
  return !choice.place.is_resolved() && !choice.words.empty() && choice.words.end < t.words.size() &&
         std::find(kQuarters.begin(), kQuarters.end(), t.lower(choice.words.end)) != kQuarters.end();
}

}  // namespace

void HappeningPlaces::settle(std::vector<PlaceChoice>& places, const Sentence& sentence, std::size_t index,
                             const Happening& happening, const std::vector<Speech>& speech) const {
  if (!places.empty() && places.front().wide && !happening.clause.noun && before_.knows() &&
      before_.sentence() == index && before_.place().kind > geo::PlaceKind::country) {
    places = {before_.again()};  // "killed two men near A in the country of B and stole their cattle"
  }
  if (auto place = paragraph_places_.of(sentence)) {
    if (places.empty()) {
      // "Equatoria. Troops fought rebels near A. Two soldiers died": in A.
      const bool finer = before_.knows_of(sentence) && happening.trigger->frame == Frame::kill &&
                         happening.agent.empty() && place->place.kind <= geo::PlaceKind::admin2 &&
                         before_.place().kind > place->place.kind;
      auto named = finer || is_settlement(place->place) ? std::nullopt : context_.finer_than(*place, sentence);
      places.push_back(finer ? before_.again() : named ? std::move(*named) : std::move(*place));
    } else if (places.size() == 1 && !places.front().place.is_resolved()) {
      place->place.relation = places.front().place.name + ", in " + place->place.name;
      place->certainty *= 0.8;
      places.front() = std::move(*place);  // "KUMBO: Soldiers raided the quarter of Tobin"
    } else if (places.size() == 1 && is_far(place->place, places.front().place)) {
      place->certainty *= 0.8;
      places.front() = std::move(*place);  // "KABUL: A bomb went off in the Company area": no town of that name
    }
  }
  if (places.size() == 1 && !places.front().words.empty()) {
    if (auto scene = paragraph_places_.scene_of(sentence);
        scene && scene->words.begin < places.front().words.begin &&
        (!places.front().place.is_resolved() || is_far(scene->place, places.front().place))) {
      scene->place.relation = places.front().place.name + ", in " + scene->place.name;
      scene->words = places.front().words;
      places.front() = std::move(*scene);  // "In Bukavu, students marched. Police stopped them at Place Xyz"
    }
  }
  if (places.size() == 1 && is_quarter(t_, places.front()) && before_.knows() && is_settlement(before_.place())) {
    PlaceChoice town = before_.again();
    town.place.relation = places.front().place.name + ", in " + town.place.name;
    town.words = places.front().words;
    places.front() = std::move(town);  // "their position in the Bakr district", of the town that the report is about
  }
  if (places.empty() && !changes_control(happening.trigger->frame) && !before_.knows_of(sentence)) {
    if (auto scene = paragraph_places_.scene_of(sentence)) {
      auto finer = context_.finer_than(*scene, sentence);
      places.push_back(finer ? std::move(*finer) : std::move(*scene));
    }
  }
  const bool far_fetched = !places.empty() && places.front().wide && places.front().nearby;
  if ((places.empty() || far_fetched) && !points_back(t_, happening)) {
    if (auto own = context_.of_speaker(happening, speech)) {
      places = {std::move(*own)};
    }
  }
  if (places.empty() && !points_back(t_, happening)) {
    if (auto home = context_.of_witnesses(happening, speech)) {
      places.push_back(std::move(*home));
    }
  }
  if (!places.empty() && context_.is_countrywide(happening) && !places.front().words.empty() &&
      places.front().words.begin < happening.clause.head.begin) {
    places = {context_.whole_country()};  // "takes A as strikes kill five across the country"
  }
  const bool many = happening.sub_event == SubEventType::disrupted_weapons_use && happening.told == Factuality::fact &&
                    context_.counts_ten(happening.patient);  // "its air force shot down 30 of 38 missiles"
  if (places.empty() && (context_.is_countrywide(happening) || many)) {
    places.push_back(context_.whole_country());
  }
}

}  // namespace dateline::events
