#include "events/extract/toponyms/recognise_document.h"

#include <algorithm>
#include <cmath>

namespace dateline::events {
namespace {

class DocumentCues {
 public:
  DocumentCues(const NameWords& words, const NameSenseTable& senses, const geo::Gazetteer& gazetteer,
               const CandidateEnds& ends, std::vector<Candidate>& candidates)
      : words_(words), senses_(senses), gazetteer_(gazetteer), ends_(ends), candidates_(candidates) {}

  void run() {
    constexpr double kConfident = 1.5;
    std::vector<double> best(senses_.size(), -100);
    std::vector<bool> person(senses_.size());
    for (const Candidate& c : candidates_) {
      best[c.mention.senses] = std::max(best[c.mention.senses], c.mention.belief);
      person[c.mention.senses] = person[c.mention.senses] || c.has(Cue::person_name) || c.has(Cue::title_before);
    }
    const std::vector<Focus> focus = find_focus(best, kConfident);
    std::vector<Cues> by_senses(senses_.size());
    for (std::size_t s = 0; s < senses_.size(); ++s) {
      by_senses[s] = focus_cues(s, focus);
    }
    std::vector<bool> likely_begins(words_.size() + 1);
    for (const Candidate& c : candidates_) {
      if (c.mention.belief > kConfident - 1) {
        likely_begins[c.mention.first] = true;
      }
    }
    for (Candidate& c : candidates_) {
      const std::size_t s = c.mention.senses;
      c.cues |= by_senses[s];
      if (best[s] > kConfident && c.mention.belief < best[s]) {
        c.set(Cue::same_name_is_place);
      }
      if (person[s] && !c.has(Cue::person_name) && best[s] < kConfident + 1) {
        c.set(Cue::same_name_is_person);
      }
      if (c.has(Cue::attacked) && (c.has(Cue::near_other_places) || c.has(Cue::same_country))) {
        c.set(Cue::attacked_there);
      }
      if (in_list(c, likely_begins)) {
        c.set(Cue::list_with_place);
      }
    }
  }

 private:
  /// "Raqqa, Homs and X": beside a likely place, joined by "and", "or" or a comma.
  [[nodiscard]] bool in_list(const Candidate& c, const std::vector<bool>& likely_begins) const {
    const auto joins = [&](const NameWord& word) {
      return word.lower == "and" || word.lower == "or" || words_.is_mark(word, ",");
    };
    const auto known = [&](std::size_t last) {
      const std::span<const std::uint32_t> ending = ends_.before(last);
      return std::any_of(ending.begin(), ending.end(),
                         [&](std::uint32_t other) { return candidates_[other].mention.belief > 0.5; });
    };
    const NameMention& m = c.mention;
    if (m.first >= 2 && joins(words_.before(m.first)) &&
        (known(m.first - 1) ||
         (m.first >= 3 && words_.is_mark(words_.before(m.first, 2), ",") && known(m.first - 2)))) {
      return true;
    }
    return joins(words_.after(m.last - 1)) && m.last + 1 < words_.size() && likely_begins[m.last + 1];
  }

  /// A place that the document surely speaks of.
  struct Focus {
    std::size_t senses;
    geo::PlaceIndex place;
    std::uint32_t country;
    geo::LonLat point;
    bool wide;  ///< a country or wider: near to it means inside
  };

  [[nodiscard]] std::vector<Focus> find_focus(const std::vector<double>& best, double confident) const {
    constexpr std::size_t kMostFocus = 24;
    std::vector<std::size_t> order;
    for (std::size_t s = 0; s < senses_.size(); ++s) {
      if (best[s] > confident && !senses_[s].matches.empty()) {
        order.push_back(s);
      }
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return best[a] > best[b]; });
    order.resize(std::min(order.size(), kMostFocus));
    std::vector<Focus> focus;
    for (const std::size_t s : order) {
      const geo::PlaceIndex place = senses_[s].matches.front().place;
      focus.push_back({s, place, gazetteer_.country_number(place), gazetteer_.point(place),
                       gazetteer_.kind(place) <= geo::PlaceKind::country});
    }
    return focus;
  }

  [[nodiscard]] static bool is_near(geo::LonLat a, geo::LonLat b) {
    constexpr double kNearM = 100'000;
    constexpr double kNearDegrees = 0.9;  // of latitude: a little more than kNearM
    return std::abs(a.latitude - b.latitude) < kNearDegrees && geo::distance_m(a, b) < kNearM;
  }

  /// How the places of a name lie to what the document speaks of; a name is no evidence for itself.
  [[nodiscard]] Cues focus_cues(std::size_t senses, const std::vector<Focus>& focus) const {
    constexpr std::size_t kLooked = 40;
    constexpr std::size_t kLone = 1;  // a single place does not make all others far
    Candidate found;
    bool same_country = false;
    bool near = false;
    const std::vector<geo::NameMatch>& matches = senses_[senses].matches;
    for (std::size_t i = 0; i < std::min(matches.size(), kLooked) && !near; ++i) {
      const geo::PlaceIndex place = matches[i].place;
      const std::uint32_t country = gazetteer_.country_number(place);
      const geo::LonLat point = gazetteer_.point(place);
      const bool within = gazetteer_.kind(place) > geo::PlaceKind::country;
      for (const Focus& f : focus) {
        if (f.senses != senses && f.place != place) {
          same_country = same_country || country == f.country;
          near = near || (within && !f.wide && is_near(f.point, point));
        }
      }
    }
    const Prominence& prominence = senses_.prominence(senses);
    if (near) {
      found.set(Cue::near_other_places);
    } else if (same_country) {
      found.set(Cue::same_country);
    } else if (focus.size() > kLone && !prominence.country && !prominence.first_division &&
               prominence.population < 100'000) {
      found.set(Cue::far_from_all);
    }
    return found.cues;
  }

  const NameWords& words_;
  const NameSenseTable& senses_;
  const geo::Gazetteer& gazetteer_;
  const CandidateEnds& ends_;
  std::vector<Candidate>& candidates_;
};

}  // namespace

void add_document_cues(const NameWords& words, const NameSenseTable& senses, const geo::Gazetteer& gazetteer,
                       const CandidateEnds& ends, std::vector<Candidate>& candidates) {
  DocumentCues(words, senses, gazetteer, ends, candidates).run();
}

}  // namespace dateline::events
