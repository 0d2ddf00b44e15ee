#pragma once

#include "events/model/project.h"

namespace dateline::viewer {

/// The project as it could be known at a moment: the reports published before it (of those that give a day, a month ...
/// those that were out by its end), what they say, and the events that they tell of, with the numbers and voices of
/// then. Decisions about events, and rows of tables, which no report dates, are as they are. Reports whose date is not
/// known are left out. A worker's job.
[[nodiscard]] events::Project known_before(const events::Project& project, events::CivilMinute moment);

}  // namespace dateline::viewer
