#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "events/extract/reader.h"
#include "events/model/project.h"

namespace dateline::events {

// The records that others rely on, as one line of JSON each (UTF-8, no line end). Their names are fixed, fields may be
// added; unknown is null and never 0; `begin` and `end` are half-open UTF-8 byte offsets into the document's text, and
// `begin_cp` and `end_cp` the same in code points; times are civil, `end` exclusive. docs/file-format.md lists them.

[[nodiscard]] std::string claim_record(const Claim& claim);

/// The event with its claims inside. `claims` are those that the event names, in its order.
[[nodiscard]] std::string event_record(const Event& event, const std::vector<const Claim*>& claims);

/// All that was read out of one document: toponyms, times, claims.
[[nodiscard]] std::string mentions_record(const Reading& reading, const geo::Gazetteer& gazetteer);
/// The line of a document that was rejected: `document` is its own id where it has one, else its name; `error` says
/// why.
[[nodiscard]] std::string rejected_record(const Error& error);

}  // namespace dateline::events
