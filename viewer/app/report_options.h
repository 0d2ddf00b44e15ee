#pragma once

#include <optional>
#include <string>

#include "base/result.h"
#include "events/text/document_reader.h"

namespace dateline::viewer {

/// What `--published DATE` and `--time-zone ZONE` mean for the reports that a command reads; UTC where no zone is
/// given. Errors (usage): no such date, no such zone.
[[nodiscard]] Result<events::DocumentOptions> report_options(const std::optional<std::string>& published,
                                                             const std::optional<std::string>& time_zone);

}  // namespace dateline::viewer
