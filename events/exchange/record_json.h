#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "events/model/event.h"

namespace dateline::events {

// The records as JSON values, whose fields keep their order. For the .cpp files of this room.

[[nodiscard]] nlohmann::ordered_json claim_json(const Claim& claim);
[[nodiscard]] nlohmann::ordered_json event_json(const Event& event, const std::vector<const Claim*>& claims);

/// One line, whatever the strings hold: what is not UTF-8 is replaced.
[[nodiscard]] std::string dump_line(const nlohmann::ordered_json& value);

/// A civil time as records have it: a date where the granularity is a day or coarser, else with hours and minutes.
[[nodiscard]] std::string record_time(CivilMinute minute, Granularity granularity);

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
