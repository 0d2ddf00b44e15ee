#include "events/extract/casualties.h"

#include <catch2/catch.hpp>
#include <string>

#include "events/extract/lexicons.h"
#include "tests/events/extract/test_reader.h"

using namespace dateline;
using namespace dateline::events;

namespace {

// The casualties of a sentence, all mentions together.
Casualties casualties_of(const std::string& text) {
  static const auto lexicon = EventLexicon::load(resource_folder() / "lexicons");
  REQUIRE(lexicon.has_value());
  const TextStructure structure = analyse_text(text);
  const TaggedText tagged = tag_text(text, structure, **lexicon, {}, {});
  Casualties all;
  for (const Sentence& sentence : structure.sentences) {
    for (const CasualtyMention& mention : find_casualties(tagged, sentence)) {
      CHECK(mention.span.end <= text.size());
      add_casualties(all, mention.numbers);
    }
  }
  return all;
}

}  // namespace

TEST_CASE("numbers of dead and injured are read as they are stated") {
  const Casualties plain = casualties_of("The blast killed 12 people and wounded 30 others.");
  CHECK(plain.fatalities_best == 12);
  CHECK_FALSE(plain.fatalities_low.has_value());
  CHECK(plain.injured_best == 30);
  const Casualties least = casualties_of("At least seven civilians were killed in the strike.");
  CHECK(least.fatalities_low == 7);
  CHECK(least.fatalities_best == 7);
  CHECK(least.fatalities_civilians == 7);
  const Casualties most = casualties_of("Up to 40 fighters were killed.");
  CHECK(most.fatalities_high == 40);
  const Casualties between = casualties_of("Between 20 and 25 soldiers were killed.");
  CHECK(between.fatalities_low == 20);
  CHECK(between.fatalities_high == 25);
  CHECK_FALSE(between.fatalities_best.has_value());
}

TEST_CASE("a word without a number bounds from below and estimates nothing") {
  const Casualties dozens = casualties_of("Dozens of people were killed.");
  CHECK(dozens.fatalities_low == 24);
  CHECK_FALSE(dozens.fatalities_best.has_value());
  CHECK_FALSE(dozens.fatalities_high.has_value());
}

TEST_CASE("a single victim counts one, no casualties none, and other numbers nothing") {
  CHECK(casualties_of("A policeman was killed in the ambush.").fatalities_best == 1);
  CHECK(casualties_of("There were no casualties.").fatalities_best == 0);
  CHECK(casualties_of("A shell hit the school but no one was injured.").injured_best == 0);
  CHECK(casualties_of("Nobody was killed in the raid.").fatalities_best == 0);
  CHECK(casualties_of("No soldiers were hurt.").injured_best == 0);
  CHECK(casualties_of("No fewer than 12 soldiers were killed.").fatalities_low == 12);
  CHECK_FALSE(casualties_of("Nobody claimed the town; 12 buses left it.").stated());
  CHECK_FALSE(casualties_of("The army seized 12 rifles and 300,000 people live there.").stated());
}

TEST_CASE("a family counts all its members, and a person may be named by age alone") {
  const Casualties family = casualties_of("The strike killed a mother and her two children.");
  CHECK(family.fatalities_best == 3);
  CHECK(family.fatalities_civilians == 3);
  CHECK(casualties_of("A mother and her two children were killed.").fatalities_best == 3);
  CHECK(casualties_of("The shell killed a man and his son.").fatalities_best == 2);
  CHECK(casualties_of("A man and a woman were beaten to death.").fatalities_best == 2);
  CHECK(casualties_of("Soldiers shot dead a 17-year-old.").fatalities_best == 1);
  CHECK(casualties_of("A 17-year-old boy was shot dead.").fatalities_best == 1);
  CHECK(casualties_of("Gunmen shot dead a police officer.").fatalities_best == 1);
}

TEST_CASE("those who died are not those who were wounded") {
  const Casualties both = casualties_of("Four soldiers died and two were wounded.");
  CHECK(both.fatalities_best == 4);
  CHECK(both.injured_best == 2);
}
