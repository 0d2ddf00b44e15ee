#pragma once

namespace dateline::viewer {

/// The whole program: reads its arguments, runs the command that they name (or opens the viewer), and returns the
/// exit code. Writes messages to standard error, one line each.
[[nodiscard]] int run_command_line(int argc, char** argv);

}  // namespace dateline::viewer
