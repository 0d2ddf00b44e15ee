// Words of violence that hit no one: diplomacy, business, sport.
#include <catch2/catch.hpp>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

TEST_CASE("words of violence against what no arms can hit tell of no event") {
  for (const char* text :
       {"Senators attacked the decision in Washington on Monday.",
        "The opposition attacked the government's plan in Berlin on Monday.",
        "Ukraine shot down the proposal in Kyiv on Monday.", "Fans stormed the pitch in Turin on Sunday.",
        "The firm captured a third of the market in Lagos in August.",
        "She was bombarded with questions in Paris on Monday.",
        "The minister was ambushed by reporters in Paris on Monday.",
        "The senator came under fire in Washington on Monday for the remark.",
        "The battle for votes began in Damascus on Monday."}) {
    INFO(text);
    CHECK(claims_of(text).empty());
  }
}

TEST_CASE("the same words against people, places and aircraft do") {
  for (const char* text :
       {"Gunmen attacked lawmakers in Damascus on Monday.", "Soldiers shot down a drone in Homs on Monday.",
        "Rebels stormed the base in Homs on Monday.", "The town of Homs was bombarded with rockets on Monday.",
        "A convoy was ambushed by gunmen in Homs on Monday."}) {
    INFO(text);
    CHECK(claims_of(text).size() == 1);
  }
}
