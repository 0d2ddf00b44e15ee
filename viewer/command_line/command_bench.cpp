#include <CLI/CLI.hpp>

#include "viewer/command_line/commands.h"

namespace dateline::viewer {

void add_bench_command(CLI::App& program, Action& action) {
  CLI::App* command = program.add_subcommand("bench", "Measure the program's speed; prints one line of JSON");
  command->require_subcommand(1);
  add_bench_extract(*command, action);
  add_bench_import(*command, action);
  add_bench_index(*command, action);
  add_bench_layer(*command, action);
  add_bench_scrub(*command, action);
  add_bench_session(*command, action);
  add_bench_start(*command, action);
}

}  // namespace dateline::viewer
