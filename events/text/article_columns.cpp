#include "events/text/article_columns.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/csv.h"
#include "events/text/new_document.h"

namespace dateline::events {

namespace {

struct FieldNames {
  std::string_view field;
  std::vector<std::string_view> columns;  // as `plain_name` writes them, most telling first
};

// In the order of ArticleColumns::Field.
const std::array<FieldNames, ArticleColumns::kFields>& field_names() {
  static const std::array<FieldNames, ArticleColumns::kFields> names = {{
      {"text",
       {"text", "body", "content", "article", "fulltext", "bodytext", "articletext", "articlebody", "articlecontent",
        "maintext", "plaintext", "newstext", "storytext", "message", "texte", "texto", "inhalt"}},
      {"title", {"title", "headline", "subject", "heading", "titre", "titulo", "titel"}},
      {"published",
       {"published", "publishedat", "publishedon", "publicationdate", "datepublished", "publishdate", "publisheddate",
        "pubdate", "date", "datetime", "dateutc", "timestamp", "createdat", "fecha", "datum"}},
      {"publisher",
       {"publisher", "source", "outlet", "sourcename", "publication", "newspaper", "site", "sitename", "domain"}},
      {"author", {"author", "authors", "byline", "writer"}},
      {"url", {"url", "link", "sourceurl", "articleurl", "canonicalurl", "permalink", "uri"}},
      {"language", {"language", "lang"}},
      {"id", {"id", "articleid", "docid", "documentid", "uid", "guid"}},
      {"time_zone", {"timezone"}},
  }};
  return names;
}

// "Published At", "published_at" and "publishedAt" alike.
std::string plain_name(std::string_view name) {
  std::string plain = to_lower_ascii(name);
  std::erase_if(plain, [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x80 && std::isalnum(byte) == 0;
  });
  return plain;
}

template <class Same>
std::optional<std::size_t> first_column(const std::vector<std::string>& header, Same same) {
  const auto found = std::find_if(header.begin(), header.end(), same);
  return found == header.end() ? std::nullopt : std::optional<std::size_t>(found - header.begin());
}

std::optional<std::size_t> column_named(const std::vector<std::string>& header, std::string_view plain) {
  return first_column(header, [&](const std::string& name) { return plain_name(name) == plain; });
}

// A column that a person names: to the letter but for case, else as near as the found ones are.
std::optional<std::size_t> column_given(const std::vector<std::string>& header, std::string_view name) {
  const std::string lower = to_lower_ascii(trimmed(name));
  const auto exact =
      first_column(header, [&](const std::string& column) { return to_lower_ascii(trimmed(column)) == lower; });
  const std::string plain = plain_name(name);
  return exact || plain.empty() ? exact : column_named(header, plain);
}

}  // namespace

std::string names_in(const std::vector<std::string>& header) {
  constexpr std::size_t kMost = 12;
  std::string names;
  for (std::size_t i = 0; i < std::min(header.size(), kMost); ++i) {
    names += (names.empty() ? "" : ", ") + quotable(trimmed(header[i]));
  }
  return header.size() > kMost ? names + " ..." : names;
}

char table_delimiter(std::string_view line) {
  constexpr std::array<char, 4> kDelimiters = {',', ';', '\t', '|'};
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
      columns.column.at(field) = column_given(header, named->second);
      if (!columns.column.at(field)) {
        return rejected(where, fmt::format("has no column \"{}\"", quotable(named->second)),
                        fmt::format("name one of its columns: {}", names_in(header)));
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
