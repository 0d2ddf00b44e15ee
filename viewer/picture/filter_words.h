#pragma once

#include <string>

#include "events/model/event_filter.h"

namespace dateline::viewer {

/// What of a picture's time a person chose not to show, for whoever sees only the picture: "Left out: Riots, Denied ·
/// Only what matches “mill”". Empty where all is shown that is shown unless a person chooses.
/// Where the query is `withheld`, that there was one is said without its words.
[[nodiscard]] std::string filter_words(const events::EventFilter& filter, const std::string& query,
                                       bool withheld = false);

}  // namespace dateline::viewer
