#pragma once

#include <string>
#include <vector>

#include "events/model/event.h"

namespace dateline::events {

// The events as a table, for spreadsheets (RFC 4180: comma, CRLF, UTF-8 without a mark). Lists are joined by "; ",
// pieces of evidence by " | ", `claims` is how many there are, and `last_day` is the last day that `end` leaves in.
// A text that a spreadsheet would take for a formula gets an apostrophe in front.

[[nodiscard]] std::string csv_header();
[[nodiscard]] std::string csv_row(const Event& event, const std::vector<const Claim*>& claims);

}  // namespace dateline::events
