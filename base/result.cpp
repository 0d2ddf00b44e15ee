#include "base/result.h"

#include <algorithm>

namespace dateline {

namespace {

std::string printable(std::string text) {
  std::replace_if(
      text.begin(), text.end(), [](unsigned char c) { return c < 0x20 || c == 0x7f; }, ' ');
  return text;
}

}  // namespace

std::string Error::line() const {
  std::string line = printable(where);
  if (!line.empty()) {
    line += ": ";
  }
  line += printable(what);
  if (!fix.empty()) {
    line += "; " + printable(fix);
  }
  return line;
}

}  // namespace dateline
