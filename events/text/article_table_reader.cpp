// Tables of articles: separated by commas, semicolons, tabs or bars, one document a row.
#include <fmt/format.h>

#include <algorithm>

#include "base/csv.h"
#include "events/text/article_columns.h"
#include "events/text/document_formats.h"
#include "events/text/new_document.h"

namespace dateline::events {

namespace {

class TableReader {
 public:
  TableReader(Input& input, const Source& source) : input_(input), source_(source) {}

  bool run() {
    const Result<std::string_view> head = input_.peek();
    if (head && (head->starts_with("\xFF\xFE") || head->starts_with("\xFE\xFF"))) {
      return source_.sink(rejected(source_.name, "is a table in UTF-16", "save it as UTF-8"));
    }
    std::string row;
    while (true) {
      row.clear();
      const std::size_t line = line_;
      const Result<bool> more = take_row(row);
      if (!more) {
        return source_.sink(tl::make_unexpected(more.error()));
      }
      if (!*more) {
        return true;
      }
      if (is_blank(row)) {
        continue;
      }
      const std::string where = fmt::format("{}:{}", source_.name, line);
      if (row.size() > kMaxDocumentBytes) {
        input_.skip_line();
        if (!source_.sink(too_large(where))) {
          return false;
        }
      } else if (!columns_) {
        if (const Result<void> header = read_header(row, where); !header) {
          return source_.sink(tl::make_unexpected(header.error()));
        }
      } else if (!source_.sink(read_row(row, where))) {
        return false;
      }
    }
  }

 private:
  // Appends the lines of one row: a line end inside quotes goes on. False at the end.
  Result<bool> take_row(std::string& row) {
    bool any = false;
    bool quoted = false;
    do {
      const std::size_t begin = row.size();
      const Result<bool> more = input_.append_line(row);
      if (!more || !*more) {
        return more ? Result<bool>(any) : more;
      }
      any = true;
      ++line_;
      const auto quotes = std::count(row.begin() + static_cast<std::ptrdiff_t>(begin), row.end(), '"');
      quoted = quoted != (quotes % 2 == 1);
    } while (quoted && row.size() <= kMaxDocumentBytes);
    return true;
  }

  Result<CsvRecord> fields_of(const std::string& utf8, const std::string& where) const {
    CsvReader reader(utf8, where, delimiter_);
    CsvRecord record;
    const Result<bool> read = reader.next(record);
    if (!read) {
      return rejected(where, read.error().what, read.error().fix);
    }
    return record;
  }

  Result<void> read_header(const std::string& row, const std::string& where) {
    const Result<DecodedText> decoded = decode_text(row, where);
    if (!decoded) {
      return tl::make_unexpected(decoded.error());
    }
    delimiter_ = table_delimiter(decoded->text);
    const Result<CsvRecord> header = fields_of(decoded->text, where);
    if (!header) {
      return tl::make_unexpected(header.error());
    }
    Result<ArticleColumns> columns = find_columns(header->fields, source_.options.columns, source_.name);
    if (!columns) {
      return tl::make_unexpected(columns.error());
    }
    if (!columns->column[ArticleColumns::text]) {
      return rejected(source_.name,
                      fmt::format("no column of the table holds articles by its name ({})", names_in(header->fields)),
                      "call the one that does \"text\", or name it with --column text=NAME");
    }
    columns_ = *columns;
    width_ = header->fields.size();
    order_ = order_of_days();
    return {};
  }

  // How the first rows write days like 28/08/2024; they are only looked at.
  DayOrder order_of_days() {
    const std::optional<std::size_t> dates = columns_->column[ArticleColumns::published];
    const Result<std::string_view> ahead = input_.peek();
    if (!dates || !ahead) {
      return DayOrder::unknown;
    }
    CsvReader reader(*ahead, "", delimiter_);
    CsvRecord row;
    bool day_first = false;
    bool month_first = false;
    for (Result<bool> more = reader.next(row); more && *more; more = reader.next(row)) {
      const DayOrder order = row.fields.size() == width_ ? day_order(row.fields[*dates]) : DayOrder::unknown;
      day_first = day_first || order == DayOrder::day_first;
      month_first = month_first || order == DayOrder::month_first;
    }
    return day_first == month_first ? DayOrder::unknown : day_first ? DayOrder::day_first : DayOrder::month_first;
  }

  Result<Document> read_row(const std::string& row, const std::string& where) const {
    Result<DecodedText> decoded = decode_text(without_line_end(row), where);
    if (!decoded) {
      return tl::make_unexpected(decoded.error());
    }
    Result<CsvRecord> record = fields_of(decoded->text, where);
    if (!record) {
      return tl::make_unexpected(record.error());
    }
    const auto field = [&](ArticleColumns::Field which) {
      const auto column = columns_->column.at(which);
      return column && *column < record->fields.size() ? std::move(record->fields[*column]) : std::string();
    };
    std::string id = field(ArticleColumns::id);
    const auto reject = [&](std::string what, std::string fix) -> Result<Document> {
      Error error{Error::Kind::rejected, where, std::move(what), std::move(fix), id};
      return tl::make_unexpected(std::move(error));
    };
    if (record->fields.size() != width_) {
      return reject(fmt::format("has {} fields, the header {}", record->fields.size(), width_),
                    "quote the fields that hold the delimiter");
    }
    std::string text = field(ArticleColumns::text);
    if (is_blank(text)) {
      return reject("its text is empty", "give the report's text there");
    }
    DocumentOptions options = source_.options;
    if (const std::string zone = field(ArticleColumns::time_zone); !zone.empty()) {
      if (!is_time_zone(zone)) {
        return reject(fmt::format("no such time zone: {}", quotable(zone)), "give an IANA name");
      }
      options.time_zone = zone;
    }
    Document document =
        new_document(std::string(without_line_end(row)), {std::move(text), decoded->encoding}, where, options);
    document.title = field(ArticleColumns::title);
    document.author = field(ArticleColumns::author);
    document.url = field(ArticleColumns::url);
    document.language = language_code(field(ArticleColumns::language));
    if (std::string publisher = field(ArticleColumns::publisher); !publisher.empty()) {
      document.publisher = std::move(publisher);
    }
    const std::string published = field(ArticleColumns::published);
    if (!is_blank(published) && !date_by_metadata(document, published, "the table's column of dates", order_)) {
      const bool either =
          numeric_date(published, DayOrder::day_first) || numeric_date(published, DayOrder::month_first);
      return reject(fmt::format("its date \"{}\" {}", quotable(published),
                                either ? "may be either of two days" : "cannot be understood"),
                    "write it as 2016-07-27");
    }
    if (!id.empty()) {
      document.id = std::move(id);
    }
    return document;
  }

  Input& input_;
  const Source& source_;
  std::optional<ArticleColumns> columns_;
  std::size_t width_ = 0;
  char delimiter_ = ',';
  DayOrder order_ = DayOrder::unknown;
  std::size_t line_ = 1;
};

}  // namespace

bool read_article_table(Input& input, const Source& source) {
  return TableReader(input, source).run();
}

}  // namespace dateline::events
