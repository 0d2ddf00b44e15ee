#include "events/evaluate/reference.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <nlohmann/json.hpp>

namespace dateline::events {

namespace {

using nlohmann::json;

// The functions that read throw as the JSON library does; the caller catches.

std::string text_of(const json& object, const char* key) {
  return object.contains(key) && object[key].is_string() ? object[key].get<std::string>() : std::string();
}

std::optional<CivilMinute> time_of(const json& object, const char* key) {
  const std::string text = text_of(object, key);
  const auto interval = text.empty() ? Result<TimeInterval>(TimeInterval{}) : parse_time(text);
  return interval ? interval->start : std::nullopt;
}

Span span_of(const json& object) {
  return {object.at("begin").get<std::uint32_t>(), object.at("end").get<std::uint32_t>()};
}

ReferencePlace place_of(const json& object) {
  ReferencePlace place;
  place.point = {object.at("lon").get<double>(), object.at("lat").get<double>()};
  place.tolerance_m = object.at("tolerance_km").get<double>() * 1000;
  for (const json& vertex : object.value("line", json::array())) {
    place.line.push_back({vertex.at(0).get<double>(), vertex.at(1).get<double>()});
  }
  return place;
}

ReferencePassage passage_of(const json& object) {
  ReferencePassage passage;
  passage.span = span_of(object);
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

ReferenceNever never_of(const json& object) {
  ReferenceNever rule;
  rule.why = text_of(object, "why");
  if (object.contains("place")) {
    rule.place = object["place"].get<std::string>();
  }
  if (object.contains("evidence")) {
    rule.evidence = passage_of(object["evidence"]);
  }
  return rule;
}

Reference reference_of(const json& document) {
  Reference reference;
  for (const auto& [id, place] : document.at("places").items()) {
    reference.places[id] = place_of(place);
  }
  for (const json& toponym : document.value("toponyms", json::array())) {
    reference.toponyms.push_back(
        {span_of(toponym), toponym.at("place").get<std::string>(), toponym.at("role").get<std::string>()});
  }
  for (const json& event : document.value("events", json::array())) {
    reference.events.push_back(event_of(event));
  }
  for (const json& never : document.value("never", json::array())) {
    reference.never.push_back(never_of(never));
  }
  return reference;
}

}  // namespace

double distance_m(const ReferencePlace& place, geo::LonLat point) {
  double least = place.line.empty() ? geo::distance_m(place.point, point) : 1e12;
  for (std::size_t i = 1; i < place.line.size(); ++i) {
    least = std::min(least, geo::distance_to_segment_m(point, place.line[i - 1], place.line[i]));
  }
  return least;
}

bool ReferencePassage::meets(Span other) const {
  return span.overlaps(other) ||
         std::any_of(also_at.begin(), also_at.end(), [&](Span place) { return place.overlaps(other); });
}

Result<Reference> read_reference(const std::filesystem::path& file) {
  std::ifstream in(file);
  if (!in) {
    return rejected(file.string(), "the reference cannot be read", "give the path of a reference.json");
  }
  try {
    return reference_of(json::parse(in));
  } catch (const json::exception& error) {
    return rejected(file.string(), fmt::format("not a reference: {}", error.what()),
                    "give the path of a reference.json");
  }
}

}  // namespace dateline::events
