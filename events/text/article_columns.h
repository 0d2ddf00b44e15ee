#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace dateline::events {

/// Which columns of a table of articles hold what.
struct ArticleColumns {
  enum Field : std::uint8_t { text, title, published, publisher, author, url, language, id, time_zone };
  static constexpr std::size_t kFields = 9;
  std::array<std::optional<std::size_t>, kFields> column;
};

/// The delimiter that a line of a table uses: comma, semicolon, tab or bar.
[[nodiscard]] char table_delimiter(std::string_view line);

/// Whether `name` is a field that a column can be given for: "text", "title" ... as in newline-delimited JSON.
[[nodiscard]] bool is_article_field(std::string_view name);

/// Finds the columns by the names that tables of articles give them, however these write case, blanks and marks:
/// "text", "body", "Article Body"; "date", "publishedAt" ...; `given` says further ones ("text" -> "Zeitungstext").
/// Error (rejected): a given column is missing. Without a column of text, `column[text]` is empty.
[[nodiscard]] Result<ArticleColumns> find_columns(const std::vector<std::string>& header,
                                                  const std::map<std::string, std::string>& given,
                                                  const std::string& where);

/// The names of a table's first columns in a line, for messages.
[[nodiscard]] std::string names_in(const std::vector<std::string>& header);

/// Whether text begins with a header line of such a table: it names its text and one thing more.
[[nodiscard]] bool begins_article_table(std::string_view text);

}  // namespace dateline::events
