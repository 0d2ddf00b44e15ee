#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

namespace {

/// "origin > place" of each claim; "> place" where it has no origin.
std::string ways(const std::string& text) {
  std::string all;
  for (const Claim& claim : claims_of(text)) {
    all += all.empty() ? "" : "; ";
    all += claim.origin ? claim.origin->name + " > " : "> ";
    all += claim.place.name;
  }
  return all;
}

}  // namespace

TEST_CASE("people who fled came from the one place and went to the other") {
  CHECK(ways("Hundreds of families fled from Manbij to Jarabulus on Monday.") == "Manbij > Jarabulus");
  CHECK(ways("On Tuesday thousands of civilians were displaced from Palmyra to Homs.") == "Palmyra > Homs");
  CHECK(ways("Some 400 civilians were evacuated from Darayya to Idlib on Monday, officials said.") == "Daraya > Idlib");
  CHECK(ways("Aid workers evacuated 60 patients from the town of Madaya to Damascus on Monday.") ==
        "Madaya > Damascus");
}

TEST_CASE("what is fired comes from where it is fired, and hits where it hits") {
  CHECK(ways("Rockets fired from Azaz hit Afrin on Monday, killing two people.") == "Azaz > Afrin");
  CHECK(ways("Rebels shelled Afrin from Azaz on Monday.") == "Azaz > Afrin");
  CHECK(ways("Israel was hit by missiles launched from Yemen on Monday.") == "Yemen > Israel");
  CHECK(ways("The shelling of Afrin from Azaz killed three people on Tuesday.") == "Azaz > Afrin");
}

TEST_CASE("both words of the way are marked, and the quotation holds them") {
  const std::string text = "Hundreds of families fled from Manbij to Jarabulus on Monday.";
  const std::vector<Claim> claims = claims_of(text);
  REQUIRE(claims.size() == 1);
  REQUIRE(claims[0].spans.where.size() == 2);
  CHECK(claims[0].spans.where[0].of(text) == "Manbij");
  CHECK(claims[0].spans.where[1].of(text) == "Jarabulus");
  CHECK(claims[0].evidence.front().text.find("from Manbij to Jarabulus") != std::string::npos);
  REQUIRE(claims[0].origin);
  CHECK(claims[0].origin->is_resolved());
  CHECK(claims[0].origin->radius_m.has_value());
}

TEST_CASE("who is from a place, numbers and times from one to another, and one place alone are no origins") {
  for (const char* text :
       {"Gunmen killed two farmers from Hama in Homs on Monday.",
        "A doctor from Aleppo was shot dead in Idlib on Tuesday.", "Fighters from Manbij attacked Jarabulus on Monday.",
        "From 5 to 7 people were killed in an air strike on Idlib on Monday.",
        "Shells fell on Afrin from Monday to Tuesday, killing four people.",
        "Hundreds of families fled from Manbij on Monday.",
        "Mortar fire from the north hit Afrin on Monday, killing a child.",
        "A bomb hit a bus on the road from Homs to Hama on Monday, killing six people.",
        "Rebels shelled Afrin on Monday, a statement from Azaz said."}) {
    INFO(text);
    for (const Claim& claim : claims_of(text)) {
      CHECK_FALSE(claim.origin);
    }
  }
}
