#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline::events {

/// One row of a word list. `where` is FILE:LINE, for errors.
struct WordRow {
  std::string where;
  std::vector<std::string> fields;
};

/// Reads a word list whose first line must name `columns`, in that order, and calls `take` with every other row.
/// Errors, `take`'s among them, name file and line.
[[nodiscard]] Result<void> read_word_table(const std::filesystem::path& file, const std::vector<std::string>& columns,
                                           const std::function<Result<void>(const WordRow&)>& take);

/// The parts of a field that bars separate; none of an empty field. They view into it.
[[nodiscard]] std::vector<std::string_view> parts_of(std::string_view field);

}  // namespace dateline::events
