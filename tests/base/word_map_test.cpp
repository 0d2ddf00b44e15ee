#include "base/word_map.h"

#include <catch2/catch.hpp>

using namespace dateline;

TEST_CASE("A word map finds what was added and nothing else") {
  WordMap<int> map;
  CHECK(map.find("") == nullptr);
  CHECK(map.find("Aleppo") == nullptr);
  // Of every length up to several blocks of eight bytes, alike but for one letter.
  std::string word;
  for (int i = 0; i < 40; ++i) {
    map[word] = i;
    map[word + 'y'] = -i;
    word += 'x';
  }
  CHECK(map.size() == 80);
  word.clear();
  for (int i = 0; i < 40; ++i) {
    CAPTURE(word);
    REQUIRE(map.find(word) != nullptr);
    CHECK(*map.find(word) == i);
    REQUIRE(map.find(word + 'y') != nullptr);
    CHECK(*map.find(word + 'y') == -i);
    CHECK(map.find(word + 'z') == nullptr);
    word += 'x';
  }
}

TEST_CASE("A word that is added again keeps its value") {
  WordMap<int> map;
  map["army"] = 3;
  ++map["army"];
  CHECK(map.size() == 1);
  CHECK(*map.find("army") == 4);
}
