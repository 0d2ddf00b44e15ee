#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "events/model/claim.h"
#include "events/model/event_filter.h"
#include "events/store/project_store.h"

namespace dateline::events {

// Lists and small records that one column holds as JSON. Reading returns false, and leaves the value as it was, for
// anything that writing does not produce.

[[nodiscard]] std::string to_json_text(const std::vector<std::string>& list);
[[nodiscard]] std::string to_json_text(const std::vector<Voice>& voices);
[[nodiscard]] std::string to_json_text(const ClaimSpans& spans);
[[nodiscard]] std::string to_json_text(const ReviewState& state);
/// Without what a search found.
[[nodiscard]] std::string to_json_text(const EventFilter& filter);

[[nodiscard]] bool from_json_text(std::string_view json, std::vector<std::string>& list);
[[nodiscard]] bool from_json_text(std::string_view json, std::vector<Voice>& voices);
[[nodiscard]] bool from_json_text(std::string_view json, ClaimSpans& spans);
[[nodiscard]] bool from_json_text(std::string_view json, ReviewState& state);
/// Takes empty text, which older projects have, for the filter that a new window begins with.
[[nodiscard]] bool from_json_text(std::string_view json, EventFilter& filter);

}  // namespace dateline::events
