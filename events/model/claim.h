#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/span.h"
#include "events/model/taxonomy.h"
#include "events/time/interval.h"
#include "geo/place.h"

namespace dateline::events {

/// The place that a claim or an event is about. `id` and `point` are absent together: a place nobody could resolve
/// keeps the words of the text and no position.
struct EventPlace {
  std::string name;  ///< as the gazetteer calls it, or as the text does where it is unresolved
  std::string id;    ///< gazetteer id; empty where unresolved
  std::optional<geo::LonLat> point;
  std::optional<double> radius_m;  ///< of the area that it stands for: the district's, or the vagueness of "near X"
  std::optional<geo::PlaceKind> kind;
  /// For people, where the text said more than a name: "near Castello road", "north-western edge of Aleppo".
  std::string relation;
  [[nodiscard]] bool is_resolved() const { return point.has_value(); }
};

/// A passage that a claim rests on, within one sentence.
struct Evidence {
  Span bytes;        ///< of the document's text
  Span code_points;  ///< the same passage counted in code points
  std::string text;  ///< the passage itself
};

/// Numbers as the text states them. Unknown is empty, never 0; "no casualties" is 0.
struct Casualties {
  std::optional<int> fatalities_low, fatalities_best, fatalities_high, fatalities_civilians;
  std::optional<int> injured_low, injured_best, injured_high;
  [[nodiscard]] bool stated() const {
    return fatalities_best || fatalities_low || fatalities_high || fatalities_civilians || injured_best ||
           injured_low || injured_high;
  }
  friend bool operator==(const Casualties&, const Casualties&) = default;
};

/// Who lost and gained a place. An unknown side is empty.
struct Control {
  enum class Part : std::uint8_t { full, partial, by_fire };
  std::string from;  ///< an actor's name
  std::string to;    ///< an actor's name
  Part part = Part::full;
  friend bool operator==(const Control&, const Control&) = default;
};
[[nodiscard]] std::string_view name_of(Control::Part part);  // "full", "partial", "by fire"
[[nodiscard]] std::optional<Control::Part> control_part(std::string_view name);

/// One voice of a chain of attribution.
struct Voice {
  std::string name;  ///< "Syrian Observatory for Human Rights", "activists", "Military Forces of Syria"
  Side side = Side::unknown;
  friend bool operator==(const Voice&, const Voice&) = default;
};

/// The words of the document that a claim's parts rest on, for highlighting. All within the document's text.
struct ClaimSpans {
  std::vector<Span> what, where, when, who, said;
};

/// One passage of one document that says something happened. Immutable once read.
struct Claim {
  std::string id;        ///< hash of document, evidence and type; the same in every reading
  std::string document;  ///< Document::id
  std::string sha256;    ///< Document::sha256
  EventType event_type = EventType::strategic;
  SubEventType sub_event_type = SubEventType::other;
  std::string actor1, actor2;  ///< empty where unstated; the order implies no direction
  Side side1 = Side::unknown, side2 = Side::unknown;
  EventPlace place;
  /// Where what moved came from, where the text says so: people who fled, a convoy, what was fired. Then `place` is
  /// where it went.
  std::optional<EventPlace> origin;
  TimeInterval when;
  std::string time_zone;
  Status status = Status::reported;
  std::vector<Voice> attributed_to;  ///< original voice first; empty where the document speaks for itself
  std::string publisher;
  std::optional<CivilMinute> published;
  bool published_inferred = false;
  Casualties casualties;
  std::optional<Control> control;
  std::string rule;                ///< which rule made it
  double confidence = 0;           ///< 0 to 1: how sure the reading is, never how true the claim is
  std::string why;                 ///< in words: "place by name and neighbours, date by \"yesterday\""
  std::vector<Evidence> evidence;  ///< a passage printed twice is one claim with two
  ClaimSpans spans;
};

}  // namespace dateline::events
