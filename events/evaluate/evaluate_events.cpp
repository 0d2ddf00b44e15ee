#include "events/evaluate/evaluate_events.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <unordered_map>

#include "geo/lon_lat.h"

namespace dateline::events {

namespace {

class Evaluator {
 public:
  Evaluator(const std::vector<Event>& events, const std::vector<Claim>& claims, const Reference& reference)
      : events_(events), reference_(reference) {
    for (const Claim& claim : claims) {
      claims_.emplace(claim.id, &claim);
    }
  }

  EventScore run() {
    EventScore score;
    std::set<const Event*> listed;
    for (const ReferenceEvent& wanted : reference_.events) {
      const Event* found = best_for(wanted);
      score.checks.push_back(check(wanted, found));
    }
    for (const Event& event : events_) {
      if (!is_listed(event)) {
        score.false_events.push_back(&event);
      }
      for (const ReferenceNever& rule : reference_.never) {
        if (breaks(event, rule)) {
          score.violations.push_back(
              fmt::format("{} at {}: {}", name_of(event.sub_event_type), event.place.name, rule.why));
        }
      }
    }
    return score;
  }

 private:
  [[nodiscard]] std::vector<Span> evidence_of(const Event& event) const {
    std::vector<Span> spans;
    for (const std::string& id : event.claims) {
      if (const auto claim = claims_.find(id); claim != claims_.end()) {
        for (const Evidence& evidence : claim->second->evidence) {
          spans.push_back(evidence.bytes);
        }
      }
    }
    return spans;
  }

  // How many passages of the reference the event's evidence meets.
  [[nodiscard]] std::size_t met(const ReferenceEvent& wanted, const Event& event) const {
    const std::vector<Span> spans = evidence_of(event);
    return static_cast<std::size_t>(
        std::count_if(wanted.evidence.begin(), wanted.evidence.end(), [&](const ReferencePassage& passage) {
          return std::any_of(spans.begin(), spans.end(), [&](Span span) { return passage.meets(span); });
        }));
  }

  [[nodiscard]] bool place_fits(const ReferenceEvent& wanted, const Event& event) const {
    if (!wanted.place) {
      return true;
    }
    const auto place = reference_.places.find(*wanted.place);
    return place != reference_.places.end() && event.place.point &&
           distance_m(place->second, *event.place.point) <= place->second.tolerance_m;
  }

  [[nodiscard]] const Event* best_for(const ReferenceEvent& wanted) const {
    const Event* best = nullptr;
    std::size_t best_points = 0;
    for (const Event& event : events_) {
      const std::size_t passages = met(wanted, event);
      if (passages == 0 || name_of(event.event_type) != wanted.event_type) {
        continue;
      }
      const std::size_t points = passages + (place_fits(wanted, event) ? 20u : 0u) +
                                 (name_of(event.sub_event_type) == wanted.sub_event_type ? 10u : 0u);
      if (points > best_points) {
        best = &event;
        best_points = points;
      }
    }
    return best;
  }

  // Only by what the passage says: an event of another type on the same words is none that the reference lists.
  [[nodiscard]] bool is_listed(const Event& event) const {
    return std::any_of(reference_.events.begin(), reference_.events.end(), [&](const ReferenceEvent& wanted) {
      return met(wanted, event) > 0 && name_of(event.sub_event_type) == wanted.sub_event_type &&
             place_fits(wanted, event);
    });
  }

  [[nodiscard]] static std::string days(std::optional<CivilMinute> start, std::optional<CivilMinute> end) {
    const auto text = [](std::optional<CivilMinute> time) {
      return time ? format_time(*time, Granularity::day) : std::string("open");
    };
    return text(start) + " to " + text(end);
  }

  EventCheck check(const ReferenceEvent& wanted, const Event* found) const {
    EventCheck result;
    result.id = wanted.id;
    result.must = wanted.must;
    result.found = found;
    if (found == nullptr) {
      result.shortfall = "not found";
      return result;
    }
    const auto note = [&](bool good, const std::string& text) {
      if (!good) {
        result.shortfall += (result.shortfall.empty() ? "" : "; ") + text;
      }
      return good;
    };
    result.type = note(wanted.sub_event_type.empty() || name_of(found->sub_event_type) == wanted.sub_event_type,
                       fmt::format("type {}", name_of(found->sub_event_type)));
    result.place = note(place_fits(wanted, *found), "place " + found->place.name);
    const bool lasting = wanted.extent == name_of(Extent::throughout);
    const bool start = wanted.start ? found->when.start == wanted.start
                                    : !found->when.start || !wanted.end || *found->when.start < *wanted.end;
    const bool end = found->when.end == wanted.end || (lasting && !found->when.end);
    result.dates = note(start && end, "dates " + days(found->when.start, found->when.end));
    result.extent = note(wanted.extent.empty() || name_of(found->when.extent) == wanted.extent,
                         fmt::format("extent {}", name_of(found->when.extent)));
    result.status = note(wanted.status.empty() || std::find(wanted.status.begin(), wanted.status.end(),
                                                            name_of(found->status)) != wanted.status.end(),
                         fmt::format("status {}", name_of(found->status)));
    const auto has_actor = [&](const std::string& name) {
      return name.empty() || found->actor1 == name || found->actor2 == name;
    };
    result.actors = note(has_actor(wanted.actor1) && has_actor(wanted.actor2),
                         fmt::format("actors \"{}\" and \"{}\"", found->actor1, found->actor2));
    std::string voices;
    result.voices = true;
    for (const std::string& voice : wanted.voices) {
      result.voices = result.voices && std::any_of(found->voices.begin(), found->voices.end(),
                                                   [&](const Voice& one) { return one.name == voice; });
    }
    for (const Voice& voice : found->voices) {
      voices += (voices.empty() ? "" : ", ") + voice.name;
    }
    note(result.voices, "voices " + (voices.empty() ? std::string("none") : voices));
    const std::size_t passages = met(wanted, *found);
    result.evidence = note(passages == wanted.evidence.size() || (!wanted.must && passages > 0),
                           fmt::format("evidence {} of {}", passages, wanted.evidence.size()));
    return result;
  }

  [[nodiscard]] bool breaks(const Event& event, const ReferenceNever& rule) const {
    if (rule.place) {
      const auto place = reference_.places.find(*rule.place);
      return place != reference_.places.end() && event.place.point &&
             distance_m(place->second, *event.place.point) <= place->second.tolerance_m;
    }
    if (!rule.evidence || event.status == Status::planned) {
      return false;
    }
    const std::vector<Span> spans = evidence_of(event);
    return std::any_of(spans.begin(), spans.end(), [&](Span span) { return rule.evidence->meets(span); });
  }

  const std::vector<Event>& events_;
  const Reference& reference_;
  std::unordered_map<std::string_view, const Claim*> claims_;
};

}  // namespace

std::size_t EventScore::must() const {
  return static_cast<std::size_t>(
      std::count_if(checks.begin(), checks.end(), [](const EventCheck& check) { return check.must; }));
}
std::size_t EventScore::must_passed() const {
  return static_cast<std::size_t>(std::count_if(checks.begin(), checks.end(),
                                                [](const EventCheck& check) { return check.must && check.passed(); }));
}

EventScore evaluate_events(const std::vector<Event>& events, const std::vector<Claim>& claims,
                           const Reference& reference) {
  return Evaluator(events, claims, reference).run();
}

}  // namespace dateline::events
