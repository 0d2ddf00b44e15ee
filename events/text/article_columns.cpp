#include "events/text/article_columns.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/csv.h"
#include "events/text/new_document.h"

namespace dateline::events {

namespace {

struct FieldNames {
  std::string_view field;
  std::vector<std::string_view> columns;  // in lower case, most telling first
};

// In the order of ArticleColumns::Field.
const std::array<FieldNames, ArticleColumns::kFields>& field_names() {
  static const std::array<FieldNames, ArticleColumns::kFields> names = {{
      {"text", {"text", "body", "content", "article", "full_text", "fulltext", "article_text", "maintext", "message"}},
      {"title", {"title", "headline", "subject", "heading"}},
      {"published",
       {"published", "published_at", "publication_date", "date_published", "publish_date", "pubdate", "pub_date",
        "date", "datetime", "timestamp", "created_at"}},
      {"publisher", {"publisher", "source", "outlet", "source_name", "publication", "site", "domain"}},
      {"author", {"author", "authors", "byline", "writer"}},
      {"url", {"url", "link", "source_url", "canonical_url", "uri"}},
      {"language", {"language", "lang"}},
      {"id", {"id", "article_id", "doc_id", "document_id", "uid", "guid"}},
      {"time_zone", {"time_zone", "timezone"}},
  }};
  return names;
}

std::optional<std::size_t> column_named(const std::vector<std::string>& header, std::string_view lower) {
  for (std::size_t i = 0; i < header.size(); ++i) {
    if (to_lower_ascii(trimmed(header[i])) == lower) {
      return i;
    }
  }
  return std::nullopt;
}

}  // namespace

char table_delimiter(std::string_view line) {
  constexpr std::array<char, 3> kDelimiters = {',', ';', '\t'};
  return *std::max_element(kDelimiters.begin(), kDelimiters.end(), [line](char a, char b) {
    return std::count(line.begin(), line.end(), a) < std::count(line.begin(), line.end(), b);
  });
}

bool is_article_field(std::string_view name) {
  return std::any_of(field_names().begin(), field_names().end(),
                     [name](const FieldNames& names) { return names.field == name; });
}

Result<ArticleColumns> find_columns(const std::vector<std::string>& header,
                                    const std::map<std::string, std::string>& given, const std::string& where) {
  ArticleColumns columns;
  for (std::size_t field = 0; field < ArticleColumns::kFields; ++field) {
    const FieldNames& names = field_names().at(field);
    if (const auto named = given.find(std::string(names.field)); named != given.end()) {
      columns.column.at(field) = column_named(header, to_lower_ascii(trimmed(named->second)));
      if (!columns.column.at(field)) {
        return rejected(where, fmt::format("has no column \"{}\"", named->second), "name one of its columns");
      }
      continue;
    }
    for (const std::string_view name : names.columns) {
      if (const auto found = column_named(header, name)) {
        columns.column.at(field) = found;
        break;
      }
    }
  }
  return columns;
}

bool begins_article_table(std::string_view text) {
  const std::string_view line = without_line_end(text.substr(0, text.find('\n') + 1));
  if (line.empty()) {
    return false;
  }
  CsvReader reader(line, "", table_delimiter(line));
  CsvRecord header;
  if (const Result<bool> read = reader.next(header); !read || !*read || header.fields.size() < 2) {
    return false;
  }
  const Result<ArticleColumns> columns = find_columns(header.fields, {}, "");
  return columns && columns->column[ArticleColumns::text] &&
         std::count_if(columns->column.begin(), columns->column.end(), [](const auto& c) { return c.has_value(); }) > 1;
}

}  // namespace dateline::events
