#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dateline::geo {

/// Which of a layer's columns hold what a map shows. Found by their usual names in any case, whatever the file's
/// origin.
struct Columns {
  std::optional<int> id, name, arabic, feature_class, rank, approximate;
};

/// `columns` are the names of the columns in order. An English name is preferred to one in the local script.
[[nodiscard]] Columns find_columns(const std::vector<std::string>& columns);

/// In lower case, as far as ASCII goes.
[[nodiscard]] std::string lower_case(std::string text);

/// Whether most letters are of the Arabic block (U+0600 to U+06FF and its presentation forms), in UTF-8.
[[nodiscard]] bool is_arabic(std::string_view text);

}  // namespace dateline::geo
