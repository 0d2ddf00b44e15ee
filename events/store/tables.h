#pragma once

#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>

#include "events/model/project.h"
#include "events/store/project_store.h"

namespace dateline::events {

// The columns of every table, said once: a visitor that lists them makes the schema, one that binds them writes a row,
// one that reads them takes a row apart. `T` is the record, const for all but reading. A visitor has
//   text, blob          a string; empty is NULL
//   name                an enumeration, by its name in files and the function that finds it again
//   integer, real, flag a number or truth, or an optional one; nullopt is NULL
//   civil               a civil time, or an optional one, as text: a date where the granularity is a day or coarser
//   utc                 the same instant as a UTC DateTime, for other programs; written, never read
//   instant             a UTC instant as text
//   json                a list (json_fields.h)
//   count               how many; written, never read
//   control             three columns
//   position            two columns of degrees; nullopt is NULL
//   point               the geometry; nullopt is NULL

struct EvidenceRow {
  std::string claim;
  std::int64_t position = 0;
  Evidence evidence;
};

struct EventClaimRow {
  std::string event;
  std::string claim;
  std::int64_t position = 0;
};

struct LayerRow {
  std::int64_t position = 0;
  Layer layer;
};

struct ReadingRow {
  std::int64_t number = 0;
  std::string program;
  std::string lexicons;
  std::string when;
  std::int64_t documents = 0;
};

/// What the project is, as keys and values: "format", "title", "time_zone", "created", "revision".
struct ProjectRow {
  std::string key;
  std::string value;
};

template <class Visitor, class T>
void project_columns(Visitor& v, T& row) {
  v.text("key", row.key);
  v.text("value", row.value);
}

template <class Visitor, class T>
void reading_columns(Visitor& v, T& row) {
  v.integer("number", row.number);
  v.text("program", row.program);
  v.text("lexicons", row.lexicons);
  v.instant("when", row.when);
  v.integer("documents", row.documents);
}

template <class Visitor, class T>
void decision_columns(Visitor& v, T& decision) {
  v.integer("number", decision.number);
  v.instant("when", decision.when);
  v.text("who", decision.who);
  v.text("kind", decision.kind);
  v.text("subject", decision.subject);
  v.json("before", decision.before);
  v.json("after", decision.after);
  v.text("note", decision.note);
  v.integer("undoes", decision.undoes);
}

template <class Visitor, class T>
void document_columns(Visitor& v, T& document) {
  v.text("id", document.id);
  v.text("sha256", document.sha256);
  v.text("text_sha256", document.text_sha256);
  v.text("name", document.name);
  v.text("encoding", document.encoding);
  v.text("title", document.title);
  v.text("publisher", document.publisher);
  v.text("author", document.author);
  v.text("url", document.url);
  v.text("language", document.language);
  v.text("time_zone", document.time_zone);
  v.text("note", document.note);
  v.civil("published", document.published.value, document.published.granularity);
  v.name("published_granularity", document.published.granularity, granularity);
  v.flag("published_inferred", document.published.inferred);
  v.text("published_reason", document.published.reason);
  v.text("text", document.text);
  v.blob("original", document.original);
}

template <class Visitor, class T>
void place_columns(Visitor& v, T& place) {
  v.text("place", place.name);
  v.text("place_id", place.id);
  v.name("place_kind", place.kind, geo::place_kind);
  v.text("place_relation", place.relation);
  v.position("latitude", "longitude", place.point);
  v.real("radius_m", place.radius_m);
}

/// Where what moved came from; NULL in all of them where that is unknown. `T` is an optional place.
template <class Visitor, class T>
void origin_columns(Visitor& v, T& origin) {
  EventPlace place = origin.value_or(EventPlace());
  v.text("origin", place.name);
  v.text("origin_id", place.id);
  v.name("origin_kind", place.kind, geo::place_kind);
  v.text("origin_relation", place.relation);
  v.position("origin_latitude", "origin_longitude", place.point);
  v.real("origin_radius_m", place.radius_m);
  if constexpr (!std::is_const_v<T>) {
    if (!place.name.empty() || place.point) {
      origin = std::move(place);
    }
  }
}

template <class Visitor, class T>
void time_columns(Visitor& v, T& when, const std::string& time_zone) {
  v.utc("start", when.start, time_zone);
  v.utc("end", when.end, time_zone);
  v.civil("start_local", when.start, when.granularity);
  v.civil("end_local", when.end, when.granularity);
  v.name("granularity", when.granularity, granularity);
  v.name("extent", when.extent, extent);
}

/// What happened, who did it to whom, and where: of a claim or an event.
template <class Visitor, class T>
void what_columns(Visitor& v, T& told) {
  v.name("event_type", told.event_type, event_type);
  v.name("sub_event_type", told.sub_event_type, sub_event_type);
  v.text("actor1", told.actor1);
  v.text("actor2", told.actor2);
  v.name("side1", told.side1, side);
  v.name("side2", told.side2, side);
  place_columns(v, told.place);
}

template <class Visitor, class T>
void casualty_columns(Visitor& v, T& casualties) {
  v.integer("fatalities_low", casualties.fatalities_low);
  v.integer("fatalities_best", casualties.fatalities_best);
  v.integer("fatalities_high", casualties.fatalities_high);
  v.integer("fatalities_civilians", casualties.fatalities_civilians);
  v.integer("injured_low", casualties.injured_low);
  v.integer("injured_best", casualties.injured_best);
  v.integer("injured_high", casualties.injured_high);
}

template <class Visitor, class T>
void claim_columns(Visitor& v, T& claim) {
  v.text("id", claim.id);
  v.text("document", claim.document);
  v.text("sha256", claim.sha256);
  what_columns(v, claim);
  origin_columns(v, claim.origin);
  v.text("time_zone", claim.time_zone);
  time_columns(v, claim.when, claim.time_zone);
  v.name("status", claim.status, status);
  v.json("attributed_to", claim.attributed_to);
  v.text("publisher", claim.publisher);
  v.civil("published", claim.published, Granularity::day);
  v.flag("published_inferred", claim.published_inferred);
  casualty_columns(v, claim.casualties);
  v.control(claim.control);
  v.text("rule", claim.rule);
  v.real("confidence", claim.confidence);
  v.text("why", claim.why);
  v.json("spans", claim.spans);
}

template <class Visitor, class T>
void evidence_columns(Visitor& v, T& row) {
  v.text("claim", row.claim);
  v.integer("position", row.position);
  v.integer("begin", row.evidence.bytes.begin);
  v.integer("end", row.evidence.bytes.end);
  v.integer("begin_cp", row.evidence.code_points.begin);
  v.integer("end_cp", row.evidence.code_points.end);
  v.text("text", row.evidence.text);
}

template <class Visitor, class T>
void event_columns(Visitor& v, T& event) {
  v.text("id", event.id);
  what_columns(v, event);
  origin_columns(v, event.origin);
  v.text("time_zone", event.time_zone);
  time_columns(v, event.when, event.time_zone);
  v.name("status", event.status, status);
  casualty_columns(v, event.casualties);
  v.control(event.control);
  v.real("confidence", event.confidence);
  v.json("sources", event.sources);
  v.count("voices", event.voices.size());
  v.json("voice_names", event.voices);
  v.flag("disputed", event.disputed);
  v.text("disagreement", event.disagreement);
  v.name("review", event.review, review);
  v.instant("recorded", event.recorded);
  v.text("notes", event.notes);
  v.count("claims", event.claims.size());
  v.json("possibly_same", event.possibly_same);
  v.json("distinct_from", event.distinct_from);
  v.point(event.place.point);  // last: where another program moved a point, that holds
}

template <class Visitor, class T>
void event_claim_columns(Visitor& v, T& row) {
  v.text("event", row.event);
  v.text("claim", row.claim);
  v.integer("position", row.position);
}

/// A place that events are at, for other programs; written, never read.
template <class Visitor, class T>
void place_table_columns(Visitor& v, T& place) {
  v.text("id", place.id);
  v.text("name", place.name);
  v.name("kind", place.kind, geo::place_kind);
  v.real("radius_m", place.radius_m);
  v.point(place.point);
}

template <class Visitor, class T>
void layer_columns(Visitor& v, T& row) {
  v.integer("position", row.position);
  v.text("path", row.layer.path);
  v.text("name", row.layer.name);
  v.flag("visible", row.layer.visible);
  v.real("opacity", row.layer.opacity);
  v.real("low_zoom", row.layer.low_zoom);
  v.real("high_zoom", row.layer.high_zoom);
  v.civil("start", row.layer.start, Granularity::day);
  v.civil("end", row.layer.end, Granularity::day);
  v.real("brightness", row.layer.brightness);
  v.real("contrast", row.layer.contrast);
  v.real("low_value", row.layer.low_value);
  v.real("high_value", row.layer.high_value);
}

template <class Visitor, class T>
void view_columns(Visitor& v, T& view) {
  v.text("name", view.name);
  v.position("latitude", "longitude", view.centre);
  v.real("zoom", view.zoom);
  v.civil("start", view.window.start, view.window.granularity);
  v.civil("end", view.window.end, view.window.granularity);
  v.name("granularity", view.window.granularity, granularity);
  v.name("extent", view.window.extent, extent);
  v.json("filter", view.filter);
  v.text("query", view.query);
  v.flag("heat", view.heat);
  v.real("swipe", view.swipe);
  v.flag("blink", view.blink);
  v.flag("flows", view.flows);
  v.civil("known_on", view.known_on, Granularity::minute);
}

}  // namespace dateline::events
