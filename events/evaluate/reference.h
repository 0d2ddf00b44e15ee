#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/span.h"
#include "events/time/interval.h"
#include "geo/lon_lat.h"

namespace dateline::events {

/// Where a place of a reference lies, and how far off still counts as there.
struct ReferencePlace {
  geo::LonLat point;
  std::vector<geo::LonLat> line;  ///< of a road; empty for what is no line
  double tolerance_m = 0;
};

/// Metres from the place: from its line where it has one.
[[nodiscard]] double distance_m(const ReferencePlace& place, geo::LonLat point);

struct ReferenceToponym {
  Span span;
  std::string place;  ///< a key of `Reference::places`
  std::string role;
};

/// A passage that evidence should meet, at every place where it is printed.
struct ReferencePassage {
  Span span;
  std::vector<Span> also_at;
  std::string text;
  [[nodiscard]] bool meets(Span other) const;
};

/// An event that a careful reader finds. What is absent or empty is not asked.
struct ReferenceEvent {
  std::string id;
  bool must = false;
  std::string event_type, sub_event_type;
  std::optional<std::string> place;
  std::optional<CivilMinute> start, end;  ///< `end` exclusive
  std::string extent, actor1, actor2;
  std::vector<std::string> status, voices;
  std::vector<ReferencePassage> evidence;
};

/// Where no event belongs: a place or a passage.
struct ReferenceNever {
  std::optional<std::string> place;
  std::optional<ReferencePassage> evidence;
  std::string why;
};

/// What a careful reader finds in one document: the content of a reference.json (the format of this project's first
/// article). Spans are bytes.
struct Reference {
  std::map<std::string, ReferencePlace> places;
  std::vector<ReferenceToponym> toponyms;
  std::vector<ReferenceEvent> events;
  std::vector<ReferenceNever> never;
};

/// Error: the file is missing, is no JSON, lacks `places`, or a member is of the wrong type.
[[nodiscard]] Result<Reference> read_reference(const std::filesystem::path& file);

}  // namespace dateline::events
