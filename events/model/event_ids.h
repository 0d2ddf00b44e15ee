#pragma once

#include <functional>
#include <string>
#include <vector>

#include "events/model/event.h"

namespace dateline::events {

/// Makes ids for new events: random UUIDs (RFC 4122, version 4), none of which is the id of an event in `taken`.
/// Where the environment's SOURCE_DATE_EPOCH is set, they follow from it alone, so that output can be reproduced.
[[nodiscard]] std::function<std::string()> event_ids(const std::vector<Event>& taken);

}  // namespace dateline::events
