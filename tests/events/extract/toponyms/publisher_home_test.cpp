#include "tests/events/extract/test_reader.h"
#include "tests/events/extract/toponyms/toponym_support.h"

using namespace dateline;
using namespace dateline::events;

namespace {

geo::Place place_published(std::string_view text, std::string_view name, const Publication& publication) {
  const ToponymWorld& world = toponym_world();
  for (const Toponym& toponym :
       find_toponyms(text, analyse_text(text), *world.gazetteer, *world.lexicon, publication)) {
    if (toponym.span.of(text) == name && toponym.place) {
      return world.gazetteer->place(*toponym.place);
    }
  }
  return {};
}

}  // namespace

TEST_CASE("a local paper's own town is the one that it writes about") {
  const std::string text = "The council of Paris will repair the bridge. Voters in Paris approved the levy.";
  CHECK(place_published(text, "Paris", {}).country == "FR");
  CHECK(place_published(text, "Paris", {"The Paris Post-Intelligencer", ""}).country == "US");
  CHECK(place_published(text, "Paris", {"", "http://www.parisobserver.com/news/1"}).country == "US");
}

TEST_CASE("the country of the publisher's address decides between towns of one name") {
  const std::string text = "The council of Hamilton will repair the bridge on Monday.";
  CHECK(place_published(text, "Hamilton", {"", "https://www.hamiltonecho.co.uk/bridge"}).country == "GB");
  CHECK(place_published(text, "Hamilton", {"", "https://news.example.co.nz/bridge?id=4"}).country == "NZ");
  CHECK(place_published("A bomb went off in Tripoli.", "Tripoli", {"Lebanese Courier", ""}).country == "LB");
  CHECK(place_published(text, "Hamilton", {"", "https://example.tv/bridge"}).country == "CA");
}

TEST_CASE("the towns around the publisher's home are meant") {
  const std::string text = "Firemen from Troy and Salem put the fire out.";
  CHECK(place_published(text, "Troy", {"Albany Courier", ""}).admin1 == "New York");
}

TEST_CASE("agencies of the world are at home nowhere, whatever they are called") {
  const std::string text = "The council of Paris will repair the bridge.";
  for (const Publication& world :
       {Publication{"The Washington Post", "https://www.washingtonpost.com/x"}, Publication{"Voice of America", ""},
        Publication{"", "https://edition.cnn.com/x"}, Publication{"BBC News", "https://www.bbc.co.uk/news/x"}}) {
    CHECK(place_published(text, "Paris", world).country == "FR");
  }
  const std::string other = "The council of Tripoli will repair the bridge.";
  CHECK(place_published(other, "Tripoli", {"Agence France-Presse", ""}).country == "LY");
  CHECK(place_published(other, "Tripoli", {"Naharnet", ""}).country == "LB");
}

TEST_CASE("what the report names outweighs where its publisher is at home") {
  CHECK(place_published("He was buried in Paris, France.", "Paris", {"The Paris Beacon", ""}).country == "FR");
  CHECK(place_published("Rebels shelled Homs and Hama in Syria; Tripoli was quiet, said Lebanon.", "Homs",
                        {"The Ohio Herald", ""})
            .country == "SY");
}

TEST_CASE("a publisher's place is no toponym of its text, and its reason is told") {
  const ToponymWorld& world = toponym_world();
  const std::string text = "The council of Paris will repair the bridge.";
  const auto found = find_toponyms(text, analyse_text(text), *world.gazetteer, *world.lexicon,
                                   {"The Paris Observer", "http://www.parisobserver.com"});
  REQUIRE(found.size() == 1);
  CHECK(found.front().reason.find("home of the publisher") != std::string::npos);
  CHECK(find_toponyms("Nothing happened.", analyse_text("Nothing happened."), *world.gazetteer, *world.lexicon,
                      {"Aleppo Today", ""})
            .empty());
}

TEST_CASE("addresses of every form are read without harm") {
  const std::string text = "The council of Hamilton will repair the bridge.";
  for (const char* url : {"", "/", "http://", "://", "x", "http://user@host", "http://a.b.c.d.e", "http://[::1]/",
                          "http://1.2.3.4/x", ".", "..", "http://-.com", "http://----.uk", "http://.uk",
                          "http://news.com", "mailto:a@b", "http://\xff\xfe.com"}) {
    CHECK_FALSE(place_published(text, "Hamilton", {url, url}).id.empty());
  }
}

TEST_CASE("a page's address and the publisher that newline-delimited JSON names are evidence of places") {
  const std::string text = "Gunmen attacked a checkpoint in Tripoli on Monday, killing two soldiers.";
  const auto country_of = [&](const Document& document) {
    const Reading reading = test_reader()->read(document);
    REQUIRE_FALSE(reading.toponyms.empty());
    REQUIRE(reading.toponyms.front().place);
    return std::string(test_reader()->gazetteer().country(*reading.toponyms.front().place));
  };
  Document document = test_document(text, "2020-03-02");
  CHECK(country_of(document) == "LY");
  document.url = "https://www.example.com.lb/news/12";
  CHECK(country_of(document) == "LB");
  document.url.clear();
  document.publisher = "Lebanese Courier";
  CHECK(country_of(document) == "LB");
}
