#include "events/evaluate/evaluate_toponyms.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace dateline::events {

ToponymScore evaluate_toponyms(std::string_view text, const std::vector<Toponym>& toponyms,
                               const geo::Gazetteer& gazetteer, const Reference& reference) {
  ToponymScore score;
  score.counts.expected = reference.toponyms.size();
  std::map<Span, const Toponym*> found;
  for (const Toponym& toponym : toponyms) {
    if (toponym.role != ToponymRole::demonym) {
      found[toponym.span] = &toponym;
    }
  }
  score.counts.found = found.size();
  const auto problem = [&](Span span, std::string what) {
    score.problems.push_back({span, std::string(span.of(text)), std::move(what)});
  };
  for (const ReferenceToponym& gold : reference.toponyms) {
    const auto match = found.find(gold.span);
    if (match == found.end()) {
      problem(gold.span, "missed");
      continue;
    }
    ++score.counts.matched;
    const Toponym& toponym = *match->second;
    const auto place = reference.places.find(gold.place);
    if (!toponym.place) {
      problem(gold.span, toponym.reason);
    } else if (place != reference.places.end()) {
      const double off = distance_m(place->second, gazetteer.point(*toponym.place));
      if (off <= place->second.tolerance_m) {
        ++score.placed;
      } else {
        problem(gold.span, fmt::format("{:.0f} km off: {} ({})", off / 1000, gazetteer.name(*toponym.place),
                                       gazetteer.country(*toponym.place)));
      }
    }
    if (name_of(toponym.role) == gold.role) {
      ++score.same_role;
    } else {
      problem(gold.span, fmt::format("role {}, not {}", name_of(toponym.role), gold.role));
    }
    found.erase(match);
  }
  for (const auto& [span, toponym] : found) {
    problem(span, "not in the reference");
  }
  std::stable_sort(score.problems.begin(), score.problems.end(),
                   [](const auto& a, const auto& b) { return a.span < b.span; });
  return score;
}

}  // namespace dateline::events
