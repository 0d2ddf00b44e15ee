#include "events/evaluate/gold_lines.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "events/evaluate/corpus_files.h"

namespace dateline::events {

Result<void> read_gold_lines(const std::vector<std::filesystem::path>& inputs, const std::string& what,
                             const std::string& form, const TakeGoldLine& take) {
  const auto files = corpus_files(inputs, "json");
  if (!files) {
    return tl::make_unexpected(files.error());
  }
  bool is_empty = true;
  for (const std::filesystem::path& file : *files) {
    const auto content = file_content(file);
    if (!content) {
      return tl::make_unexpected(content.error());
    }
    std::istringstream lines(*content);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
      const std::string where = fmt::format("{}:{}", file.string(), ++number);
      if (line.find_first_not_of(" \t\r") == std::string::npos) {
        continue;
      }
      try {
        take(nlohmann::json::parse(line), where);
        is_empty = false;
      } catch (const nlohmann::json::exception& error) {
        return rejected(where, fmt::format("not a document with {}: {}", what, error.what()), "each line is " + form);
      }
    }
  }
  if (is_empty) {
    return rejected(files->front().string(), "holds no document",
                    fmt::format("give newline-delimited JSON with text and {}", what));
  }
  return {};
}

}  // namespace dateline::events
