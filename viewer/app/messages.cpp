#include "viewer/app/messages.h"

#include <cstdio>

namespace dateline::viewer {

int exit_code(Error::Kind kind) {
  switch (kind) {
    case Error::Kind::rejected:
      return kRejected;
    case Error::Kind::usage:
      return kUsage;
    case Error::Kind::failed:
      break;
  }
  return kFailed;
}

void print_message(const Error& error) {
  print_note(error.line());
}

void print_note(const std::string& text) {
  const std::string line = "dateline: " + text + "\n";
  std::fwrite(line.data(), 1, line.size(), stderr);
}

int fail(const Error& error) {
  print_message(error);
  return exit_code(error.kind);
}

int print_line(const Result<std::string>& line) {
  if (!line) {
    return fail(line.error());
  }
  std::fwrite(line->data(), 1, line->size(), stdout);
  std::fputc('\n', stdout);
  return kDone;
}

const char* program_version() {
  return DATELINE_VERSION;
}

}  // namespace dateline::viewer
