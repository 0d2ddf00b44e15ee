#pragma once

#include <string>

#include "base/result.h"

namespace dateline::viewer {

/// What the program tells the shell.
enum ExitCode : int {
  kDone = 0,      ///< all was done; also when a report holds no event
  kRejected = 1,  ///< done, though some input was rejected
  kUsage = 2,     ///< the arguments make no sense; nothing was done
  kFailed = 3,    ///< nothing was written
};

/// The code that a command ends with when this error stops it.
[[nodiscard]] int exit_code(Error::Kind kind);

/// "dateline: WHERE: what; fix" on one line of standard error.
void print_message(const Error& error);
/// Likewise, for what is no error: "dateline: TEXT".
void print_note(const std::string& text);

/// Prints the error and returns its exit code.
[[nodiscard]] int fail(const Error& error);

/// Prints the line on standard output, or the error; returns the exit code.
[[nodiscard]] int print_line(const Result<std::string>& line);

/// "0.1.0"
[[nodiscard]] const char* program_version();

}  // namespace dateline::viewer
