#pragma once

#include <string>

#include "viewer/panels/project_snapshot.h"

namespace dateline::viewer {

/// The passages that an event rests on, each in quotation marks as its report has it, followed for each report by
/// where they are from: title, publisher, date, address, note, and the SHA-256 of the file. For the clipboard; empty
/// where the event rests on no report.
[[nodiscard]] std::string quotations_of(const ProjectSnapshot& snapshot, const events::Event& event);

}  // namespace dateline::viewer
