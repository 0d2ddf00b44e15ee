#pragma once

#include <functional>

namespace CLI {
class App;
}

namespace dateline::viewer {

/// What the chosen command does once all arguments are read and checked; returns the exit code.
using Action = std::function<int()>;

// Each declares one command with its options on `program` (or on its parent command), and sets `action` when it is the
// one that was asked for. One file a command: command_NAME.cpp; the table is in command_line.cpp.
void add_extract_command(CLI::App& program, Action& action);
void add_info_command(CLI::App& program, Action& action);
void add_gazetteer_command(CLI::App& program, Action& action);
void add_bench_command(CLI::App& program, Action& action);
void add_evaluate_command(CLI::App& program, Action& action);
void add_snapshot_command(CLI::App& program, Action& action);

/// Declares `--data FOLDER`, which `data_folder()` then gives.
void add_data_option(CLI::App& command);

/// `dateline bench scrub` and so on, below `bench`.
void add_bench_extract(CLI::App& bench, Action& action);
void add_bench_import(CLI::App& bench, Action& action);
void add_bench_index(CLI::App& bench, Action& action);
void add_bench_layer(CLI::App& bench, Action& action);
void add_bench_scrub(CLI::App& bench, Action& action);
void add_bench_session(CLI::App& bench, Action& action);
void add_bench_start(CLI::App& bench, Action& action);

}  // namespace dateline::viewer
