#include "events/exchange/records.h"

#include "events/exchange/code_points.h"
#include "events/exchange/record_json.h"

namespace dateline::events {

namespace {

using json = nlohmann::ordered_json;

json or_null(const std::string& text) {
  return text.empty() ? json() : json(text);
}

json span_json(Span bytes, const std::string& text, const CodePoints& code_points) {
  const Span counted = code_points.of(bytes);
  json record;
  record["begin"] = bytes.begin;
  record["end"] = bytes.end;
  record["begin_cp"] = counted.begin;
  record["end_cp"] = counted.end;
  record["text"] = bytes.of(text);
  return record;
}

json candidate_json(const PlaceCandidate& candidate, const geo::Gazetteer& gazetteer) {
  const geo::Place place = gazetteer.place(candidate.place);
  json record;
  record["place_id"] = place.id;
  record["name"] = place.name;
  record["latitude"] = rounded_degrees(place.point.latitude);
  record["longitude"] = rounded_degrees(place.point.longitude);
  record["score"] = rounded_score(candidate.score);
  return record;
}

json toponym_json(const Toponym& toponym, const std::string& text, const CodePoints& code_points,
                  const geo::Gazetteer& gazetteer) {
  json record = span_json(toponym.span, text, code_points);
  record["role"] = name_of(toponym.role);
  if (toponym.place) {
    const geo::Place place = gazetteer.place(*toponym.place);
    record["place"] = place.name;
    record["place_id"] = place.id;
    record["geonames_id"] = place.geonames_id ? json(*place.geonames_id) : json();
  } else {
    record["place"] = nullptr;
    record["place_id"] = nullptr;
    record["geonames_id"] = nullptr;
  }
  record["latitude"] = toponym.point ? json(rounded_degrees(toponym.point->latitude)) : json();
  record["longitude"] = toponym.point ? json(rounded_degrees(toponym.point->longitude)) : json();
  record["radius_m"] = toponym.radius_m ? json(rounded_metres(*toponym.radius_m)) : json();
  record["score"] = rounded_score(toponym.score);
  record["relation"] = or_null(toponym.relation);
  record["reason"] = or_null(toponym.reason);
  record["candidates"] = json::array();
  for (const PlaceCandidate& candidate : toponym.candidates) {
    record["candidates"].push_back(candidate_json(candidate, gazetteer));
  }
  return record;
}

json grounded_json(const TimeInterval& when) {
  json record;
  record["start"] = when.start ? json(record_time(*when.start, when.granularity)) : json();
  record["end"] = when.end ? json(record_time(*when.end, when.granularity)) : json();
  record["granularity"] = name_of(when.granularity);
  record["extent"] = name_of(when.extent);
  return record;
}

json time_json(const TimeExpression& time, const std::string& text, const CodePoints& code_points) {
  json record = span_json(time.span, text, code_points);
  record["type"] = name_of(time.type);
  record["value"] = or_null(time.value);
  record["grounded"] = time.grounded ? grounded_json(*time.grounded) : json();
  return record;
}

json published_json(const Published& published) {
  json record;
  record["value"] = published.value ? json(record_time(*published.value, published.granularity)) : json();
  record["inferred"] = published.inferred;
  record["reason"] = or_null(published.reason);
  return record;
}

}  // namespace

std::string claim_record(const Claim& claim) {
  return dump_line(claim_json(claim));
}

std::string event_record(const Event& event, const std::vector<const Claim*>& claims) {
  return dump_line(event_json(event, claims));
}

std::string mentions_record(const Reading& reading, const geo::Gazetteer& gazetteer) {
  const Document& document = reading.document;
  const CodePoints code_points(document.text);
  json record;
  record["document"] = document.id;
  record["name"] = document.name;
  record["sha256"] = document.sha256;
  record["text_sha256"] = document.text_sha256;
  record["language"] = or_null(document.language);
  record["title"] = or_null(document.title);
  record["publisher"] = or_null(document.publisher);
  record["author"] = or_null(document.author);
  record["url"] = or_null(document.url);
  record["time_zone"] = or_null(document.time_zone);
  record["published"] = published_json(document.published);
  record["text_bytes"] = document.text.size();
  record["toponyms"] = json::array();
  for (const Toponym& toponym : reading.toponyms) {
    record["toponyms"].push_back(toponym_json(toponym, document.text, code_points, gazetteer));
  }
  record["times"] = json::array();
  for (const TimeExpression& time : reading.times) {
    record["times"].push_back(time_json(time, document.text, code_points));
  }
  record["claims"] = json::array();
  for (const Claim& claim : reading.claims) {
    record["claims"].push_back(claim_json(claim));
  }
  return dump_line(record);
}

std::string rejected_record(const Error& error) {
  json record;
  record["document"] = or_null(error.id.empty() ? error.where : error.id);
  record["name"] = or_null(error.where);
  record["error"] = error.fix.empty() ? error.what : error.what + "; " + error.fix;
  return dump_line(record);
}

}  // namespace dateline::events
