#include "events/extract/resolve.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "base/name_key.h"
#include "events/extract/dense_index.h"

namespace dateline::events {
namespace {

using geo::PlaceIndex;
using geo::PlaceKind;

constexpr std::size_t kCandidatesKept = 5;
constexpr double kNearM = 80'000;     // how far "near" reaches, as the decay of an exponential
constexpr double kNearDegrees = 2.5;  // beyond it nearness is nought
constexpr double kSmall = 15'000;     // people; a smaller place needs a tie to the rest of the document
constexpr double kFits = 1.0;         // least score of a place that fits at all
constexpr double kChoosable = 0.1;    // least lead of the best over the next that is elsewhere
constexpr double kGuess = 0.2;        // a choice less probable than this is a guess: on two corpora it is mostly wrong
constexpr double kElsewhereM = 50'000;  // places nearer to each other than this need no choosing

// How much each kind of evidence weighs, on the scale of `prior`: 0.85 is one factor of ten in population.
constexpr double kContained = 6;      // "Aleppo, Syria"
constexpr double kContainer = 6;      // of "Georgia" in "Atlanta, Georgia"
constexpr double kSaidKind = 3;       // "the Layramoun district"
constexpr double kCountry = 2.6;      // the whole document speaks of its country
constexpr double kDivision = 3;       // ... of its first-level division
constexpr double kNear = 2.2;         // another place of the document is right there
constexpr double kOtherName = -0.8;   // known better under another name: "Berea" is Aleppo too
constexpr double kOthersName = -1.5;  // ... while another place has it as its name: "Centerville" was once Fremont
constexpr double kOtherCountryName = -3.5;  // "Tunis" is the city, though Tunisia is called so in other languages
constexpr double kActor = 0.4;        // a country named as such, as against a place in it, as evidence for its towns
constexpr double kFarButOnly = -0.5;  // the same where no other place has the name
constexpr double kFar = -2;           // a small place in a country that the document never names

struct Sense {
  PlaceIndex place = 0;
  PlaceKind kind = PlaceKind::city;
  geo::LonLat point;
  std::uint32_t country = 0;           // its number among the document's
  std::optional<PlaceIndex> division;  // first-level, or itself
  std::uint32_t division_number = 0;   // the same, among the document's; 0 where there is none
  double population = 0;
  double prior = 0;
  double score = 0;
  double share = 0;  // of its name's senses, by softmax of the scores
  // the parts of the score, for the reason
  double contained = 0;
  double in_country = 0;
  double in_division = 0;
  double near = 0;
  std::optional<PlaceIndex> nearest;
};

struct Name {
  std::vector<Sense> senses;
  double weight = 0;                    // as evidence for others: how often and how surely it is named
  std::vector<std::size_t> containers;  // names that hold it: "Aleppo, Syria"
  std::vector<std::size_t> contents;    // names that it holds
  PlaceKinds kinds;                     // what the text calls it anywhere
};

bool is_settlement(PlaceKind kind) {
  return kind == PlaceKind::city || kind == PlaceKind::town || kind == PlaceKind::village;
}

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
      return population > 0 ? 0.85 * std::log10(population) - 1.6 : 2.2;
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

std::string_view in_words(PlaceKind kind) {
  switch (kind) {
    case PlaceKind::continent:
      return "a continent";
    case PlaceKind::region:
      return "a region";
    case PlaceKind::country:
      return "a country";
    case PlaceKind::admin1:
      return "a province or state";
    case PlaceKind::admin2:
      return "a county or district";
    case PlaceKind::city:
      return "a city";
    case PlaceKind::town:
      return "a town";
    case PlaceKind::village:
      return "a village";
    case PlaceKind::district:
      return "a part of a city";
    case PlaceKind::camp:
      return "a camp";
    case PlaceKind::road:
      return "a road";
    case PlaceKind::river:
      return "a river";
    case PlaceKind::water:
      return "a water";
    case PlaceKind::mountain:
      return "a mountain";
    case PlaceKind::facility:
      return "a site";
  }
  return "a place";
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

class Resolver {
 public:
  Resolver(const Recognised& names, const std::vector<PlaceIndex>& peoples, const geo::Gazetteer& gazetteer,
           const ToponymLexicon::Lists& lists)
      : recognised_(names), gazetteer_(gazetteer), lists_(lists) {
    std::ignore = division_numbers_[kNoDivision];  // is 0
    for (const PlaceIndex place : peoples) {
      peoples_.push_back(country_numbers_[gazetteer_.country_number(place)]);
    }
  }

  std::vector<Resolution> run() {
    read_names();
    own_countries_.resize(country_numbers_.size());
    own_divisions_.resize(division_numbers_.size());
    for (int round = 0; round < 3; ++round) {
      weigh_document();
      for (std::size_t n = 0; n < names_.size(); ++n) {
        score(n);
      }
      for (Name& name : names_) {
        share(name);
      }
    }
    std::vector<Resolution> result;
    for (const NameMention& mention : recognised_.mentions) {
      result.push_back(choose(mention));
    }
    return result;
  }

 private:
  void read_names() {
    names_.resize(recognised_.senses.size());
    for (const NameMention& mention : recognised_.mentions) {
      Name& name = names_[mention.senses];
      if (name.senses.empty()) {
        read_senses(name, recognised_.senses[mention.senses]);
      }
      name.weight = std::min(name.weight + 1 / (1 + std::exp(-mention.belief)), 3.0);
      if (mention.container) {
        const std::size_t container = recognised_.mentions[*mention.container].senses;
        name.containers.push_back(container);
        names_[container].contents.push_back(mention.senses);
      }
      for (const Sense& sense : name.senses) {
        if (mention.kinds.contains(sense.kind) && sense.kind != PlaceKind::admin1) {
          name.kinds.add(sense.kind);
        }
      }
    }
  }

  void read_senses(Name& name, const NameSenses& known) {
    const std::string key = exact_name_key(known.text);
    std::vector<bool> is_own(known.matches.size());  // the place's first name, not one among others
    bool owned = false;
    for (std::size_t i = 0; i < known.matches.size(); ++i) {
      const std::string_view first = gazetteer_.name(known.matches[i].place);
      is_own[i] = known.matches[i].similarity >= 1 && (first == known.text || exact_name_key(first) == key);
      owned = owned || is_own[i];
    }
    name.senses.reserve(known.matches.size());
    for (std::size_t i = 0; i < known.matches.size(); ++i) {
      const geo::NameMatch& match = known.matches[i];
      Sense sense;
      sense.place = match.place;
      sense.kind = gazetteer_.kind(match.place);
      sense.point = gazetteer_.point(match.place);
      sense.country = country_numbers_[gazetteer_.country_number(match.place)];
      sense.division = division_of(gazetteer_, match.place);
      sense.division_number = division_numbers_[sense.division.value_or(kNoDivision)];
      sense.population = static_cast<double>(gazetteer_.population(match.place));
      const bool capital = sense.population > 0 && sense.kind == PlaceKind::city && is_capital(match.place);
      sense.prior = prior_of(sense.kind, sense.population, capital) + 10 * (static_cast<double>(match.similarity) - 1);
      if (match.similarity >= 1 && !is_own[i]) {
        sense.prior += sense.kind <= PlaceKind::country     ? kOtherCountryName
                       : owned && is_settlement(sense.kind) ? kOtherName + kOthersName
                       : sense.kind == PlaceKind::water     ? 0
                                                            : kOtherName;
      }
      sense.score = sense.prior;
      name.senses.push_back(sense);
    }
    // Where a city and the division around it share a name, the bare name means the city.
    for (Sense& city : name.senses) {
      for (const Sense& division : name.senses) {
        if (is_settlement(city.kind) && division.kind == PlaceKind::admin1 && city.division == division.place &&
            city.population >= kSmall) {
          city.prior = std::max(city.prior, division.prior + 0.7);
          city.score = city.prior;
        }
      }
    }
    // Where a country and a town in it share a name, the bare name means the country: "Mexico", "Luxembourg".
    for (const Sense& country : name.senses) {
      if (country.kind == PlaceKind::country && exact_name_key(gazetteer_.name(country.place)) == key) {
        for (Sense& town : name.senses) {
          if (is_settlement(town.kind) && town.country == country.country) {
            town.prior = std::min(town.prior, country.prior - 3);
            town.score = town.prior;
          }
        }
      }
    }
    share(name);
  }

  [[nodiscard]] bool is_capital(PlaceIndex place) const {
    return lists_.capitals.find(gazetteer_.id(place)) != nullptr;
  }

  static void share(Name& name) {
    double best = -1e9;
    for (const Sense& sense : name.senses) {
      best = std::max(best, sense.score);
    }
    double sum = 0;
    for (Sense& sense : name.senses) {
      sense.share = std::exp(sense.score - best);
      sum += sense.share;
    }
    for (Sense& sense : name.senses) {
      sense.share /= sum;
    }
  }

  /// What the document speaks of: countries, first-level divisions and points, each with its weight.
  void weigh_document() {
    countries_.assign(country_numbers_.size(), 0);
    divisions_.assign(division_numbers_.size(), 0);
    points_.clear();
    total_ = 0;
    for (const std::uint32_t country : peoples_) {
      countries_[country] += 0.3;
      total_ += 0.3;
    }
    for (std::size_t n = 0; n < names_.size(); ++n) {
      const Name& name = names_[n];
      const Sense* best = nullptr;
      for (const Sense& sense : name.senses) {
        if (sense.share > 0.02) {
          countries_[sense.country] += weight_in_country(name, sense) * sense.share * sense.share;
          if (sense.division) {
            divisions_[sense.division_number] += name.weight * sense.share * sense.share;
          }
        }
        best = best == nullptr || sense.share > best->share ? &sense : best;
      }
      total_ += name.weight;
      if (best != nullptr && best->kind > PlaceKind::country && best->share > 0.3) {
        points_.push_back({n, best->place, best->point, best->share * std::min(name.weight, 1.0)});
      }
    }
  }

  static double weight_in_country(const Name& name, const Sense& sense) {
    return name.weight * (sense.kind == PlaceKind::country ? kActor : 1);
  }

  void score(std::size_t n) {
    Name& name = names_[n];
    double own_total = name.weight;
    const double others = std::max(total_ - own_total, 0.0);
    // A name is no evidence for itself.
    for (const Sense& sense : name.senses) {
      own_countries_[sense.country] = 0;
      own_divisions_[sense.division_number] = 0;
    }
    for (const Sense& sense : name.senses) {
      if (sense.share > 0.02) {
        own_countries_[sense.country] += weight_in_country(name, sense) * sense.share * sense.share;
        own_divisions_[sense.division_number] += name.weight * sense.share * sense.share;
      }
    }
    for (Sense& sense : name.senses) {
      // Two names' worth of doubt, so that a single other place does not decide alone.
      const double doubt = others + 0.5;
      sense.in_country = std::max(countries_[sense.country] - own_countries_[sense.country], 0.0) / doubt;
      const std::uint32_t division = sense.division_number;
      sense.in_division = sense.division ? std::max(divisions_[division] - own_divisions_[division], 0.0) / doubt : 0;
      near(n, sense);
      sense.contained = 0;
      for (const std::size_t container : name.containers) {
        for (const Sense& outer : names_[container].senses) {
          sense.contained += holds(outer, sense) ? outer.share : 0;
        }
      }
      sense.contained = std::min(sense.contained, 1.0);
      double contents = 0;
      for (const std::size_t content : name.contents) {
        for (const Sense& inner : names_[content].senses) {
          contents += holds(sense, inner) ? inner.share : 0;
        }
      }
      const bool small = sense.population < kSmall && sense.kind > PlaceKind::admin1;
      const bool stranger = others > 0.8 && sense.in_country < 0.02 && sense.near < 0.05 && sense.contained < 0.1;
      sense.score = sense.prior + kCountry * std::sqrt(sense.in_country) + kDivision * std::sqrt(sense.in_division) +
                    kNear * sense.near + kContained * sense.contained + kContainer * std::min(contents, 1.0) +
                    (small && stranger ? (name.senses.size() == 1 ? kFarButOnly : kFar) : 0) +
                    (name.kinds.contains(sense.kind) ? kSaidKind / 2 : 0);
    }
  }

  void near(std::size_t n, Sense& sense) const {
    sense.near = 0;
    sense.nearest.reset();
    if (sense.kind <= PlaceKind::country) {
      return;
    }
    for (const Point& other : points_) {
      if (other.name == n || other.place == sense.place || other.weight <= sense.near ||
          std::abs(other.point.latitude - sense.point.latitude) > kNearDegrees) {
        continue;
      }
      const double near = other.weight * std::exp(-geo::distance_m(other.point, sense.point) / kNearM);
      if (near > sense.near) {
        sense.near = near;
        sense.nearest = other.place;
      }
    }
  }

  [[nodiscard]] bool holds(const Sense& outer, const Sense& inner) const {
    if (outer.kind == PlaceKind::country && inner.kind > PlaceKind::country) {
      return outer.country == inner.country;
    }
    return outer.kind < inner.kind && gazetteer_.contains(outer.place, inner.place);
  }

  [[nodiscard]] Resolution choose(const NameMention& mention) const {
    const Name& name = names_[mention.senses];
    if (name.senses.empty()) {
      Resolution unknown;
      unknown.reason = "nothing fits: no place of this name is known";
      return unknown;
    }
    std::vector<const Sense*> order;
    std::vector<double> score(name.senses.size());
    for (std::size_t i = 0; i < name.senses.size(); ++i) {
      const Sense& sense = name.senses[i];
      score[i] = sense.score + (mention.kinds.contains(sense.kind) ? kSaidKind : 0);
      order.push_back(&sense);
    }
    const auto score_of = [&](const Sense* sense) {
      return score[static_cast<std::size_t>(sense - name.senses.data())];
    };
    const std::size_t kept = std::min(order.size(), kCandidatesKept);
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept), order.end(),
                      [&](const Sense* a, const Sense* b) {
                        return score_of(a) != score_of(b) ? score_of(a) > score_of(b) : a->place < b->place;
                      });
    double sum = 0;
    for (const double s : score) {
      sum += std::exp(s - score_of(order.front()));
    }
    Resolution result;
    for (std::size_t i = 0; i < kept; ++i) {
      result.candidates.push_back({order[i]->place, std::exp(score_of(order[i]) - score_of(order.front())) / sum});
    }
    const Sense& best = *order.front();
    if (score_of(&best) < kFits) {
      result.reason = fmt::format("nothing fits: {} of this name, none where the report speaks of",
                                  name.senses.size() == 1 ? "one place" : fmt::format("{} places", name.senses.size()));
      return result;
    }
    // The choice is no better than a guess, or the next best is as good and elsewhere.
    const bool tie = kept > 1 && score_of(order[0]) - score_of(order[1]) < kChoosable;
    if (kept > 1 && (tie || result.candidates.front().score < kGuess) &&
        geo::distance_m(best.point, order[1]->point) > kElsewhereM && !holds(best, *order[1]) &&
        !holds(*order[1], best)) {
      const std::size_t others = name.senses.size() - 2;
      result.reason = fmt::format("cannot choose between {} and {}{}", described(best), described(*order[1]),
                                  others == 0 ? "" : fmt::format(", and {} more of this name", others));
      return result;
    }
    result.place = division_meant(mention, best).value_or(best.place);
    result.score = result.candidates.front().score / (1 + std::exp(-mention.belief));
    result.reason = reason(mention, best);
    return result;
  }

  /// "Kharkiv region": the division that is called after its town, where the text says that it means a division.
  [[nodiscard]] std::optional<PlaceIndex> division_meant(const NameMention& mention, const Sense& best) const {
    if (!mention.kinds.contains(PlaceKind::admin1) || mention.kinds.contains(best.kind) || !is_settlement(best.kind) ||
        !best.division) {
      return std::nullopt;
    }
    const std::string town = name_key(gazetteer_.name(best.place));
    const std::string division = name_key(gazetteer_.name(*best.division));
    return division.starts_with(town) ? best.division : std::nullopt;
  }

  /// "Springfield, Illinois"
  [[nodiscard]] std::string described(const Sense& sense) const {
    if (sense.division && *sense.division != sense.place) {
      return fmt::format("{}, {}", gazetteer_.name(sense.place), gazetteer_.name(*sense.division));
    }
    const auto country = country_name(sense);
    return country.empty() || sense.kind == PlaceKind::country
               ? std::string(gazetteer_.name(sense.place))
               : fmt::format("{}, {}", gazetteer_.name(sense.place), country);
  }

  [[nodiscard]] std::string_view country_name(const Sense& sense) const {
    const auto country = gazetteer_.find_id(fmt::format("iso:{}", gazetteer_.country(sense.place)));
    return country ? gazetteer_.name(*country) : std::string_view();
  }

  [[nodiscard]] std::string reason(const NameMention& mention, const Sense& best) const {
    const Name& name = names_[mention.senses];
    std::string why;
    if (best.contained > 0.5) {
      why = fmt::format("the report names what it lies in: {}", recognised_.senses[name.containers.front()].text);
    } else if (mention.kinds.contains(best.kind)) {
      why = fmt::format("the words beside it call it {}", in_words(best.kind));
    } else if (name.senses.size() == 1) {
      why = "the only place of this name that is known";
    } else if (best.near > 0.3 && best.nearest) {
      why = fmt::format("near {}, which the report names too", gazetteer_.name(*best.nearest));
    } else if (best.in_division > 0.2 && best.division && *best.division != best.place) {
      why = fmt::format("in {}, of which the report speaks", gazetteer_.name(*best.division));
    } else if (best.kind != PlaceKind::country && best.in_country > 0.2) {
      why = fmt::format("in {}, of which the report speaks", country_name(best));
    } else {
      why = fmt::format("the best known of {} places of this name", name.senses.size());
    }
    const NameSenses& known = recognised_.senses[mention.senses];
    if (!known.exact) {
      why += fmt::format("; spelt like {}", gazetteer_.name(best.place));
    }
    return why;
  }

  struct Point {
    std::size_t name;
    PlaceIndex place;
    geo::LonLat point;
    double weight;
  };

  const Recognised& recognised_;
  const geo::Gazetteer& gazetteer_;
  const ToponymLexicon::Lists& lists_;
  std::vector<Name> names_;
  static constexpr PlaceIndex kNoDivision = 0xFFFFFFFE;
  DenseIndex country_numbers_;
  DenseIndex division_numbers_;
  std::vector<std::uint32_t> peoples_;  // countries
  std::vector<double> countries_;       // what speaks for each
  std::vector<double> divisions_;
  std::vector<double> own_countries_;  // ... of it by the name that is scored
  std::vector<double> own_divisions_;
  std::vector<Point> points_;
  double total_ = 0;
};

}  // namespace

std::vector<Resolution> resolve(const Recognised& names, const std::vector<PlaceIndex>& peoples,
                                const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists) {
  return Resolver(names, peoples, gazetteer, lists).run();
}

}  // namespace dateline::events
