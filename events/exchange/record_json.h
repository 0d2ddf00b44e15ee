#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json_writer.h"
#include "events/model/event.h"

namespace dateline::events {

// The records as JSON objects. For the .cpp files of this room.

void write_claim(JsonWriter& json, const Claim& claim);
void write_event(JsonWriter& json, const Event& event, const std::vector<const Claim*>& claims);

/// What the members of a place are called.
struct PlaceNames {
  std::string_view name, id, kind, relation, latitude, longitude, radius_m;
};
inline constexpr PlaceNames kPlaceNames = {"place",    "place_id",  "place_kind", "place_relation",
                                           "latitude", "longitude", "radius_m"};
inline constexpr PlaceNames kOriginNames = {"origin",          "origin_id",        "origin_kind",    "origin_relation",
                                            "origin_latitude", "origin_longitude", "origin_radius_m"};

/// A string's value, or null where it is empty.
void write_or_null(JsonWriter& json, std::string_view name, std::string_view text);

/// A civil time as records have it: a date where the granularity is a day or coarser, else with hours and minutes.
[[nodiscard]] std::string record_time(CivilMinute minute, Granularity granularity);

/// The same, or null.
void write_time(JsonWriter& json, std::string_view name, const std::optional<CivilMinute>& minute,
                Granularity granularity);

/// Degrees to a tenth of a metre, metres and scores to what they can mean.
[[nodiscard]] double rounded_degrees(double degrees);
[[nodiscard]] double rounded_metres(double metres);
[[nodiscard]] double rounded_score(double score);

/// The value on which all claims agree by `field`, a callable of a claim; nullopt where they do not or are none.
template <class Field>
[[nodiscard]] auto agreed(const std::vector<const Claim*>& claims, Field field)
    -> std::optional<std::decay_t<decltype(field(*claims.front()))>> {
  if (claims.empty()) {
    return std::nullopt;
  }
  for (const Claim* claim : claims) {
    if (!(field(*claim) == field(*claims.front()))) {
      return std::nullopt;
    }
  }
  return field(*claims.front());
}

}  // namespace dateline::events
