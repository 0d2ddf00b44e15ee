#include "events/exchange/records.h"

#include "events/exchange/code_points.h"
#include "events/exchange/record_json.h"

namespace dateline::events {

namespace {

/// Begins an object; the caller adds its members and ends it.
void begin_span(JsonWriter& json, Span bytes, const std::string& text, const CodePoints& code_points) {
  const Span counted = code_points.of(bytes);
  json.begin_object();
  json.member("begin", bytes.begin);
  json.member("end", bytes.end);
  json.member("begin_cp", counted.begin);
  json.member("end_cp", counted.end);
  json.member("text", bytes.of(text));
}

void write_candidate(JsonWriter& json, const PlaceCandidate& candidate, const geo::Gazetteer& gazetteer) {
  const geo::LonLat point = gazetteer.point(candidate.place);
  json.begin_object();
  json.member("place_id", gazetteer.id(candidate.place));
  json.member("name", gazetteer.name(candidate.place));
  json.member("latitude", rounded_degrees(point.latitude));
  json.member("longitude", rounded_degrees(point.longitude));
  json.member("score", rounded_score(candidate.score));
  json.end_object();
}

void write_toponym(JsonWriter& json, const Toponym& toponym, const std::string& text, const CodePoints& code_points,
                   const geo::Gazetteer& gazetteer) {
  begin_span(json, toponym.span, text, code_points);
  json.member("role", name_of(toponym.role));
  const std::optional<geo::PlaceIndex> place = toponym.place;
  json.member("place", place ? std::optional(gazetteer.name(*place)) : std::nullopt);
  json.member("place_id", place ? std::optional(gazetteer.id(*place)) : std::nullopt);
  json.member("geonames_id", place ? gazetteer.geonames_id(*place) : std::nullopt);
  json.member("latitude", toponym.point ? std::optional(rounded_degrees(toponym.point->latitude)) : std::nullopt);
  json.member("longitude", toponym.point ? std::optional(rounded_degrees(toponym.point->longitude)) : std::nullopt);
  json.member("radius_m", toponym.radius_m ? std::optional(rounded_metres(*toponym.radius_m)) : std::nullopt);
  json.member("score", rounded_score(toponym.score));
  write_or_null(json, "relation", toponym.relation);
  write_or_null(json, "reason", toponym.reason);
  json.array("candidates", toponym.candidates,
             [&](const PlaceCandidate& candidate) { write_candidate(json, candidate, gazetteer); });
  json.end_object();
}

void write_grounded(JsonWriter& json, const std::optional<TimeInterval>& when) {
  json.key("grounded");
  if (!when) {
    json.value(nullptr);
    return;
  }
  json.begin_object();
  write_time(json, "start", when->start, when->granularity);
  write_time(json, "end", when->end, when->granularity);
  json.member("granularity", name_of(when->granularity));
  json.member("extent", name_of(when->extent));
  json.end_object();
}

void write_expression(JsonWriter& json, const TimeExpression& time, const std::string& text,
                      const CodePoints& code_points) {
  begin_span(json, time.span, text, code_points);
  json.member("type", name_of(time.type));
  write_or_null(json, "value", time.value);
  write_grounded(json, bounded(time));
  json.end_object();
}

void write_published(JsonWriter& json, const Published& published) {
  json.key("published");
  json.begin_object();
  write_time(json, "value", published.value, published.granularity);
  json.member("inferred", published.inferred);
  write_or_null(json, "reason", published.reason);
  json.end_object();
}

/// What the document says of itself.
void write_front_matter(JsonWriter& json, const Document& document) {
  json.member("document", document.id);
  json.member("name", document.name);
  json.member("sha256", document.sha256);
  json.member("text_sha256", document.text_sha256);
  write_or_null(json, "language", document.language);
  write_or_null(json, "title", document.title);
  write_or_null(json, "publisher", document.publisher);
  write_or_null(json, "author", document.author);
  write_or_null(json, "url", document.url);
  write_or_null(json, "time_zone", document.time_zone);
  write_published(json, document.published);
  json.member("text_bytes", document.text.size());
}

}  // namespace

std::string claim_record(const Claim& claim) {
  JsonWriter json;
  write_claim(json, claim);
  return json.take();
}

std::string event_record(const Event& event, const std::vector<const Claim*>& claims) {
  JsonWriter json;
  write_event(json, event, claims);
  return json.take();
}

std::string mentions_record(const Reading& reading, const geo::Gazetteer& gazetteer) {
  const Document& document = reading.document;
  const CodePoints code_points(document.text);
  JsonWriter json;
  json.begin_object();
  write_front_matter(json, document);
  json.array("toponyms", reading.toponyms,
             [&](const Toponym& toponym) { write_toponym(json, toponym, document.text, code_points, gazetteer); });
  json.array("times", reading.times,
             [&](const TimeExpression& time) { write_expression(json, time, document.text, code_points); });
  json.array("claims", reading.claims, [&](const Claim& claim) { write_claim(json, claim); });
  json.end_object();
  return json.take();
}

std::string rejected_record(const Error& error) {
  JsonWriter json;
  json.begin_object();
  write_or_null(json, "document", error.id.empty() ? error.where : error.id);
  write_or_null(json, "name", error.where);
  json.member("error", error.fix.empty() ? error.what : error.what + "; " + error.fix);
  json.end_object();
  return json.take();
}

}  // namespace dateline::events
