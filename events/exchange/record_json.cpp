#include "events/exchange/record_json.h"

#include <cmath>

namespace dateline::events {

namespace {

using json = nlohmann::ordered_json;

json or_null(const std::string& text) {
  return text.empty() ? json() : json(text);
}

template <class T>
json or_null(const std::optional<T>& value) {
  return value ? json(*value) : json();
}

json time_or_null(const std::optional<CivilMinute>& minute, Granularity granularity) {
  return minute ? json(record_time(*minute, granularity)) : json();
}

/// A publication date is a day unless an hour was given.
json published_or_null(const std::optional<CivilMinute>& minute) {
  return minute ? json(record_time(*minute, *minute % kMinutesPerDay == 0 ? Granularity::day : Granularity::minute))
                : json();
}

void add_place(json& record, const EventPlace& place) {
  record["place"] = or_null(place.name);
  record["place_id"] = or_null(place.id);
  record["place_kind"] = place.kind ? json(geo::name_of(*place.kind)) : json();
  record["place_relation"] = or_null(place.relation);
  record["latitude"] = place.point ? json(rounded_degrees(place.point->latitude)) : json();
  record["longitude"] = place.point ? json(rounded_degrees(place.point->longitude)) : json();
  record["radius_m"] = place.radius_m ? json(rounded_metres(*place.radius_m)) : json();
}

void add_time(json& record, const TimeInterval& when, const std::string& time_zone) {
  record["start"] = time_or_null(when.start, when.granularity);
  record["end"] = time_or_null(when.end, when.granularity);
  record["time_zone"] = or_null(time_zone);
  record["granularity"] = when.is_unknown() ? json() : json(name_of(when.granularity));
  record["extent"] = when.is_unknown() ? json() : json(name_of(when.extent));
}

void add_casualties(json& record, const Casualties& casualties) {
  record["fatalities_low"] = or_null(casualties.fatalities_low);
  record["fatalities_best"] = or_null(casualties.fatalities_best);
  record["fatalities_high"] = or_null(casualties.fatalities_high);
  record["fatalities_civilians"] = or_null(casualties.fatalities_civilians);
  record["injured_low"] = or_null(casualties.injured_low);
  record["injured_best"] = or_null(casualties.injured_best);
  record["injured_high"] = or_null(casualties.injured_high);
}

json control_json(const std::optional<Control>& control) {
  if (!control) {
    return {};
  }
  json record;
  record["from"] = or_null(control->from);
  record["to"] = or_null(control->to);
  record["part"] = name_of(control->part);
  return record;
}

json side_or_null(Side side) {
  return side == Side::unknown ? json() : json(name_of(side));
}

json voice_names(const std::vector<Voice>& voices) {
  json names = json::array();
  for (const Voice& voice : voices) {
    names.push_back(voice.name);
  }
  return names;
}

json evidence_json(const Evidence& evidence) {
  json record;
  record["begin"] = evidence.bytes.begin;
  record["end"] = evidence.bytes.end;
  record["begin_cp"] = evidence.code_points.begin;
  record["end_cp"] = evidence.code_points.end;
  record["text"] = evidence.text;
  return record;
}

/// What claims and events have alike, up to the status.
template <class T>
void add_what_where_when(json& record, const T& thing) {
  record["event_type"] = name_of(thing.event_type);
  record["sub_event_type"] = name_of(thing.sub_event_type);
  record["actor1"] = or_null(thing.actor1);
  record["actor2"] = or_null(thing.actor2);
  record["side1"] = side_or_null(thing.side1);
  record["side2"] = side_or_null(thing.side2);
  add_place(record, thing.place);
  add_time(record, thing.when, thing.time_zone);
  record["status"] = name_of(thing.status);
}

}  // namespace

nlohmann::ordered_json claim_json(const Claim& claim) {
  json record;
  record["id"] = claim.id;
  record["document"] = claim.document;
  record["sha256"] = claim.sha256;
  add_what_where_when(record, claim);
  record["attributed_to"] = voice_names(claim.attributed_to);
  record["publisher"] = or_null(claim.publisher);
  record["published"] = published_or_null(claim.published);
  record["published_inferred"] = claim.published_inferred;
  add_casualties(record, claim.casualties);
  record["control"] = control_json(claim.control);
  record["rule"] = or_null(claim.rule);
  record["confidence"] = rounded_score(claim.confidence);
  record["why"] = or_null(claim.why);
  record["evidence"] = json::array();
  for (const Evidence& evidence : claim.evidence) {
    record["evidence"].push_back(evidence_json(evidence));
  }
  return record;
}

nlohmann::ordered_json event_json(const Event& event, const std::vector<const Claim*>& claims) {
  json record;
  record["id"] = event.id;
  record["document"] = or_null(agreed(claims, [](const Claim& claim) { return claim.document; }));
  record["sha256"] = or_null(agreed(claims, [](const Claim& claim) { return claim.sha256; }));
  add_what_where_when(record, event);
  record["attributed_to"] = voice_names(event.voices);
  record["publisher"] = or_null(agreed(claims, [](const Claim& claim) { return claim.publisher; }).value_or(""));
  record["published"] =
      published_or_null(agreed(claims, [](const Claim& claim) { return claim.published; }).value_or(std::nullopt));
  record["published_inferred"] = or_null(agreed(claims, [](const Claim& claim) { return claim.published_inferred; }));
  add_casualties(record, event.casualties);
  record["control"] = control_json(event.control);
  record["rule"] = or_null(agreed(claims, [](const Claim& claim) { return claim.rule; }).value_or(""));
  record["confidence"] = rounded_score(event.confidence);
  record["evidence"] = json::array();
  for (const Claim* claim : claims) {
    for (const Evidence& evidence : claim->evidence) {
      json passage = evidence_json(evidence);
      passage["document"] = claim->document;
      record["evidence"].push_back(std::move(passage));
    }
  }
  record["sources"] = event.sources;
  record["voices"] = event.voices.size();
  record["disputed"] = event.disputed;
  record["disagreement"] = or_null(event.disagreement);
  record["review"] = name_of(event.review);
  record["recorded"] = or_null(event.recorded);
  record["notes"] = or_null(event.notes);
  record["possibly_same"] = event.possibly_same;
  record["claims"] = json::array();
  for (const Claim* claim : claims) {
    record["claims"].push_back(claim_json(*claim));
  }
  return record;
}

std::string dump_line(const nlohmann::ordered_json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::string record_time(CivilMinute minute, Granularity granularity) {
  // A day's interval may begin at another hour ("from noon on"): then the hour must be said.
  const bool day = granularity >= Granularity::day && minute % kMinutesPerDay == 0;
  return format_time(minute, day ? Granularity::day : Granularity::minute);
}

double rounded_degrees(double degrees) {
  return std::round(degrees * 1e6) / 1e6;
}

double rounded_metres(double metres) {
  return std::round(metres);
}

double rounded_score(double score) {
  return std::round(score * 1e3) / 1e3;
}

}  // namespace dateline::events
