#include "events/extract/languages/places.h"

#include <algorithm>
#include <limits>

#include "events/extract/grounding/claim_place.h"

namespace dateline::events {

std::vector<LanguagePlace> LanguagePlaces::of(const Sentence& sentence, const LanguageHappening& told,
                                              const std::vector<LanguageHappening>& others) const {
  const Toponym* best = nullptr;
  double least = std::numeric_limits<double>::max();
  bool wide = false;
  for (const Toponym& toponym : toponyms_) {
    if (!sentence.span.contains(toponym.span) || toponym.role != ToponymRole::literal) {
      continue;
    }
    if (toponym.place && gazetteer_.kind(*toponym.place) <= geo::PlaceKind::country) {
      wide = true;
      continue;
    }
    if (is_of_speaker(toponym, told)) {
      continue;
    }
    const double cost = cost_of(toponym, told, others);
    if (cost < least) {
      least = cost;
      best = &toponym;
    }
  }
  constexpr double kFarthest = 22;
  std::vector<LanguagePlace> places;
  if (best != nullptr && least <= kFarthest) {
    places.push_back(place_of(*best, least));
    add_listed(sentence, *best, places);
  } else if (best == nullptr && !wide && last_ && last_paragraph_ == sentence.paragraph &&
             (t_.any(sentence.first_token, sentence.last_token, LanguageClass::here))) {
    LanguagePlace where = *last_;
    where.word.reset();
    where.span = {};
    where.how = "named before";
    where.certainty = 0.6;
    places.push_back(std::move(where));
  }
  return places;
}

// "..., said the head of Dagestan": behind what happened, only who speaks.
bool LanguagePlaces::is_of_speaker(const Toponym& toponym, const LanguageHappening& told) const {
  constexpr std::size_t kReach = 4;
  const std::size_t first = word_at(toponym.span.begin);
  for (std::size_t i = first; i > told.last && i + kReach > first && !t_.words[i - 1].is_mark(); --i) {
    if (t_.is(i - 1, LanguageClass::speech) || t_.is(i - 1, LanguageClass::cite)) {
      return true;
    }
  }
  return false;
}

// How far a place is from what happened, in words, and more where something stands between.
double LanguagePlaces::cost_of(const Toponym& toponym, const LanguageHappening& told,
                               const std::vector<LanguageHappening>& others) const {
  const std::size_t first = word_at(toponym.span.begin);
  const std::size_t last = word_at(toponym.span.end - 1) + 1;
  const bool after = first >= told.last;
  const std::size_t from = after ? told.last : last;
  const std::size_t to = after ? first : told.first;
  double cost = after ? 0 : 1;
  for (std::size_t i = from; i < to; ++i) {
    cost += 1;
    cost += t_.words[i].is_mark() ? 2 : 0;
    cost += t_.is(i, LanguageClass::speech) ? 4 : 0;
  }
  for (const LanguageHappening& other : others) {
    cost += &other != &told && other.first >= from && other.last <= to ? 6 : 0;
  }
  const bool led =
      (first > 0 && (t_.is(first - 1, LanguageClass::locative) || t_.is(first - 1, LanguageClass::near))) ||
      toponym.span.begin > t_.words[first].span.begin;
  return cost + (led ? 0 : 2);
}

LanguagePlace LanguagePlaces::place_of(const Toponym& toponym, double cost) const {
  LanguagePlace where;
  if (toponym.place) {
    where.place = plain_place(gazetteer_, *toponym.place);
    where.place.point = toponym.point;
    where.place.radius_m = toponym.radius_m;
  } else {
    where.place.name = std::string(toponym.span.of(t_.text));  // kept as written
  }
  where.place.relation = toponym.relation.empty() ? "" : toponym.relation + " " + where.place.name;
  where.word = word_at(toponym.relation_span.begin);
  where.span = toponym.relation_span;
  where.how = "the nearest in its sentence";
  constexpr double kEach = 0.015;
  where.certainty = std::max(0.5, toponym.score * (1 - kEach * cost));
  return where;
}

// "in A and B", "in A, B and C".
void LanguagePlaces::add_listed(const Sentence& sentence, const Toponym& first,
                                std::vector<LanguagePlace>& places) const {
  const Toponym* before = &first;
  for (const Toponym& next : toponyms_) {
    if (!(before->span < next.span) || !sentence.span.contains(next.span)) {
      continue;
    }
    const std::size_t from = word_at(before->span.end - 1) + 1;
    const std::size_t to = word_at(next.span.begin);
    const bool apart = !next.place || (gazetteer_.kind(*next.place) > geo::PlaceKind::country &&
                                       !(before->place && gazetteer_.contains(*next.place, *before->place)));
    const bool clitic = to == from && next.span.begin > t_.words[to].span.begin && t_.words[to].preposition.empty();
    const bool joined = to == from + 1 && t_.is(from, LanguageClass::and_);
    if (!apart || !(clitic || joined)) {
      return;
    }
    places.push_back(place_of(next, 0));
    before = &next;
  }
}

// The place that "the city" of a later sentence means.
void LanguagePlaces::remember(const Sentence& sentence) {
  for (const Toponym& toponym : toponyms_) {
    if (sentence.span.contains(toponym.span) && toponym.role == ToponymRole::literal &&
        (!toponym.place || gazetteer_.kind(*toponym.place) > geo::PlaceKind::country)) {
      last_ = place_of(toponym, 0);
      last_paragraph_ = sentence.paragraph;
    }
  }
}

bool LanguagePlaces::is_part(const LanguagePlace& place) const {
  constexpr std::size_t kReach = 3;
  return place.word && t_.any(*place.word - std::min(*place.word, kReach), *place.word, LanguageClass::part);
}

}  // namespace dateline::events
