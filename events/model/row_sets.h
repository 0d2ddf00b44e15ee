#pragma once

#include <memory>
#include <string_view>

#include "events/model/event_index.h"

namespace dateline::events {

// Sets of an index' rows by what its columns do not hold, for EventFilter::found. The project is the one that the index
// was made of. Made once a question, in time that depends on the archive; `both` joins them with each other and with
// what a search found.

/// The rows of events in which somebody of that name takes part, on either side; case and diacritics aside.
[[nodiscard]] std::shared_ptr<const RowBits> rows_of_actor(const EventIndex& index, const Project& project,
                                                           std::string_view name);
/// The rows of events whose reading is at least that sure, from 0 to 1.
[[nodiscard]] std::shared_ptr<const RowBits> rows_of_confidence(const EventIndex& index, const Project& project,
                                                                double least);
/// The rows that are in both sets; null stands for all rows.
[[nodiscard]] std::shared_ptr<const RowBits> both(std::shared_ptr<const RowBits> a, std::shared_ptr<const RowBits> b);

}  // namespace dateline::events
