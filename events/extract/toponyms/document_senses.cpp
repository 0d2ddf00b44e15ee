#include "events/extract/toponyms/document_senses.h"

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

void set_kind(Sense& sense) {
  switch (sense.kind) {
    case PlaceKind::continent:
    case PlaceKind::region:
      return sense.set(PlaceFeature::is_wide, 1);
    case PlaceKind::country:
      return sense.set(PlaceFeature::is_country, 1);
    case PlaceKind::admin1:
      return sense.set(PlaceFeature::is_first_division, 1);
    case PlaceKind::admin2:
      return sense.set(PlaceFeature::is_second_division, 1);
    case PlaceKind::city:
    case PlaceKind::town:
    case PlaceKind::village:
      sense.set(PlaceFeature::is_large_city, sense.population >= kLargePlace ? 1 : 0);
      sense.set(PlaceFeature::is_small_town, sense.population > 0 && sense.population < kSmallPlace ? 1 : 0);
      return sense.set(PlaceFeature::is_of_unknown_size, sense.population > 0 ? 0 : 1);
    case PlaceKind::district:
    case PlaceKind::camp:
    case PlaceKind::road:
    case PlaceKind::facility:
      return sense.set(PlaceFeature::is_part_of_city, 1);
    case PlaceKind::river:
    case PlaceKind::water:
    case PlaceKind::mountain:
      return sense.set(PlaceFeature::is_nature, 1);
  }
}

/// Whether `exact_name_key` of the name is this. Of letters and digits with single spaces it is the name in lower case.
bool has_exact_key(std::string_view name, std::string_view key) {
  bool plain = true;
  bool equal = name.size() == key.size();
  for (std::size_t i = 0; i < name.size() && plain; ++i) {
    const char c = name[i];
    const bool capital = c >= 'A' && c <= 'Z';
    const bool space = c == ' ' && i > 0 && i + 1 < name.size() && name[i - 1] != ' ';
    plain = capital || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || space;
    equal = equal && (capital ? static_cast<char>(c - 'A' + 'a') : c) == key[i];
  }
  return plain ? equal : exact_name_key(name) == key;
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
  set_kind(sense);
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
    is_own[i] = known.matches[i].similarity >= 1 && (first == known.text || has_exact_key(first, key));
    owned = owned || is_own[i];
    owned_by_city = owned_by_city || (is_own[i] && is_settlement(sense.kind) && sense.population >= kLargePlace);
  }
  for (std::size_t i = 0; i < senses.size(); ++i) {
    Sense& sense = senses[i];
    sense.set(PlaceFeature::is_known_otherwise, is_own[i] ? 0 : 1);
    sense.set(PlaceFeature::is_merely_alike, known.matches[i].similarity < 1 ? 1 : 0);
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
  double best = 0;
  for (const Sense& sense : senses) {
    best = std::max(best, sense.prior);
  }
  for (Sense& sense : senses) {
    sense.set(PlaceFeature::prior, sense.prior);
    sense.set(PlaceFeature::is_best_known, sense.prior == best ? 1 : 0);
    sense.set(PlaceFeature::is_only, senses.size() == 1 ? 1 : 0);
  }
  return senses;
}

}  // namespace dateline::events
