#pragma once

#include <string>
#include <vector>

namespace dateline::test {

/// What a program left behind.
struct ProgramRun {
  int code = -1;  ///< exit code; 128 + the signal where one ended it
  std::string out;
  std::string err;
};

/// Runs a program with arguments and standard input in `folder`, and waits for it. `environment` holds "NAME=value"
/// beside this process's own.
[[nodiscard]] ProgramRun run_program(const std::string& program, const std::vector<std::string>& arguments,
                                     const std::string& folder, const std::string& input = {},
                                     const std::vector<std::string>& environment = {});

}  // namespace dateline::test
