#include "base/word_list.h"

#include <catch2/catch.hpp>

#include "tests/support/temporary_folder.h"

using namespace dateline;

namespace {

const std::vector<std::string> kColumns = {"word", "kinds"};

Result<void> read(const std::filesystem::path& file, std::vector<WordRow>& rows) {
  return read_word_list(file, kColumns, [&](const WordRow& row) -> Result<void> {
    rows.push_back(row);
    return {};
  });
}

}  // namespace

TEST_CASE("a word list gives its rows with the lines they stand in", "[unit]") {
  const test::TemporaryFolder folder("word-list");
  std::vector<WordRow> rows;
  const auto file = folder.write("list.csv", "word,kinds\nshelled,\n\n\"mortar, heavy\",weapon|plural\n");
  REQUIRE(read(file, rows));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].fields == std::vector<std::string>{"shelled", ""});
  CHECK(rows[1].fields[0] == "mortar, heavy");
  CHECK(rows[1].where == file.string() + ":4");
}

TEST_CASE("what is no such word list is refused with file and line", "[unit]") {
  const test::TemporaryFolder folder("word-list-refused");
  std::vector<WordRow> rows;

  const auto other = read(folder.write("other.csv", "kinds,word\nweapon,mortar\n"), rows);
  REQUIRE_FALSE(other);
  CHECK(other.error().line().find("other.csv:1: ") != std::string::npos);
  CHECK(other.error().line().find("word,kinds") != std::string::npos);

  const auto short_row = read(folder.write("short.csv", "word,kinds\nmortar\n"), rows);
  REQUIRE_FALSE(short_row);
  CHECK(short_row.error().line().find("short.csv:2: ") != std::string::npos);

  const auto missing = read(folder.file("missing.csv"), rows);
  REQUIRE_FALSE(missing);
  CHECK(missing.error().line().find("missing.csv") != std::string::npos);
  CHECK(rows.empty());
}

TEST_CASE("what the taker of a row complains of ends the reading", "[unit]") {
  const test::TemporaryFolder folder("word-list-complaint");
  int taken = 0;
  const auto read = read_word_list(folder.write("list.csv", "word,kinds\na,\nb,\n"), kColumns,
                                   [&](const WordRow& row) -> Result<void> {
                                     ++taken;
                                     return rejected(row.where, "is no word", "leave it out");
                                   });
  REQUIRE_FALSE(read);
  CHECK(read.error().line().find("list.csv:2: is no word") != std::string::npos);
  CHECK(taken == 1);
}

TEST_CASE("the parts of a field are what its separators leave, but for what is empty", "[unit]") {
  CHECK(parts_of("").empty());
  CHECK(parts_of("|").empty());
  CHECK(parts_of("car bomb|vbied||") == std::vector<std::string_view>{"car bomb", "vbied"});
  CHECK(parts_of(" car  bomb", ' ') == std::vector<std::string_view>{"car", "bomb"});
}
