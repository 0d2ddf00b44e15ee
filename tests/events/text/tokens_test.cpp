#include "events/text/tokens.h"

#include <catch2/catch.hpp>
#include <string>

#include "base/word_map.h"
#include "events/text/text_structure.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("Words of any length end where their letters end, wherever they stand in the text") {
  for (std::size_t before = 0; before < 9; ++before) {
    for (std::size_t length = 2; length < 20; ++length) {
      for (const std::string behind : {"", " ", ".", ", and", " \u00e9t\u00e9", "\n\n"}) {
        const std::string word = "K" + std::string(length - 1, 'z');
        const std::string text = std::string(before, ' ') + word + behind;
        CAPTURE(text);
        const std::vector<Token> tokens = tokenise(text);
        REQUIRE(!tokens.empty());
        CHECK(tokens.front().span.of(text) == word);
        CHECK(tokens.front().plain);
        CHECK(tokens.front().capitalised);
        CHECK_FALSE(tokens.front().all_capitals);
      }
    }
  }
}

TEST_CASE("A letter beyond ASCII, a digit and a capital in the middle are seen wherever they stand in a word") {
  for (std::size_t at = 1; at < 18; ++at) {
    CAPTURE(at);
    std::string word(18, 'B');
    CHECK(tokenise(word).front().all_capitals);
    word[at] = 'b';
    CHECK_FALSE(tokenise(word).front().all_capitals);
    word[at] = '7';
    CHECK_FALSE(tokenise(word).front().plain);
    CHECK(tokenise(word).front().span.size() == 18);
    const std::string accented = std::string(at, 'b') + "\u00e9" + std::string(18 - at, 'b');
    CHECK_FALSE(tokenise(accented).front().plain);
    CHECK(tokenise(accented).front().span.size() == accented.size());
    for (const char edge : {'@', '[', '`', '{'}) {
      CHECK(tokenise(std::string(at, 'a') + edge + std::string(18, 'z')).front().span.size() == at);
    }
  }
}

TEST_CASE("Word lists find a token by the key of its word in lower case") {
  const TextStructure structure = analyse_text("Rebels in the NEIGHBOURHOODS left, they said.");
  WordMap<int> list;
  list["neighbourhoods"] = 1;
  list["they"] = 2;
  list["leave"] = 3;
  REQUIRE(structure.keys.size() == structure.tokens.size());
  std::string found;
  for (std::size_t i = 0; i < structure.tokens.size(); ++i) {
    if (list.find(structure.lower_of(i), structure.keys[i]) != nullptr) {
      found += std::string(structure.lower_of(i)) + " ";
    }
  }
  CHECK(found == "neighbourhoods they ");
}

TEST_CASE("Paragraphs end at line breaks behind letters of any script") {
  for (std::size_t before = 1; before < 20; ++before) {
    for (const std::string line_break : {"\n\n", "\r\n\r\n", "\u2029"}) {
      const std::string text =
          std::string(before, 'a') + " \u00e9t\u00e9 \u2019 caf\u00e9s." + line_break + "Next one.";
      CAPTURE(text);
      const TextStructure structure = analyse_text(text);
      REQUIRE(structure.paragraphs.size() == 2);
      CHECK(structure.paragraphs[1].of(text) == "Next one.");
    }
  }
}
