#include "base/csv.h"

#include <catch2/catch.hpp>

using namespace dateline;

namespace {

std::vector<std::vector<std::string>> rows_of(std::string_view text) {
  CsvReader reader(text, "t.csv");
  CsvRecord record;
  std::vector<std::vector<std::string>> rows;
  while (true) {
    const Result<bool> more = reader.next(record);
    REQUIRE(more.has_value());
    if (!*more) {
      return rows;
    }
    rows.push_back(record.fields);
  }
}

}  // namespace

TEST_CASE("CSV as RFC 4180 has it") {
  using Rows = std::vector<std::vector<std::string>>;
  CHECK(rows_of("a,b\r\nc,\"d,\"\"e\"\"\nf\"\r\n") == Rows{{"a", "b"}, {"c", "d,\"e\"\nf"}});
  CHECK(rows_of("a,,\n,b,") == Rows{{"a", "", ""}, {"", "b", ""}});
  CHECK(rows_of("\xEF\xBB\xBF"
                "a\n\n\nb") == Rows{{"a"}, {"b"}});
  CHECK(rows_of("\"\",\"x\"\n") == Rows{{"", "x"}});
  CHECK(rows_of("").empty());
}

TEST_CASE("A record knows its line, also after a field over several lines") {
  CsvReader reader("a\n\"b\nb\",c\nd", "t.csv");
  CsvRecord record;
  std::vector<std::size_t> lines;
  while (reader.next(record).value_or(false)) {
    lines.push_back(record.line);
  }
  CHECK(lines == std::vector<std::size_t>{1, 2, 4});
}

TEST_CASE("Errors of CSV name file, line and column") {
  const auto error = [](std::string_view text) {
    CsvReader reader(text, "t.csv");
    CsvRecord record;
    Result<bool> more = true;
    while (more && *more) {
      more = reader.next(record);
    }
    return more ? std::string() : more.error().line();
  };
  CHECK(error("a,b\nc,\"d").starts_with("t.csv:2:2: "));
  CHECK(error("a,\"b\"c\n").starts_with("t.csv:1:2: "));
  CHECK(error("a,b\n").empty());
}
