#include "viewer/app/demo.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

#include "base/resources.h"
#include "viewer/app/reading.h"

namespace dateline::viewer {
namespace {

/// The view that the demo opens with, from assets/demo/view.json.
Result<events::View> read_view(const std::filesystem::path& file) {
  std::ifstream in(file);
  const nlohmann::json json = nlohmann::json::parse(in, nullptr, false);
  const auto damaged = [&file] {
    return failed(file.string(), "is missing or damaged", "install the program's data again");
  };
  if (!json.is_object()) {
    return damaged();
  }
  try {
    events::View view;
    view.name = json.at("name");
    view.centre = {json.at("longitude"), json.at("latitude")};
    view.zoom = json.at("zoom");
    const auto first = events::parse_time(json.at("first_day").get<std::string>());
    const auto last = events::parse_time(json.at("last_day").get<std::string>());
    if (!first || !last) {
      return damaged();
    }
    view.window.start = first->start;
    view.window.end = last->end;
    return view;
  } catch (const nlohmann::json::exception&) {
    return damaged();
  }
}

}  // namespace

Result<events::Project> read_demo(const events::Reader& reader, const Clock& clock, const std::stop_token& stop,
                                  JobProgress& progress) {
  const std::filesystem::path file = resource_folder() / "demo" / "reports.ndjson";
  events::Project empty;
  empty.title = "Demo";
  empty.time_zone = kDemoTimeZone;
  Result<events::View> view = read_view(file.parent_path() / "view.json");
  if (!view) {
    return tl::make_unexpected(std::move(view.error()));
  }
  empty.views.push_back(*std::move(view));
  events::DocumentOptions options;
  options.time_zone = kDemoTimeZone;
  ReadReports read = read_reports(empty, {file}, options, reader, clock, stop, progress);
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
