#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline {

/// One row of a word list. `where` is FILE:LINE, for errors.
struct WordRow {
  std::string where;
  std::vector<std::string> fields;
};

/// Reads one of the program's word lists: CSV whose first line must name `columns`, in that order. Calls `take` with
/// every other row, which has as many fields. Errors, `take`'s among them, name file and line; (failed) the file cannot
/// be read; (rejected) it is no such list.
[[nodiscard]] Result<void> read_word_list(const std::filesystem::path& file, const std::vector<std::string>& columns,
                                          const std::function<Result<void>(const WordRow&)>& take);

/// What is between the separators of a field, but for what is empty. They view into it.
[[nodiscard]] std::vector<std::string_view> parts_of(std::string_view field, char separator = '|');

}  // namespace dateline
