#include "events/extract/resolve.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/name_key.h"
#include "events/extract/document_senses.h"
#include "events/extract/resolve_reason.h"

namespace dateline::events {
namespace {

using geo::PlaceIndex;
using geo::PlaceKind;

constexpr std::size_t kCandidatesKept = 5;
constexpr double kNearM = 100'000;    // how far "near" reaches, as the decay of an exponential
constexpr double kNearDegrees = 2.5;  // beyond it nearness is nought
constexpr double kFits = 1.0;         // least score of a place that fits at all
constexpr double kChoosable = 0.05;   // least lead of the best over the next that is elsewhere
constexpr double kGuess = 0.1;        // a choice less probable than this is a guess: on two corpora it is mostly wrong
constexpr double kElsewhereM = 50'000;  // places nearer to each other than this need no choosing

// How much each kind of evidence weighs, on the scale of `prior`: 0.85 is one factor of ten in population.
constexpr double kContained = 6;      // "Aleppo, Syria"
constexpr double kContainer = 6;      // of "Georgia" in "Atlanta, Georgia"
constexpr double kSaidKind = 3;       // "the Layramoun district"
constexpr double kCountry = 2.6;      // the whole document speaks of its country
constexpr double kDivision = 4;       // ... of its first-level division
constexpr double kNear = 2.2;         // another place of the document is right there
constexpr double kActor = 0.4;        // a country named as such, as against a place in it, as evidence for its towns
constexpr double kFarButOnly = -0.5;  // the same where no other place has the name
constexpr double kFar = -2;           // a small place in a country that the document never names

class Resolver {
 public:
  Resolver(const Recognised& names, const std::vector<PlaceIndex>& peoples, const geo::Gazetteer& gazetteer,
           const ToponymLexicon::Lists& lists)
      : recognised_(names), gazetteer_(gazetteer), senses_(gazetteer, lists), reasons_(names, gazetteer) {
    for (const PlaceIndex place : peoples) {
      peoples_.push_back(senses_.country(place));
    }
  }

  std::vector<Resolution> run() {
    read_names();
    own_countries_.resize(senses_.countries());
    own_divisions_.resize(senses_.divisions());
    for (int round = 0; round < 3; ++round) {
      weigh_document();
      for (std::size_t n = 0; n < names_.size(); ++n) {
        score(n);
      }
      for (DocumentName& name : names_) {
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
      DocumentName& name = names_[mention.senses];
      if (name.senses.empty()) {
        name.senses = senses_.senses_of(recognised_.senses[mention.senses]);
        share(name);
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

  static void share(DocumentName& name) {
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
    countries_.assign(senses_.countries(), 0);
    divisions_.assign(senses_.divisions(), 0);
    points_.clear();
    total_ = 0;
    for (const std::uint32_t country : peoples_) {
      countries_[country] += 0.3;
      total_ += 0.3;
    }
    for (std::size_t n = 0; n < names_.size(); ++n) {
      const DocumentName& name = names_[n];
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

  static double weight_in_country(const DocumentName& name, const Sense& sense) {
    return name.weight * (sense.kind == PlaceKind::country ? kActor : 1);
  }

  void score(std::size_t n) {
    DocumentName& name = names_[n];
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
      const bool small = sense.population < kSmallPlace && sense.kind > PlaceKind::admin1;
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
    const DocumentName& name = names_[mention.senses];
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
      result.reason =
          fmt::format("cannot choose between {} and {}{}", reasons_.described(best), reasons_.described(*order[1]),
                      others == 0 ? "" : fmt::format(", and {} more of this name", others));
      return result;
    }
    result.place = division_meant(mention, best).value_or(best.place);
    result.score = result.candidates.front().score / (1 + std::exp(-mention.belief));
    result.reason = reasons_.reason(mention, name, best);
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

  struct Point {
    std::size_t name;
    PlaceIndex place;
    geo::LonLat point;
    double weight;
  };

  const Recognised& recognised_;
  const geo::Gazetteer& gazetteer_;
  DocumentSenses senses_;
  ResolutionReasons reasons_;
  std::vector<DocumentName> names_;
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
