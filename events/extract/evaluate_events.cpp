#include "events/extract/evaluate_events.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <unordered_map>

#include "geo/lon_lat.h"

namespace dateline::events {

namespace {

using nlohmann::json;

struct ReferencePlace {
  geo::LonLat point;
  std::vector<geo::LonLat> line;
  double tolerance_m = 0;
};

struct Passage {
  Span span;
  std::vector<Span> also_at;
  std::string text;
};

struct ReferenceEvent {
  std::string id;
  bool must = false;
  std::string event_type, sub_event_type;
  std::optional<std::string> place;
  std::optional<CivilMinute> start, end;
  std::string extent, actor1, actor2;
  std::vector<std::string> status, voices;
  std::vector<Passage> evidence;
};

struct Never {
  std::optional<std::string> place;
  std::optional<Passage> evidence;
  std::string why;
};

struct Reference {
  std::map<std::string, ReferencePlace> places;
  std::vector<ReferenceEvent> events;
  std::vector<Never> never;
};

// The functions that read throw as the JSON library does; the caller catches.

std::string text_of(const json& object, const char* key) {
  return object.contains(key) && object[key].is_string() ? object[key].get<std::string>() : std::string();
}

std::optional<CivilMinute> time_of(const json& object, const char* key) {
  const std::string text = text_of(object, key);
  const auto interval = text.empty() ? Result<TimeInterval>(TimeInterval{}) : parse_time(text);
  return interval ? interval->start : std::nullopt;
}

Passage passage_of(const json& object) {
  Passage passage;
  passage.span = {object.at("begin").get<std::uint32_t>(), object.at("end").get<std::uint32_t>()};
  passage.text = text_of(object, "text");
  for (const json& other : object.value("also_at", json::array())) {
    passage.also_at.push_back({other.at(0).get<std::uint32_t>(), other.at(1).get<std::uint32_t>()});
  }
  return passage;
}

ReferenceEvent event_of(const json& object) {
  ReferenceEvent event;
  event.id = object.at("id").get<std::string>();
  event.must = object.value("must", false);
  event.event_type = object.at("event_type").get<std::string>();
  event.sub_event_type = text_of(object, "sub_event_type");
  if (object.contains("place") && object["place"].is_string()) {
    event.place = object["place"].get<std::string>();
  }
  event.start = time_of(object, "start");
  event.end = time_of(object, "end");
  event.extent = text_of(object, "extent");
  event.actor1 = text_of(object, "actor1");
  event.actor2 = text_of(object, "actor2");
  event.status = object.value("status", std::vector<std::string>{});
  event.voices = object.value("voices", std::vector<std::string>{});
  for (const json& passage : object.at("evidence")) {
    event.evidence.push_back(passage_of(passage));
  }
  return event;
}

Reference reference_of(const json& document) {
  Reference reference;
  for (const auto& [id, place] : document.at("places").items()) {
    ReferencePlace& out = reference.places[id];
    out.point = {place.at("lon").get<double>(), place.at("lat").get<double>()};
    out.tolerance_m = place.at("tolerance_km").get<double>() * 1000;
    for (const json& vertex : place.value("line", json::array())) {
      out.line.push_back({vertex.at(0).get<double>(), vertex.at(1).get<double>()});
    }
  }
  for (const json& event : document.at("events")) {
    reference.events.push_back(event_of(event));
  }
  for (const json& never : document.value("never", json::array())) {
    Never rule;
    rule.why = text_of(never, "why");
    if (never.contains("place")) {
      rule.place = never["place"].get<std::string>();
    }
    if (never.contains("evidence")) {
      rule.evidence = passage_of(never["evidence"]);
    }
    reference.never.push_back(std::move(rule));
  }
  return reference;
}

double distance_m(const ReferencePlace& place, geo::LonLat point) {
  double least = place.line.empty() ? geo::distance_m(place.point, point) : 1e12;
  for (std::size_t i = 1; i < place.line.size(); ++i) {
    least = std::min(least, geo::distance_to_segment_m(point, place.line[i - 1], place.line[i]));
  }
  return least;
}

bool meets(const Passage& passage, Span span) {
  return passage.span.overlaps(span) ||
         std::any_of(passage.also_at.begin(), passage.also_at.end(), [&](Span other) { return other.overlaps(span); });
}

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
      for (const Never& rule : reference_.never) {
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
        std::count_if(wanted.evidence.begin(), wanted.evidence.end(), [&](const Passage& passage) {
          return std::any_of(spans.begin(), spans.end(), [&](Span span) { return meets(passage, span); });
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

  [[nodiscard]] bool breaks(const Event& event, const Never& rule) const {
    if (rule.place) {
      const auto place = reference_.places.find(*rule.place);
      return place != reference_.places.end() && event.place.point &&
             distance_m(place->second, *event.place.point) <= place->second.tolerance_m;
    }
    if (!rule.evidence || event.status == Status::planned) {
      return false;
    }
    const std::vector<Span> spans = evidence_of(event);
    return std::any_of(spans.begin(), spans.end(), [&](Span span) { return meets(*rule.evidence, span); });
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

Result<EventScore> evaluate_events(const std::vector<Event>& events, const std::vector<Claim>& claims,
                                   const std::filesystem::path& reference_file) {
  std::ifstream in(reference_file);
  if (!in) {
    return rejected(reference_file.string(), "the reference cannot be read", "give the path of a reference.json");
  }
  Reference reference;
  try {
    reference = reference_of(json::parse(in));
  } catch (const json::exception& error) {
    return rejected(reference_file.string(), fmt::format("not a reference of events: {}", error.what()),
                    "give the path of a reference.json");
  }
  return Evaluator(events, claims, reference).run();
}

}  // namespace dateline::events
