#include "events/extract/weights/weights_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

namespace dateline::events {

namespace {

constexpr std::string_view kHeader = "feature,weight";

}  // namespace

Result<void> read_weights(const std::filesystem::path& file, const TakeWeight& take) {
  std::ifstream in(file, std::ios::binary);
  const std::string text(std::istreambuf_iterator<char>(in), {});
  if (!in.is_open() || in.bad()) {
    return failed(file.string(), "the learned weights of the program cannot be read",
                  "reinstall the program, or set DATELINE_RESOURCES to the folder of its data");
  }
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view row = std::string_view(text).substr(begin, end - begin);
    const std::size_t comma = std::min(row.find(','), row.size());
    const bool is_right =
        ++number == 1 ? row == kHeader : comma < row.size() && take(row.substr(0, comma), row.substr(comma + 1));
    if (!is_right) {
      return failed(fmt::format("{}:{}", file.string(), number), "not a feature and its weight",
                    "train the weights again");
    }
    begin = end + 1;
  }
  return {};
}

Result<void> write_weights(const std::filesystem::path& file, std::string_view rows) {
  std::ofstream out(file, std::ios::binary);
  out << kHeader << '\n' << rows;
  if (!out.flush()) {
    return failed(file.string(), "cannot be written", "check the folder and the space on its disk");
  }
  return {};
}

}  // namespace dateline::events
