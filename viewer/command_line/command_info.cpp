#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "events/model/project_events.h"
#include "events/store/project_store.h"
#include "viewer/app/messages.h"
#include "viewer/command_line/commands.h"

namespace dateline::viewer {

namespace {

/// "14 June 2016 to ..." is for people; here both days are included.
std::string span_of(const events::Project& project) {
  std::optional<events::CivilMinute> first;
  std::optional<events::CivilMinute> last;
  events::for_each_event(project, [&](const events::Event& event) {
    for (const auto& minute : {event.when.start, event.when.end}) {
      if (minute) {
        first = std::min(first.value_or(*minute), *minute);
      }
    }
    // The last day that an interval holds, or the day on which an open one begins.
    if (event.when.end) {
      last = std::max(last.value_or(*event.when.end), *event.when.end);
    } else if (event.when.start) {
      last = std::max(last.value_or(*event.when.start + 1), *event.when.start + 1);
    }
  });
  if (!first) {
    return "no dates";
  }
  return fmt::format("{} to {}", events::format_time(*first, events::Granularity::day), events::format_last_day(*last));
}

int print_info(const std::string& path) {
  const Result<events::Project> project = events::ProjectStore::read(path);
  if (!project) {
    return fail(project.error());
  }
  std::array<std::size_t, events::kEventTypeCount> types{};
  std::size_t unplaced = 0;
  std::size_t reviewed = 0;
  events::for_each_event(*project, [&](const events::Event& event) {
    ++types[static_cast<std::size_t>(event.event_type)];
    unplaced += event.place.is_resolved() ? 0 : 1;
    reviewed += event.review == events::Review::unreviewed ? 0 : 1;
  });
  fmt::print("project    {}\n", path);
  fmt::print("title      {}\n", project->title);
  fmt::print("format     {} (dateline {})\n", events::kProjectFormat, program_version());
  fmt::print("time zone  {}\n", project->time_zone);
  fmt::print("span       {}\n", span_of(*project));
  fmt::print("documents  {}\n", project->documents.size());
  fmt::print("claims     {}\n", project->claims.size());
  fmt::print("events     {} ({} without a place, {} reviewed)\n", events::event_count(*project), unplaced, reviewed);
  for (const events::EventType type : events::kEventTypes) {
    if (const std::size_t count = types[static_cast<std::size_t>(type)]; count > 0) {
      fmt::print("           {:>7} {}\n", count, events::name_of(type));
    }
  }
  for (const events::Document& document : project->documents) {
    fmt::print("document   {}  {}{}{}\n", document.sha256.substr(0, 12),
               document.published.value ? events::format_time(*document.published.value, events::Granularity::day)
                                        : "undated   ",
               document.published.inferred ? " (inferred)  " : "  ", document.name);
  }
  return kDone;
}

}  // namespace

void add_info_command(CLI::App& program, Action& action) {
  auto path = std::make_shared<std::string>();
  CLI::App* command = program.add_subcommand("info", "Say what a project holds");
  command->add_option("PROJECT", *path, "A project (.gpkg)")->required();
  command->callback([path, &action] { action = [path] { return print_info(*path); }; });
}

}  // namespace dateline::viewer
