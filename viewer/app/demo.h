#pragma once

#include <memory>
#include <stop_token>

#include "base/clock.h"
#include "base/jobs.h"
#include "base/result.h"
#include "events/extract/reader.h"
#include "events/model/project.h"

namespace dateline::viewer {

/// The demo's time zone, as its reports mean their times.
inline constexpr const char* kDemoTimeZone = "Asia/Damascus";

/// Reads the built-in demo reports (assets/demo/reports.ndjson in the resource folder) as the ordinary reading does,
/// and merges what they claim into events. Any thread; waits for the disk. Error (failed): the reports are missing or
/// damaged; `failed` too where `stop` was asked for.
[[nodiscard]] Result<events::Project> read_demo(const events::Reader& reader, const Clock& clock,
                                                const std::stop_token& stop, JobProgress& progress);

}  // namespace dateline::viewer
