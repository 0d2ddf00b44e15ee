#include "base/word_map.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

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

TEST_CASE("Short words of one length have different keys, and a key finds what the word finds") {
  const std::string letters = "ab\xC3z";
  for (std::size_t length = 1; length <= 4; ++length) {
    WordMap<std::string> by_word;
    std::vector<std::string> words{""};
    for (std::size_t i = 0; i < length; ++i) {
      std::vector<std::string> longer;
      for (const std::string& word : words) {
        for (const char letter : letters) {
          longer.push_back(word + letter);
        }
      }
      words = std::move(longer);
    }
    for (const std::string& word : words) {
      by_word[word] = word;
    }
    CHECK(by_word.size() == words.size());
    for (const std::string& word : words) {
      REQUIRE(by_word.find(word, word_key(word)) != nullptr);
      CHECK(*by_word.find(word, word_key(word)) == word);
      CHECK(by_word.find(word + "q", word_key(word + "q")) == nullptr);
    }
  }
}

TEST_CASE("The empty word is a word like any other") {
  WordMap<int> map;
  map["army"] = 1;
  CHECK(map.find("") == nullptr);
  map[""] = 2;
  REQUIRE(map.find("") != nullptr);
  CHECK(*map.find("") == 2);
  CHECK(map.size() == 2);
}
