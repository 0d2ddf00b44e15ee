#include "viewer/app/demo.h"

#include "base/resources.h"
#include "viewer/app/reading.h"

namespace dateline::viewer {

Result<events::Project> read_demo(const events::Reader& reader, const Clock& clock, const std::stop_token& stop,
                                  JobProgress& progress) {
  const std::filesystem::path file = resource_folder() / "demo" / "reports.ndjson";
  events::Project empty;
  empty.title = "Demo";
  empty.time_zone = kDemoTimeZone;
  ReadReports read = read_reports(empty, {file}, {.published = {}, .time_zone = kDemoTimeZone, .publisher = {}}, reader,
                                  clock, stop, progress);
  if (!read.problems.empty()) {
    Error problem = read.problems.front();
    problem.kind = Error::Kind::failed;
    return tl::make_unexpected(std::move(problem));
  }
  if (stop.stop_requested()) {
    return failed(file.string(), "reading was cancelled", "");
  }
  return std::move(read.project);
}

}  // namespace dateline::viewer
