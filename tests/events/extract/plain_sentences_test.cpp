#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

namespace {

std::ifstream opened(const char* name) {
  std::ifstream file(std::filesystem::path(DATELINE_SOURCE_DIR) / "tests/events/extract/plain_sentences" / name);
  REQUIRE(file.good());
  return file;
}

}  // namespace

TEST_CASE("a plain sentence gives the one event that it tells of, with its type") {
  std::ifstream file = opened("events.tsv");
  std::size_t sentences = 0;
  for (std::string line; std::getline(file, line); ++sentences) {
    const std::size_t tab = line.find('\t');
    const std::string text = line.substr(tab + 1);
    const std::vector<Claim> claims = claims_of(text);
    INFO(text);
    CHECK(claims.size() == 1);
    if (!claims.empty()) {
      CHECK(name_of(claims[0].sub_event_type) == line.substr(0, tab));
    }
  }
  CHECK(sentences > 200);
}

TEST_CASE("a report of ordinary crime tells of no event, one of strife with the same words does") {
  std::ifstream file = opened("ordinary_crime.txt");
  for (std::string text; std::getline(file, text);) {
    INFO(text);
    CHECK(claims_of(text).empty());
  }
  CHECK_FALSE(
      claims_of(
          "Police arrested six opposition activists in Homs on Monday. A court charged them with incitement after "
          "protests against the junta.")
          .empty());
  CHECK_FALSE(claims_of("A bomb exploded outside a court in Homs on Monday. Detectives arrested a suspect.").empty());
}

TEST_CASE("what is fought for in words, shown or found by rescuers is no event") {
  for (const char* text : {"The mayor of Homs fought to build a new school.",
                           "The battle over raising the tax in Homs could end this month.",
                           "It was important for Homs to demonstrate solidarity.",
                           "The company signed an agreement in Homs on Monday to mine zinc.",
                           "He took a shot at the governor of Homs in a speech on Monday.",
                           "Rescuers recovered six bodies from the rubble in Homs on Monday."}) {
    INFO(text);
    CHECK(claims_of(text).empty());
  }
}
