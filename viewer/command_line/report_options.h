#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "events/text/document_reader.h"

namespace dateline::viewer {

/// What `--published DATE` and `--time-zone ZONE` mean for the reports that a command reads; UTC where no zone is
/// given. Errors (usage): no such date, no such zone.
[[nodiscard]] Result<events::DocumentOptions> report_options(const std::optional<std::string>& published,
                                                             const std::optional<std::string>& time_zone);

/// Takes "text=Inhalt" and the like into the options, for tables of articles. Errors (usage): no such field, no name.
[[nodiscard]] Result<void> name_columns(const std::vector<std::string>& columns, events::DocumentOptions& options);

}  // namespace dateline::viewer
