#include "events/extract/document_senses.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/name_key.h"

namespace dateline::events {
namespace {

using geo::PlaceIndex;
using geo::PlaceKind;

// On the scale of `prior`: 0.85 is one factor of ten in population.
constexpr double kOtherName = -0.8;   // known better under another name: "Berea" is Aleppo too
constexpr double kOthersName = -1.5;  // ... while another place has it as its name: "Centerville" was once Fremont
constexpr double kOtherCountryName = -3.5;  // "Tunis" is the city, though Tunisia is called so in other languages
constexpr double kSecondCountryName = -1;   // ... but where only towns have the name, "Holland" is a country
constexpr double kLarge = 100'000;          // people, of what is no mere town

double prior_of(PlaceKind kind, double population, bool capital) {
  switch (kind) {
    case PlaceKind::country:
      return 7.5;
    case PlaceKind::continent:
    case PlaceKind::region:
      return 7;
    case PlaceKind::admin1:
      return population > 0 ? 0.85 * std::log10(population) - 0.8 : 4.9;
    case PlaceKind::admin2:
      return population > 0 ? 0.85 * std::log10(population) - 1.6 : 3.6;
    case PlaceKind::city:
    case PlaceKind::town:
    case PlaceKind::village:
      return (population > 0 ? 0.85 * std::log10(population) : 1.8) + (capital ? 0.8 : 0);
    case PlaceKind::water:
      return 5.5;
    case PlaceKind::river:
      return 4;
    case PlaceKind::mountain:
      return 2.5;
    case PlaceKind::district:
    case PlaceKind::camp:
    case PlaceKind::road:
    case PlaceKind::facility:
      return 2;
  }
  return 0;
}

std::optional<PlaceIndex> division_of(const geo::Gazetteer& gazetteer, PlaceIndex place) {
  std::optional<PlaceIndex> at = place;
  for (int depth = 0; at && depth < 8; ++depth) {
    if (gazetteer.kind(*at) == PlaceKind::admin1) {
      return at;
    }
    at = gazetteer.parent(*at);
  }
  return std::nullopt;
}

}  // namespace

DocumentSenses::DocumentSenses(const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists)
    : gazetteer_(gazetteer), lists_(lists) {
  std::ignore = divisions_[kNoDivision];  // is 0
}

Sense DocumentSenses::sense_of(const geo::NameMatch& match) {
  Sense sense;
  sense.place = match.place;
  sense.kind = gazetteer_.kind(match.place);
  sense.point = gazetteer_.point(match.place);
  sense.country = country(match.place);
  sense.division = division_of(gazetteer_, match.place);
  sense.division_number = divisions_[sense.division.value_or(kNoDivision)];
  sense.population = static_cast<double>(gazetteer_.population(match.place));
  const bool capital = sense.population > 0 && sense.kind == PlaceKind::city &&
                       lists_.capitals.find(gazetteer_.id(match.place)) != nullptr;
  sense.prior = prior_of(sense.kind, sense.population, capital) + 10 * (static_cast<double>(match.similarity) - 1);
  return sense;
}

std::vector<Sense> DocumentSenses::senses_of(const NameSenses& known) {
  const std::string key = exact_name_key(known.text);
  std::vector<Sense> senses;
  senses.reserve(known.matches.size());
  std::vector<bool> is_own(known.matches.size());  // the place's first name, not one among others
  bool owned = false;
  bool owned_by_city = false;
  for (std::size_t i = 0; i < known.matches.size(); ++i) {
    const Sense& sense = senses.emplace_back(sense_of(known.matches[i]));
    const std::string_view first = gazetteer_.name(sense.place);
    is_own[i] = known.matches[i].similarity >= 1 && (first == known.text || exact_name_key(first) == key);
    owned = owned || is_own[i];
    owned_by_city = owned_by_city || (is_own[i] && is_settlement(sense.kind) && sense.population >= kLarge);
  }
  for (std::size_t i = 0; i < senses.size(); ++i) {
    Sense& sense = senses[i];
    // A country may come by another script: Tunisia is "Тунис" in Russian.
    const bool country = sense.kind <= PlaceKind::country && owned;
    if (!is_own[i] && (known.matches[i].similarity >= 1 || country)) {
      sense.prior += sense.kind <= PlaceKind::country     ? (owned_by_city ? kOtherCountryName : kSecondCountryName)
                     : owned && is_settlement(sense.kind) ? kOtherName + kOthersName
                     : sense.kind == PlaceKind::water     ? 0
                                                          : kOtherName;
    }
    sense.score = sense.prior;
  }
  // Where a city and the division around it share a name, the bare name means the city.
  for (Sense& city : senses) {
    if (!is_settlement(city.kind) || city.population < kSmallPlace) {
      continue;
    }
    for (const Sense& division : senses) {
      if (division.kind == PlaceKind::admin1 && city.division == division.place) {
        city.prior = std::max(city.prior, division.prior + 0.7);
        city.score = city.prior;
      }
    }
  }
  // Where a country and a town in it share a name, the bare name means the country: "Mexico", "Luxembourg".
  for (const Sense& country : senses) {
    if (country.kind == PlaceKind::country && exact_name_key(gazetteer_.name(country.place)) == key) {
      for (Sense& town : senses) {
        if (is_settlement(town.kind) && town.country == country.country) {
          town.prior = std::min(town.prior, country.prior - 3);
          town.score = town.prior;
        }
      }
    }
  }
  return senses;
}

}  // namespace dateline::events
