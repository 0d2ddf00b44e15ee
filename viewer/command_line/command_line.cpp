#include "viewer/command_line/command_line.h"

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <string>
#include <vector>

#include "viewer/app/messages.h"
#include "viewer/app/run_viewer.h"
#include "viewer/command_line/commands.h"
#include "viewer/command_line/report_options.h"

namespace dateline::viewer {

namespace {

using AddCommand = void (*)(CLI::App&, Action&);
const std::vector<AddCommand> kCommands = {add_extract_command,   add_evaluate_command, add_info_command,
                                           add_gazetteer_command, add_snapshot_command, add_bench_command};

constexpr const char* kFooter =
    "Exit codes: 0 done, 1 done but some input was rejected, 2 wrong usage, 3 failed and nothing written.";

/// The first line of CLI11's own words, as one of ours.
Error usage_of(const CLI::ParseError& error) {
  std::string what = error.what();
  what = what.substr(0, what.find('\n'));
  while (!what.empty() && (what.back() == '.' || what.back() == ' ')) {
    what.pop_back();
  }
  return {Error::Kind::usage, "", what, "see dateline --help"};
}

/// The last resort: our own code reports errors as values, a library may still throw (out of memory, disk full).
int run(const Action& action) {
  try {
    const int code = action();
    if (std::fflush(stdout) != 0) {
      return fail({Error::Kind::failed, "standard output", "cannot be written", "check where it goes"});
    }
    return code;
  } catch (const std::exception& exception) {
    return fail({Error::Kind::failed, "", exception.what(), "nothing more was done"});
  }
}

}  // namespace

int run_command_line(int argc, char** argv) {
  CLI::App program("Reads reports of a conflict and shows where and when they say things happened.", "dateline");
  program.set_version_flag("--version", std::string("dateline ") + program_version());
  program.footer(kFooter);
  program.require_subcommand(0, 1);

  Action action;
  for (const auto add : kCommands) {
    add(program, action);
  }
  ViewerOptions viewer;
  program.add_option("FILES", viewer.files,
                     "A project (.gpkg), or reports to read, to open in the viewer; none opens the demo");
  program
      .add_option("--basemap", viewer.layers,
                  "A raster or vector file, or the address of map tiles, to lay over the built-in map of the viewer")
      ->type_name("FILE")
      ->expected(1)
      ->take_all();
  program.add_flag("--allow-network", viewer.allow_network,
                   "Asks the servers of addresses given by --basemap, until the program ends");
  add_data_option(program);
  program.add_option("--published", viewer.published, "When reports were published that do not say so themselves")
      ->type_name("DATE");
  program.add_option("--time-zone", viewer.time_zone, "The time zone of the reports' times, as Asia/Damascus")
      ->type_name("ZONE");

  try {
    program.parse(argc, argv);
  } catch (const CLI::Success& asked) {  // --help, --version
    return program.exit(asked);
  } catch (const CLI::ParseError& error) {
    return fail(usage_of(error));
  }
  for (const std::string& file : viewer.files) {
    std::error_code unreadable;
    if (file != "-" && !std::filesystem::exists(file, unreadable)) {
      return fail({Error::Kind::usage, file, "neither a command nor an existing file", "see dateline --help"});
    }
  }
  if (!action) {
    if (const auto checked = report_options(viewer.published, viewer.time_zone); !checked) {
      return fail(checked.error());
    }
    action = [&viewer] {
      const Result<void> viewed = run_viewer(viewer);
      return viewed ? static_cast<int>(kDone) : fail(viewed.error());
    };
  }
  return run(action);
}

}  // namespace dateline::viewer
