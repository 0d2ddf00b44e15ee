#include "events/exchange/record_json.h"

#include <cmath>

namespace dateline::events {

namespace {

/// A publication date is a day unless an hour was given.
void write_published(JsonWriter& json, const std::optional<CivilMinute>& minute) {
  const bool day = minute && *minute % kMinutesPerDay == 0;
  write_time(json, "published", minute, day ? Granularity::day : Granularity::minute);
}

void write_place(JsonWriter& json, const PlaceNames& names, const EventPlace& place) {
  write_or_null(json, names.name, place.name);
  write_or_null(json, names.id, place.id);
  write_or_null(json, names.kind, place.kind ? geo::name_of(*place.kind) : "");
  write_or_null(json, names.relation, place.relation);
  json.member(names.latitude, place.point ? std::optional(rounded_degrees(place.point->latitude)) : std::nullopt);
  json.member(names.longitude, place.point ? std::optional(rounded_degrees(place.point->longitude)) : std::nullopt);
  json.member(names.radius_m, place.radius_m ? std::optional(rounded_metres(*place.radius_m)) : std::nullopt);
}

void write_when(JsonWriter& json, const TimeInterval& when, const std::string& time_zone) {
  write_time(json, "start", when.start, when.granularity);
  write_time(json, "end", when.end, when.granularity);
  write_or_null(json, "time_zone", time_zone);
  write_or_null(json, "granularity", when.is_unknown() ? "" : name_of(when.granularity));
  write_or_null(json, "extent", when.is_unknown() ? "" : name_of(when.extent));
}

void write_casualties(JsonWriter& json, const Casualties& casualties) {
  json.member("fatalities_low", casualties.fatalities_low);
  json.member("fatalities_best", casualties.fatalities_best);
  json.member("fatalities_high", casualties.fatalities_high);
  json.member("fatalities_civilians", casualties.fatalities_civilians);
  json.member("injured_low", casualties.injured_low);
  json.member("injured_best", casualties.injured_best);
  json.member("injured_high", casualties.injured_high);
}

void write_control(JsonWriter& json, const std::optional<Control>& control) {
  json.key("control");
  if (!control) {
    json.value(nullptr);
    return;
  }
  json.begin_object();
  write_or_null(json, "from", control->from);
  write_or_null(json, "to", control->to);
  json.member("part", name_of(control->part));
  json.end_object();
}

void write_side(JsonWriter& json, std::string_view name, Side side) {
  write_or_null(json, name, side == Side::unknown ? "" : name_of(side));
}

void write_voices(JsonWriter& json, const std::vector<Voice>& voices) {
  json.array("attributed_to", voices, [&](const Voice& voice) { json.value(voice.name); });
}

void write_strings(JsonWriter& json, std::string_view name, const std::vector<std::string>& strings) {
  json.array(name, strings, [&](const std::string& text) { json.value(text); });
}

/// Begins an object; the caller may add members and ends it.
void begin_evidence(JsonWriter& json, const Evidence& evidence) {
  json.begin_object();
  json.member("begin", evidence.bytes.begin);
  json.member("end", evidence.bytes.end);
  json.member("begin_cp", evidence.code_points.begin);
  json.member("end_cp", evidence.code_points.end);
  json.member("text", evidence.text);
}

/// What claims and events have alike, up to the status.
template <class T>
void write_what_where_when(JsonWriter& json, const T& thing) {
  json.member("event_type", name_of(thing.event_type));
  json.member("sub_event_type", name_of(thing.sub_event_type));
  write_or_null(json, "actor1", thing.actor1);
  write_or_null(json, "actor2", thing.actor2);
  write_side(json, "side1", thing.side1);
  write_side(json, "side2", thing.side2);
  write_place(json, kPlaceNames, thing.place);
  write_place(json, kOriginNames, thing.origin.value_or(EventPlace()));
  write_when(json, thing.when, thing.time_zone);
  json.member("status", name_of(thing.status));
}

}  // namespace

void write_or_null(JsonWriter& json, std::string_view name, std::string_view text) {
  json.key(name);
  if (text.empty()) {
    json.value(nullptr);
  } else {
    json.value(text);
  }
}

void write_time(JsonWriter& json, std::string_view name, const std::optional<CivilMinute>& minute,
                Granularity granularity) {
  json.member(name, minute ? std::optional(record_time(*minute, granularity)) : std::nullopt);
}

void write_claim(JsonWriter& json, const Claim& claim) {
  json.begin_object();
  json.member("id", claim.id);
  json.member("document", claim.document);
  json.member("sha256", claim.sha256);
  write_what_where_when(json, claim);
  write_voices(json, claim.attributed_to);
  write_or_null(json, "publisher", claim.publisher);
  write_published(json, claim.published);
  json.member("published_inferred", claim.published_inferred);
  write_casualties(json, claim.casualties);
  write_control(json, claim.control);
  write_or_null(json, "rule", claim.rule);
  json.member("confidence", rounded_score(claim.confidence));
  write_or_null(json, "why", claim.why);
  json.array("evidence", claim.evidence, [&](const Evidence& evidence) {
    begin_evidence(json, evidence);
    json.end_object();
  });
  json.end_object();
}

void write_event(JsonWriter& json, const Event& event, const std::vector<const Claim*>& claims) {
  json.begin_object();
  json.member("id", event.id);
  json.member("document", agreed(claims, [](const Claim& claim) { return claim.document; }));
  json.member("sha256", agreed(claims, [](const Claim& claim) { return claim.sha256; }));
  write_what_where_when(json, event);
  write_voices(json, event.voices);
  write_or_null(json, "publisher", agreed(claims, [](const Claim& claim) { return claim.publisher; }).value_or(""));
  write_published(json, agreed(claims, [](const Claim& claim) { return claim.published; }).value_or(std::nullopt));
  json.member("published_inferred", agreed(claims, [](const Claim& claim) { return claim.published_inferred; }));
  write_casualties(json, event.casualties);
  write_control(json, event.control);
  write_or_null(json, "rule", agreed(claims, [](const Claim& claim) { return claim.rule; }).value_or(""));
  json.member("confidence", rounded_score(event.confidence));
  json.key("evidence");
  json.begin_array();
  for (const Claim* claim : claims) {
    for (const Evidence& evidence : claim->evidence) {
      begin_evidence(json, evidence);
      json.member("document", claim->document);
      json.end_object();
    }
  }
  json.end_array();
  write_strings(json, "sources", event.sources);
  json.member("voices", event.voices.size());
  json.member("disputed", event.disputed);
  write_or_null(json, "disagreement", event.disagreement);
  json.member("review", name_of(event.review));
  write_or_null(json, "recorded", event.recorded);
  write_or_null(json, "notes", event.notes);
  write_strings(json, "possibly_same", event.possibly_same);
  write_strings(json, "distinct_from", event.distinct_from);
  json.array("claims", claims, [&](const Claim* claim) { write_claim(json, *claim); });
  json.end_object();
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
