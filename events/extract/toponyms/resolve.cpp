#include "events/extract/toponyms/resolve.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/name_key.h"
#include "events/extract/toponyms/document_evidence.h"
#include "events/extract/toponyms/resolve_reason.h"

namespace dateline::events {
namespace {

using geo::PlaceIndex;
using geo::PlaceKind;

constexpr int kRounds = 3;  // what each name denotes says what the others may
constexpr std::size_t kCandidatesKept = 5;
constexpr double kChoosable = 0.05;   // least lead of the best over the next that is elsewhere
constexpr double kGuess = 0.1;        // a choice less probable than this is a guess: on two corpora it is mostly wrong
constexpr double kFarStranger = 0.7;  // what a place beyond an ocean must be likelier than one that is not, in log-odds
constexpr double kFarLikely = 0.5;    // ... and a large one so likely to be the one that is meant
constexpr double kElsewhereM = 50'000;  // places nearer to each other than this need no choosing

class Resolver {
 public:
  Resolver(const Recognised& names, const std::vector<PlaceIndex>& peoples, const geo::Gazetteer& gazetteer,
           const ToponymLexicon::Lists& lists)
      : recognised_(names),
        gazetteer_(gazetteer),
        weights_(lists.resolution_weights),
        evidence_(names, peoples, gazetteer, lists),
        reasons_(names, gazetteer) {
    for (DocumentName& name : evidence_.names()) {
      for (Sense& sense : name.senses) {
        sense.settled = weights_.score(sense.features, kFirstSettled);
      }
    }
    score();
    bool changed = true;  // else the next round would find what this one found
    for (int round = 0; round < kRounds && changed; ++round) {
      evidence_.weigh();
      for (std::size_t n = 0; n < evidence_.names().size(); ++n) {
        evidence_.fill(n);
      }
      changed = score();
    }
  }

  [[nodiscard]] std::vector<Resolution> resolutions() const {
    std::vector<Resolution> result;
    result.reserve(recognised_.mentions.size());
    for (const NameMention& mention : recognised_.mentions) {
      result.push_back(choose(mention));
    }
    return result;
  }

  [[nodiscard]] std::vector<ResolutionExample> examples() const {
    std::vector<ResolutionExample> result;
    for (std::size_t m = 0; m < recognised_.mentions.size(); ++m) {
      const NameMention& mention = recognised_.mentions[m];
      const DocumentName& name = evidence_.names()[mention.senses];
      if (name.senses.empty()) {
        continue;
      }
      ResolutionExample& example = result.emplace_back();
      example.mention = m;
      for (const Sense& sense : name.senses) {
        example.places.push_back(sense.place);
        example.features.push_back(features_here(mention, sense));
      }
      example.features.push_back(evidence_.of_nothing(name));
    }
    return result;
  }

 private:
  /// Scores every sense and shares each name out among its senses. Whether any share is another than before.
  bool score() {
    bool changed = false;
    for (DocumentName& name : evidence_.names()) {
      double best = -1e9;
      for (Sense& sense : name.senses) {
        sense.score = sense.settled + weights_.score(sense.features, 0, kFirstSettled);
        best = std::max(best, sense.score);
      }
      double sum = 0;
      for (Sense& sense : name.senses) {
        sum += odds_.emplace_back(std::exp(sense.score - best));
      }
      const double* odds = odds_.data();
      for (Sense& sense : name.senses) {
        const double share = *odds++ / sum;
        changed = changed || share != sense.share;
        sense.share = share;
      }
      odds_.clear();
    }
    return changed;
  }

  static PlaceFeatures features_here(const NameMention& mention, const Sense& sense) {
    PlaceFeatures features = sense.features;
    features[static_cast<std::size_t>(PlaceFeature::kind_said_here)] = mention.kinds.contains(sense.kind) ? 1 : 0;
    return features;
  }

  [[nodiscard]] Resolution choose(const NameMention& mention) const {
    const DocumentName& name = evidence_.names()[mention.senses];
    if (name.senses.empty()) {
      Resolution unknown;
      unknown.reason = "nothing fits: no place of this name is known";
      return unknown;
    }
    const double kind_said_here = static_cast<double>(weights_[PlaceFeature::kind_said_here]);
    std::vector<const Sense*> order;
    order.reserve(name.senses.size());
    std::vector<double> score(name.senses.size());
    for (std::size_t i = 0; i < name.senses.size(); ++i) {
      const Sense& sense = name.senses[i];
      score[i] = sense.score + (mention.kinds.contains(sense.kind) ? kind_said_here : 0);
      order.push_back(&sense);
    }
    const bool far = put_back_strangers(mention.senses, score);
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
    result.candidates.reserve(kept);
    for (std::size_t i = 0; i < kept; ++i) {
      result.candidates.push_back({order[i]->place, std::exp(score_of(order[i]) - score_of(order.front())) / sum});
    }
    const Sense& best = *order.front();
    const bool strange = far && is_unlikely_stranger(mention.senses, best, result.candidates.front().score);
    if (strange || score_of(&best) < weights_.score(evidence_.of_nothing(name))) {
      const auto nearer = std::find_if(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(kept),
                                       [&](const Sense* one) { return !evidence_.is_far(mention.senses, *one); });
      result.reason =
          strange && nearer != order.begin() + static_cast<std::ptrdiff_t>(kept)
              ? undecided(best, **nearer, name.senses.size())
              : fmt::format("nothing fits: {} of this name, none where the report speaks of",
                            name.senses.size() == 1 ? "one place" : fmt::format("{} places", name.senses.size()));
      return result;
    }
    // The choice is no better than a guess, or the next best is as good and elsewhere.
    const bool tie = kept > 1 && score_of(order[0]) - score_of(order[1]) < kChoosable;
    if (kept > 1 && (tie || result.candidates.front().score < kGuess) && !is_among_its_own(name, best, *order[1]) &&
        geo::distance_m(best.point, order[1]->point) > kElsewhereM && !evidence_.holds(best, *order[1]) &&
        !evidence_.holds(*order[1], best)) {
      result.reason = undecided(best, *order[1], name.senses.size());
      return result;
    }
    result.place = division_meant(mention, best).value_or(town_meant(mention, best).value_or(best.place));
    result.score = result.candidates.front().score / (1 + std::exp(-mention.belief));
    result.reason = reasons_.reason(mention, name, best);
    return result;
  }

  [[nodiscard]] std::string undecided(const Sense& one, const Sense& other, std::size_t places) const {
    return fmt::format("cannot choose between {} and {}{}", reasons_.described(one), reasons_.described(other),
                       places == 2 ? "" : fmt::format(", and {} more of this name", places - 2));
  }

  /// Lowers the scores of the name's places that lie on another continent than the report's, where the likeliest does.
  /// Whether it does.
  [[nodiscard]] bool put_back_strangers(std::size_t n, std::vector<double>& score) const {
    const std::vector<Sense>& senses = evidence_.names()[n].senses;
    const auto best = static_cast<std::size_t>(std::max_element(score.begin(), score.end()) - score.begin());
    if (!evidence_.is_far_stranger(n, senses[best])) {
      return false;
    }
    for (std::size_t i = 0; i < senses.size(); ++i) {
      score[i] -= evidence_.is_far(n, senses[i]) ? kFarStranger : 0;
    }
    return true;
  }

  /// A large city may be spoken of anywhere; a town across an ocean hardly is the one meant.
  [[nodiscard]] bool is_unlikely_stranger(std::size_t n, const Sense& best, double share) const {
    return (best.population < kLargePlace || share < kFarLikely) && evidence_.is_far_stranger(n, best);
  }

  /// Whether the report's other names mostly lie in the country of the first sense, and none in the other's.
  [[nodiscard]] bool is_among_its_own(const DocumentName& name, const Sense& best, const Sense& other) const {
    constexpr int kFew = 2;  // names
    if (best.country == other.country) {
      return false;
    }
    int own = 0;
    for (const DocumentName& one : evidence_.names()) {
      if (&one == &name || one.senses.empty()) {
        continue;
      }
      const Sense& likely = *std::max_element(one.senses.begin(), one.senses.end(),
                                              [](const Sense& a, const Sense& b) { return a.share < b.share; });
      if (likely.country == other.country) {
        return false;
      }
      own += likely.country == best.country && likely.kind > PlaceKind::country ? 1 : 0;
    }
    return own >= kFew;
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

  /// "Sennar town": the town in the division that is called after it, where the text says that it means a town.
  [[nodiscard]] std::optional<PlaceIndex> town_meant(const NameMention& mention, const Sense& best) const {
    if (is_settlement(best.kind) || mention.kinds.contains(best.kind)) {
      return std::nullopt;
    }
    // Its usual spelling may be another than the division's, so that it is none of the name's exact senses.
    for (const geo::NameMatch& match : gazetteer_.find(gazetteer_.name(best.place))) {
      const PlaceKind kind = gazetteer_.kind(match.place);
      if (is_settlement(kind) && mention.kinds.contains(kind) && gazetteer_.contains(best.place, match.place)) {
        return match.place;
      }
    }
    return std::nullopt;
  }

  const Recognised& recognised_;
  const geo::Gazetteer& gazetteer_;
  const ResolutionWeights& weights_;
  DocumentEvidence evidence_;
  ResolutionReasons reasons_;
  std::vector<double> odds_;  // of one name's senses: memory that is used again
};

}  // namespace

std::vector<Resolution> resolve(const Recognised& names, const std::vector<PlaceIndex>& peoples,
                                const geo::Gazetteer& gazetteer, const ToponymLexicon::Lists& lists) {
  return Resolver(names, peoples, gazetteer, lists).resolutions();
}

std::vector<ResolutionExample> resolution_examples(const Recognised& names, const std::vector<PlaceIndex>& peoples,
                                                   const geo::Gazetteer& gazetteer,
                                                   const ToponymLexicon::Lists& lists) {
  return Resolver(names, peoples, gazetteer, lists).examples();
}

}  // namespace dateline::events
