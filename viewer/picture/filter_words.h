#pragma once

#include <string>

#include "events/model/event_filter.h"

namespace dateline::viewer {

/// What of a picture's time a person chose not to show, for whoever sees only the picture: "Left out: Riots, Denied ·
/// Only what matches “mill”". Empty where all is shown that is shown unless a person chooses.
[[nodiscard]] std::string filter_words(const events::EventFilter& filter, const std::string& query);

}  // namespace dateline::viewer
