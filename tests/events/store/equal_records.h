#pragma once

#include <catch2/catch.hpp>

#include "events/model/claim.h"
#include "events/model/document.h"
#include "events/model/event.h"

namespace dateline::events {

// Each field of a record checked by itself, so that a failure names the field.

inline void check_equal(const EventPlace& a, const EventPlace& b) {
  CHECK(a.name == b.name);
  CHECK(a.id == b.id);
  CHECK(a.point == b.point);
  CHECK(a.radius_m == b.radius_m);
  CHECK(a.kind == b.kind);
  CHECK(a.relation == b.relation);
}

// What a claim tells is what an event tells.
template <typename Told>
void check_told_equal(const Told& a, const Told& b) {
  CHECK(a.id == b.id);
  CHECK(a.event_type == b.event_type);
  CHECK(a.sub_event_type == b.sub_event_type);
  CHECK(a.actor1 == b.actor1);
  CHECK(a.actor2 == b.actor2);
  CHECK(a.side1 == b.side1);
  CHECK(a.side2 == b.side2);
  check_equal(a.place, b.place);
  REQUIRE(a.origin.has_value() == b.origin.has_value());
  if (a.origin) {
    check_equal(*a.origin, *b.origin);
  }
  CHECK(a.when == b.when);
  CHECK(a.time_zone == b.time_zone);
  CHECK(a.status == b.status);
  CHECK(a.casualties == b.casualties);
  CHECK(a.control == b.control);
  CHECK(a.confidence == b.confidence);
}

inline void check_equal(const Claim& a, const Claim& b) {
  check_told_equal(a, b);
  CHECK(a.document == b.document);
  CHECK(a.sha256 == b.sha256);
  CHECK(a.attributed_to == b.attributed_to);
  CHECK(a.publisher == b.publisher);
  CHECK(a.published == b.published);
  CHECK(a.published_inferred == b.published_inferred);
  CHECK(a.rule == b.rule);
  CHECK(a.why == b.why);
  REQUIRE(a.evidence.size() == b.evidence.size());
  for (std::size_t i = 0; i < a.evidence.size(); ++i) {
    CHECK(a.evidence[i].bytes == b.evidence[i].bytes);
    CHECK(a.evidence[i].code_points == b.evidence[i].code_points);
    CHECK(a.evidence[i].text == b.evidence[i].text);
  }
  CHECK(a.spans.what == b.spans.what);
  CHECK(a.spans.where == b.spans.where);
  CHECK(a.spans.when == b.spans.when);
  CHECK(a.spans.who == b.spans.who);
  CHECK(a.spans.said == b.spans.said);
}

inline void check_equal(const Event& a, const Event& b) {
  check_told_equal(a, b);
  CHECK(a.sources == b.sources);
  CHECK(a.voices == b.voices);
  CHECK(a.disputed == b.disputed);
  CHECK(a.disagreement == b.disagreement);
  CHECK(a.review == b.review);
  CHECK(a.recorded == b.recorded);
  CHECK(a.notes == b.notes);
  CHECK(a.claims == b.claims);
  CHECK(a.possibly_same == b.possibly_same);
  CHECK(a.distinct_from == b.distinct_from);
}

inline void check_equal(const Document& a, const Document& b) {
  CHECK(a.id == b.id);
  CHECK(a.sha256 == b.sha256);
  CHECK(a.text_sha256 == b.text_sha256);
  CHECK(a.name == b.name);
  CHECK(a.encoding == b.encoding);
  CHECK(a.original == b.original);
  CHECK(a.text == b.text);
  CHECK(a.title == b.title);
  CHECK(a.publisher == b.publisher);
  CHECK(a.language == b.language);
  CHECK(a.time_zone == b.time_zone);
  CHECK(a.author == b.author);
  CHECK(a.url == b.url);
  CHECK(a.note == b.note);
  CHECK(a.published.value == b.published.value);
  CHECK(a.published.granularity == b.published.granularity);
  CHECK(a.published.inferred == b.published.inferred);
  CHECK(a.published.reason == b.published.reason);
}

}  // namespace dateline::events
